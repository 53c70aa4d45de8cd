// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.concordat.federation.aggregation.GlobalModel;
import net.concordat.federation.compression.Whole;
import net.concordat.federation.secure.FixedPoint;
import net.concordat.federation.update.SentUpdate;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.inference.support.Sha256;
import net.concordat.worker.data.source.DataSpec;
import net.concordat.worker.training.Network;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nine banks' workers in a round in groups of three; each job is a process of its own. */
class GroupedWorkTest {
  private static final Architecture SHAPE = Architecture.perceptron(8, List.of(4));
  private static final float[] BASE = Network.random(SHAPE, 3).parameters();
  private static final double LARGEST = 4;
  private static final FederationSpec SPEC = Agreed.plain(50);

  @TempDir private Path folder;
  private final List<SimulatedBanks.Bank> banks = SimulatedBanks.madeUp(9, 1);
  private final List<List<String>> groups = List.of(named(0, 4, 8), named(1, 2, 6), named(3, 5, 7));
  private final Map<String, byte[]> store = new HashMap<>();
  private List<RoundMasks.Said> keys = List.of();
  private RoundTask.@Nullable Judged judged;

  private List<String> named(int... places) {
    List<String> names = new ArrayList<>();
    for (int place : places) {
      names.add(banks.get(place).name());
    }
    return names;
  }

  private List<String> groupOf(String member) {
    return groups.stream().filter(group -> group.contains(member)).findFirst().orElseThrow();
  }

  private RoundTask task(
      RoundTask.Kind kind,
      String member,
      RoundTask.Rule rule,
      List<RoundTask.Update> updates,
      @Nullable RoundMasks masks) {
    RoundTask task =
        new RoundTask(
            kind,
            "f".repeat(64),
            1,
            2,
            member,
            GlobalModel.of(BASE).digest(),
            0,
            rule,
            rule == RoundTask.Rule.MEAN ? 0 : 1,
            9,
            RoundTask.Terms.of(SPEC),
            UpdateForm.NONE,
            0,
            0,
            Json.line(SPEC),
            kind.readsRows() ? new RoundTask.Data(DataSpec.file("rows.csv"), null) : null,
            updates,
            updates.stream().map(RoundTask.Update::digest).toList(),
            masks,
            judged,
            null,
            null);
    // As it travels from the registry.
    return Json.read(Json.bytes(task), RoundTask.class, "The task");
  }

  private RoundMasks masks(List<List<String>> some) {
    return new RoundMasks(2, 3, LARGEST, keys, List.of(), List.of(), some);
  }

  private RoundSecrets secrets(String member) {
    return new RoundSecrets(folder.resolve(member));
  }

  private RoundWork work(RoundTask task) {
    return new RoundWork(
        task,
        SHAPE,
        BASE,
        digest -> Objects.requireNonNull(store.get(digest), digest),
        new KeptByBank(secrets(task.member()), new ClientMemory(folder), new NoiseKeys(folder)));
  }

  private RoundTask.Update train(SimulatedBanks.Bank bank) {
    RoundMasks own = masks(List.of(groupOf(bank.name())));
    RoundTask task = task(RoundTask.Kind.TRAIN, bank.name(), RoundTask.Rule.MEAN, List.of(), own);
    return stored(bank.name(), work(task).train(bank.train(), "rows").bytes());
  }

  private RoundTask.Update stored(String member, byte[] bytes) {
    String digest = Sha256.of(bytes).hex();
    store.put(digest, bytes);
    return new RoundTask.Update(member, digest);
  }

  private float[] plain(String member) {
    SimulatedBanks.Bank bank =
        banks.stream().filter(each -> each.name().equals(member)).findFirst().orElseThrow();
    RoundTask task = task(RoundTask.Kind.TRAIN, member, RoundTask.Rule.MEAN, List.of(), null);
    return new Whole()
        .unpack(
            SentUpdate.decode(work(task).train(bank.train(), "rows").bytes()).packed(),
            BASE.length);
  }

  private RoundWork.Made combine(
      RoundTask.Rule rule, List<RoundTask.Update> updates, List<List<String>> some) {
    return work(task(RoundTask.Kind.COMBINE, banks.get(0).name(), rule, updates, masks(some)))
        .combine();
  }

  /** A client of the group may send any numbers under its mask. */
  private RoundTask.Update spoiled(RoundTask.Update update) {
    SentUpdate honest = SentUpdate.decode(Objects.requireNonNull(store.get(update.digest())));
    byte[] packed = honest.packed().clone();
    for (int i = 3; i < packed.length; i += Integer.BYTES) {
      packed[i] += 16;
    }
    return stored(
        update.member(),
        new SentUpdate(
                honest.federation(),
                honest.round(),
                honest.member(),
                honest.globalDigest(),
                0,
                packed)
            .encode());
  }

  @BeforeEach
  void sayKeys() {
    List<RoundMasks.Said> said = new ArrayList<>();
    for (SimulatedBanks.Bank bank : banks) {
      RoundTask task =
          task(
              RoundTask.Kind.KEYS,
              bank.name(),
              RoundTask.Rule.COORDINATE_MEDIAN,
              List.of(),
              masks(List.of(groupOf(bank.name()))));
      said.add(
          new RoundMasks.Said(
              bank.name(), new MaskedWork(task, secrets(bank.name())).keys().bytes()));
    }
    keys = said;
  }

  @Test
  void theMeansOfGroupsAreThoseOfTheirPlainUpdatesAndARuleTakesTheMiddleOne() {
    List<RoundTask.Update> all = new ArrayList<>(banks.stream().map(this::train).toList());
    double[][] means = new double[groups.size()][BASE.length];
    for (int group = 0; group < means.length; group++) {
      for (String member : groups.get(group)) {
        float[] update = plain(member);
        for (int i = 0; i < BASE.length; i++) {
          means[group][i] += update[i] / 3.0;
        }
      }
    }
    // Beside the fixed point's, a weight as a float is off by less than a ten-millionth of 1.
    double error = new FixedPoint(LARGEST, 3).error(3) + 1e-6;

    RoundWork.Made mean = combine(RoundTask.Rule.MEAN, all, groups);
    assertThat(mean.metrics()).containsEntry("counted", 9).containsEntry("found", Map.of());
    float[] next = GlobalModel.decode(mean.bytes(), BASE.length).weights();
    for (int i = 0; i < next.length; i++) {
      double expected = BASE[i] + (means[0][i] + means[1][i] + means[2][i]) / 3;
      assertThat((double) next[i]).isCloseTo(expected, within(error));
    }

    all.set(4, spoiled(all.get(4)));
    float[] middle =
        GlobalModel.decode(
                combine(RoundTask.Rule.COORDINATE_MEDIAN, all, groups).bytes(), BASE.length)
            .weights();
    for (int i = 0; i < middle.length; i++) {
      double low = BASE[i] + Math.min(means[1][i], means[2][i]) - error;
      double high = BASE[i] + Math.max(means[1][i], means[2][i]) + error;
      assertThat((double) middle[i]).isBetween(low, high);
    }
  }

  /** Shapley's values add up to what all groups together gain. */
  @Test
  void eachMemberHasWhatItsGroupIsWorth() {
    List<RoundTask.Update> all = banks.stream().map(this::train).toList();
    byte[] combined = combine(RoundTask.Rule.MEAN, all, groups).bytes();
    String root = "d".repeat(64);
    RoundTask.Judged measured = new RoundTask.Judged(0, root, Sha256.of(combined).hex());
    judged = measured;
    SimulatedBanks.Bank by = banks.get(0);
    RoundTask task = task(RoundTask.Kind.SCORE, by.name(), RoundTask.Rule.MEAN, all, masks(groups));
    GateWork gate = new GateWork(task, measured, SHAPE);
    GlobalModel before = GlobalModel.of(BASE);

    Map<String, Double> scores =
        Json.read(
                gate.score(before, work(task).received().counting(), by.holdout(), root).bytes(),
                GateWork.Worth.class,
                "The scores")
            .scores();

    assertThat(scores).containsOnlyKeys(banks.stream().map(SimulatedBanks.Bank::name).toList());
    double sum = 0;
    for (List<String> group : groups) {
      assertThat(group.stream().map(scores::get).distinct()).hasSize(1);
      sum += Objects.requireNonNull(scores.get(group.get(0)));
    }
    int gain =
        (Integer)
            Objects.requireNonNull(
                gate.judge(before, combined, by.holdout(), root).metrics().get("gainMillionths"));
    assertThat(sum).isCloseTo(gain / 1e6, within(1e-6));
    assertThat(scores.values().stream().distinct()).hasSizeGreaterThan(1);
  }

  @Test
  void aGroupWithAnUpdateThatIsNoneIsLeftOutWhole() {
    List<RoundTask.Update> all = new ArrayList<>(banks.stream().map(this::train).toList());
    all.set(4, stored(banks.get(4).name(), new byte[100]));
    RoundWork.Made made = combine(RoundTask.Rule.MEAN, all, groups);
    assertThat(made.metrics())
        .containsEntry("counted", 6)
        .containsEntry(
            "found",
            Map.of(
                banks.get(4).name(),
                "WRONG_SHAPE",
                banks.get(0).name(),
                "GROUP_INCOMPLETE",
                banks.get(8).name(),
                "GROUP_INCOMPLETE"));
  }

  @Test
  void refusesAKeyThatIsMissingAndWeightsBySize() {
    keys = keys.subList(0, 8);
    assertThatThrownBy(() -> train(banks.get(0)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("The open key of %s is missing".formatted(banks.get(8).name()));
    assertThatThrownBy(() -> combine(RoundTask.Rule.WEIGHTED_MEAN, List.of(), groups))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("Under masks all count alike");
  }
}
