// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
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

/**
 * Five banks' workers in a masked round; each job is a process of its own, so nothing is shared.
 */
class MaskedWorkTest {
  private static final Architecture SHAPE = Architecture.perceptron(8, List.of(4));
  private static final float[] BASE = Network.random(SHAPE, 3).parameters();
  private static final String FEDERATION = "f".repeat(64);
  private static final int CLIENTS = 5;
  private static final double LARGEST = 4;
  private static final FederationSpec SPEC = Agreed.plain(1e6);

  @TempDir private Path folder;
  private final List<SimulatedBanks.Bank> banks = SimulatedBanks.madeUp(CLIENTS, 1);
  private final Map<String, byte[]> store = new HashMap<>();
  private List<RoundMasks.Said> keys = List.of();
  private List<RoundMasks.Said> shares = List.of();
  private List<RoundMasks.Said> unmaskings = List.of();

  private RoundTask task(
      RoundTask.Kind kind, int round, String member, List<RoundTask.Update> updates) {
    RoundTask.Data rows =
        kind == RoundTask.Kind.TRAIN ? new RoundTask.Data(DataSpec.file("rows.csv"), null) : null;
    RoundMasks masks = new RoundMasks(2, 4, LARGEST, keys, shares, unmaskings, List.of());
    RoundTask task = task(kind, round, member, updates, rows, masks);
    // As it travels from the registry.
    return Json.read(Json.bytes(task), RoundTask.class, "The task");
  }

  private static RoundTask task(
      RoundTask.Kind kind,
      int round,
      String member,
      List<RoundTask.Update> updates,
      RoundTask.@Nullable Data rows,
      @Nullable RoundMasks masks) {
    return new RoundTask(
        kind,
        FEDERATION,
        round,
        2,
        member,
        GlobalModel.of(BASE).digest(),
        0,
        RoundTask.Rule.MEAN,
        0,
        CLIENTS,
        RoundTask.Terms.of(SPEC),
        UpdateForm.NONE,
        0,
        0,
        Json.line(SPEC),
        rows,
        updates,
        updates.stream().map(RoundTask.Update::digest).toList(),
        masks,
        null,
        null,
        null);
  }

  private RoundSecrets secrets(String member) {
    return new RoundSecrets(folder.resolve(member));
  }

  private MaskedWork masked(
      RoundTask.Kind kind, int round, String member, List<RoundTask.Update> updates) {
    return new MaskedWork(task(kind, round, member, updates), secrets(member));
  }

  private RoundWork work(RoundTask task) {
    return new RoundWork(
        task,
        SHAPE,
        BASE,
        digest -> Objects.requireNonNull(store.get(digest), digest),
        new KeptByBank(secrets(task.member()), new ClientMemory(folder), new NoiseKeys(folder)));
  }

  private List<RoundMasks.Said> say(RoundTask.Kind kind, List<RoundTask.Update> survivors) {
    List<RoundMasks.Said> said = new ArrayList<>();
    for (SimulatedBanks.Bank bank : banks) {
      String member = bank.name();
      MaskedWork work = masked(kind, 1, member, survivors);
      if (survivors.isEmpty() || survivors.stream().anyMatch(one -> one.member().equals(member))) {
        said.add(
            new RoundMasks.Said(
                member,
                switch (kind) {
                  case KEYS -> work.keys().bytes();
                  case SHARES -> work.shares().bytes();
                  default -> work.unmasking().bytes();
                }));
      }
    }
    return said;
  }

  private RoundTask.Update train(SimulatedBanks.Bank bank) {
    byte[] bytes =
        work(task(RoundTask.Kind.TRAIN, 1, bank.name(), List.of()))
            .train(bank.train(), "rows")
            .bytes();
    String digest = Sha256.of(bytes).hex();
    store.put(digest, bytes);
    return new RoundTask.Update(bank.name(), digest);
  }

  private float[] plain(SimulatedBanks.Bank bank) {
    RoundTask task =
        task(
            RoundTask.Kind.TRAIN,
            1,
            bank.name(),
            List.of(),
            new RoundTask.Data(DataSpec.file("rows.csv"), null),
            null);
    return new Whole()
        .unpack(
            SentUpdate.decode(work(task).train(bank.train(), "rows").bytes()).packed(),
            BASE.length);
  }

  @BeforeEach
  void sayKeysAndShares() {
    keys = say(RoundTask.Kind.KEYS, List.of());
    shares = say(RoundTask.Kind.SHARES, List.of());
  }

  @Test
  void theSumOfThoseWhoAreLeftIsThatOfTheirUpdatesAndNoneOfThemIsSeen() {
    List<RoundTask.Update> survivors = new ArrayList<>();
    double[] mean = new double[BASE.length];
    for (SimulatedBanks.Bank bank : banks.subList(0, 4)) {
      survivors.add(train(bank));
      float[] update = plain(bank);
      for (int i = 0; i < mean.length; i++) {
        mean[i] += update[i] / 4.0;
      }
    }
    unmaskings = say(RoundTask.Kind.UNMASK, survivors);

    RoundWork.Made made =
        work(task(RoundTask.Kind.COMBINE, 1, banks.get(2).name(), survivors)).combine();

    assertThat(made.metrics()).containsEntry("counted", 4).containsEntry("found", Map.of());
    float[] next = GlobalModel.decode(made.bytes(), BASE.length).weights();
    // Beside the fixed point's, a weight as a float is off by less than a ten-millionth of 1.
    double error = new FixedPoint(LARGEST, CLIENTS).error(CLIENTS) + 1e-6;
    for (int i = 0; i < mean.length; i++) {
      assertThat((double) next[i]).isCloseTo(BASE[i] + mean[i], within(error));
    }
    SentUpdate sent =
        SentUpdate.decode(Objects.requireNonNull(store.get(survivors.get(0).digest())));
    assertThat(sent.numExamples()).isZero();
    assertThat(sent.packed()).isNotEqualTo(new Whole().pack(plain(banks.get(0))));
  }

  @Test
  void whoBeginsAgainSaysTheSame() {
    SimulatedBanks.Bank bank = banks.get(1);
    assertThat(masked(RoundTask.Kind.KEYS, 1, bank.name(), List.of()).keys().bytes())
        .isEqualTo(keys.get(1).said());
    assertThat(masked(RoundTask.Kind.SHARES, 1, bank.name(), List.of()).shares().bytes())
        .isEqualTo(shares.get(1).said());
    assertThat(train(bank)).isEqualTo(train(bank));
  }

  @Test
  void givesItsSharesForOneSetOfSurvivors() {
    List<RoundTask.Update> all = banks.stream().map(this::train).toList();
    String member = banks.get(0).name();
    byte[] given = masked(RoundTask.Kind.UNMASK, 1, member, all).unmasking().bytes();
    assertThat(masked(RoundTask.Kind.UNMASK, 1, member, all).unmasking().bytes()).isEqualTo(given);

    assertThatThrownBy(masked(RoundTask.Kind.UNMASK, 1, member, all.subList(0, 4))::unmasking)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("must be given for the survivors of before, but these are others");
  }

  @Test
  void anUpdateThatIsNoneLeavesTheWeightsAsTheyWere() {
    List<RoundTask.Update> survivors = new ArrayList<>();
    banks.forEach(bank -> survivors.add(train(bank)));
    byte[] none = new byte[100];
    String digest = Sha256.of(none).hex();
    store.put(digest, none);
    String liar = banks.get(4).name();
    survivors.set(4, new RoundTask.Update(liar, digest));
    unmaskings = say(RoundTask.Kind.UNMASK, survivors);

    RoundWork.Made made =
        work(task(RoundTask.Kind.COMBINE, 1, banks.get(0).name(), survivors)).combine();

    assertThat(made.metrics())
        .containsEntry("counted", 0)
        .containsEntry("found", Map.of(liar, "WRONG_SHAPE"));
    assertThat(made.bytes()).isEqualTo(GlobalModel.of(BASE).encode());
  }

  @Test
  void sharesThatCannotBeOpenedCostNobodyItsPart() {
    // One letter of the fourth bank's is changed, and all of the fifth's are cut off.
    shares.get(3).said()[5] ^= 1;
    assertThat(countedOfAll()).isEqualTo(5);
    shares.set(4, new RoundMasks.Said(banks.get(4).name(), new byte[7]));
    // Of the fifth's secret there is its own share alone.
    assertThat(countedOfAll()).isZero();
  }

  @Test
  void oneThatGivesWrongSharesKeepsTheSumFromNobody() {
    List<RoundTask.Update> all = banks.stream().map(this::train).toList();
    unmaskings = say(RoundTask.Kind.UNMASK, all);
    unmaskings.get(2).said()[3] ^= 1;
    assertThat(combined(all)).isEqualTo(5);
    unmaskings.set(2, new RoundMasks.Said(banks.get(2).name(), new byte[3]));
    assertThat(combined(all)).isEqualTo(5);
    unmaskings.get(1).said()[3] ^= 1;
    assertThat(combined(all)).isZero();
  }

  private int countedOfAll() {
    List<RoundTask.Update> all = banks.stream().map(this::train).toList();
    unmaskings = say(RoundTask.Kind.UNMASK, all);
    return combined(all);
  }

  private int combined(List<RoundTask.Update> survivors) {
    return (Integer)
        Objects.requireNonNull(
            work(task(RoundTask.Kind.COMBINE, 1, banks.get(0).name(), survivors))
                .combine()
                .metrics()
                .get("counted"));
  }

  @Test
  void secretsAreDestroyedWithTheNextRoundAndAllWithTheEnd() throws IOException {
    String member = banks.get(0).name();
    Path mine = folder.resolve(member).resolve(FEDERATION);
    assertThat(files(mine)).containsExactly("1-2");
    masked(RoundTask.Kind.KEYS, 2, member, List.of()).keys();
    assertThat(files(mine)).containsExactly("2-2");
    assertThatThrownBy(masked(RoundTask.Kind.SHARES, 1, member, List.of())::shares)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("secrets of round 1 must be in the folder");

    secrets(member).destroyAll(task(RoundTask.Kind.KEYS, 2, member, List.of()));
    assertThat(mine).doesNotExist();
  }

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toList();
    }
  }
}
