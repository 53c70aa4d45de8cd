// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import net.concordat.federation.aggregation.AggregationRule;
import net.concordat.federation.aggregation.CoordinateMedian;
import net.concordat.federation.aggregation.GlobalModel;
import net.concordat.federation.aggregation.WeightedMean;
import net.concordat.federation.aggregation.Weighting;
import net.concordat.federation.update.SentUpdate;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.inference.support.Sha256;
import net.concordat.worker.data.source.DataSpec;
import net.concordat.worker.training.Descent;
import net.concordat.worker.training.Network;
import net.concordat.worker.training.TrainingSettings;
import net.concordat.worker.training.TrainingSettings.ClassWeighting;
import net.concordat.worker.training.fused.Optimizer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundWorkTest {
  private static final Architecture SHAPE = Architecture.perceptron(8, List.of(8));
  private static final float[] BASE = Network.random(SHAPE, 3).parameters();
  private static final String FEDERATION = "f".repeat(64);
  private static final int ROUNDS = 3;
  private static final float LARGEST = 0.25f;
  private static final TrainingSettings DESCENDING =
      new TrainingSettings(
          0.1,
          1,
          20,
          0,
          0,
          0,
          ClassWeighting.NONE,
          null,
          new Descent(Optimizer.Kind.SGD, null, null, null),
          null);
  private static final FederationSpec SPEC = Agreed.plain(1e6);

  private final List<SimulatedBanks.Bank> banks = SimulatedBanks.madeUp(3, 1);
  private final Map<String, byte[]> store = new HashMap<>();
  @TempDir private Path folder;
  private FederationSpec spec = SPEC;
  private UpdateForm form = UpdateForm.NONE;
  private RoundTask.Rule rule = RoundTask.Rule.MEAN;
  private AggregationRule simulatedRule = new WeightedMean(Weighting.EQUAL);
  private int dishonest;
  private @Nullable HoldoutFilter filter;
  private RoundTask.@Nullable Weighed weighed;
  private int countedIn;
  private long moved;
  private GlobalModel global = GlobalModel.of(BASE);

  private static final RoundTask.Judged JUDGED = new RoundTask.Judged(0, "d".repeat(64), null);

  private RoundTask task(
      RoundTask.Kind kind, int round, String member, List<RoundTask.Update> updates) {
    List<String> inputs = new ArrayList<>(updates.stream().map(RoundTask.Update::digest).toList());
    if (round > 1) {
      inputs.add(global.digest());
    }
    return new RoundTask(
        kind,
        FEDERATION,
        round,
        ROUNDS,
        member,
        global.digest(),
        moved,
        rule,
        dishonest,
        banks.size(),
        RoundTask.Terms.of(spec),
        form,
        LARGEST,
        countedIn,
        Json.line(spec),
        kind == RoundTask.Kind.COMBINE
            ? null
            : new RoundTask.Data(DataSpec.file("rows.csv"), DataSpec.file("holdout.csv")),
        updates,
        inputs,
        null,
        kind == RoundTask.Kind.WEIGH ? JUDGED : null,
        null,
        kind == RoundTask.Kind.COMBINE ? weighed : null);
  }

  private RoundWork work(RoundTask task) {
    return new RoundWork(
        task,
        SHAPE,
        BASE,
        digest -> Objects.requireNonNull(store.get(digest), digest),
        KeptByBank.in(folder.resolve(task.member())));
  }

  private RoundTask.Update train(int round, SimulatedBanks.Bank bank) {
    RoundTask task = task(RoundTask.Kind.TRAIN, round, bank.name(), List.of());
    return stored(bank.name(), work(task).train(bank.train(), "rows").bytes());
  }

  private RoundTask.Update stored(String member, byte[] bytes) {
    String digest = Sha256.of(bytes).hex();
    store.put(digest, bytes);
    return new RoundTask.Update(member, digest);
  }

  private RoundWork.Made combine(int round, List<RoundTask.Update> updates) {
    return work(task(RoundTask.Kind.COMBINE, round, "Bank1", updates)).combine();
  }

  @Test
  void roundsOfThisGiveTheDigestOfTheSimulator() {
    assertRoundsAreTheSimulators();
  }

  @Test
  void roundsUnderTheMedianGiveTheDigestOfTheSimulator() {
    rule = RoundTask.Rule.COORDINATE_MEDIAN;
    simulatedRule = new CoordinateMedian();
    assertRoundsAreTheSimulators();
  }

  /** Of three banks the one is left out whose updates do least on the rows of all. */
  @Test
  void roundsByEvaluatorsGiveTheDigestOfTheSimulator() {
    rule = RoundTask.Rule.JUDGED_MEAN;
    dishonest = 1;
    simulatedRule = new WeightedMean(spec.bySize());
    filter =
        new HoldoutFilter(
            banks.stream()
                .map(bank -> new Evaluator(bank.name(), bank.holdout()))
                .<ToDoubleFunction<float[]>>map(one -> weights -> one.loss(SHAPE, weights))
                .toList(),
            1);
    Map<String, Long> standings = new HashMap<>();
    for (int round = 1; round <= ROUNDS; round++) {
      int now = round;
      List<RoundTask.Update> updates = banks.stream().map(bank -> train(now, bank)).toList();
      weighed = weighed(round, updates, standings);
      String least = Collections.min(standings.entrySet(), Map.Entry.comparingByValue()).getKey();
      RoundWork.Made made = combine(round, updates);
      assertThat(made.metrics())
          .containsEntry("counted", 2)
          .containsEntry("found", Map.of(least, "LEAST_GAIN"));
      moved += movedBy(made);
      global = GlobalModel.decode(made.bytes(), BASE.length);
      store.put(global.digest(), made.bytes());
    }
    assertThat(global.digest()).isEqualTo(simulated().digest());
  }

  /** What the banks say of updates; their middle gains are added to what clients stand by. */
  private RoundTask.Weighed weighed(
      int round, List<RoundTask.Update> updates, Map<String, Long> standings) {
    List<Long> before =
        updates.stream().map(update -> standings.getOrDefault(update.member(), 0L)).toList();
    List<List<Integer>> said = banks.stream().map(bank -> gains(round, updates, bank)).toList();
    List<List<Integer>> gains = new ArrayList<>();
    for (int i = 0; i < updates.size(); i++) {
      int place = i;
      List<Integer> of = said.stream().map(each -> each.get(place)).sorted().toList();
      gains.add(of);
      standings.merge(updates.get(i).member(), (long) of.get(1), Long::sum);
    }
    return new RoundTask.Weighed(before, gains);
  }

  @SuppressWarnings("unchecked")
  private List<Integer> gains(
      int round, List<RoundTask.Update> updates, SimulatedBanks.Bank evaluator) {
    RoundTask task = task(RoundTask.Kind.WEIGH, round, evaluator.name(), updates);
    RoundWork work = work(task);
    RoundWork.Made made =
        new GateWork(task, JUDGED, SHAPE)
            .weigh(work.global(), work.received().taken(), evaluator.holdout(), JUDGED.holdout());
    return (List<Integer>) Objects.requireNonNull(made.metrics().get("gainsMillionths"));
  }

  @Test
  void leavesNobodyOutWhereThatWouldBeHalf() {
    rule = RoundTask.Rule.JUDGED_MEAN;
    dishonest = 1;
    List<RoundTask.Update> two = List.of(train(1, banks.get(0)), train(1, banks.get(1)));
    weighed = new RoundTask.Weighed(List.of(0L, 0L), List.of(List.of(1), List.of(2)));
    assertThat(combine(1, two).metrics()).containsEntry("counted", 0);
  }

  @Test
  void refusesToCombineByWhatNobodySaid() {
    rule = RoundTask.Rule.JUDGED_MEAN;
    List<RoundTask.Update> one = List.of(train(1, banks.get(0)));
    assertThatThrownBy(() -> combine(1, one))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("to COMBINE by JUDGED_MEAN says nothing");
    weighed = new RoundTask.Weighed(List.of(0L, 0L), List.of(List.of(1), List.of(2)));
    assertThatThrownBy(() -> combine(1, one))
        .hasMessageContaining("must be of the task's 1 updates, but is of 2");
    rule = RoundTask.Rule.MEAN;
    assertThatThrownBy(() -> combine(1, one)).hasMessageContaining("by MEAN says something");
    assertThatThrownBy(
            () -> new RoundTask.Weighed(List.of(0L, 0L), List.of(List.of(1), List.of(2, 3))))
        .hasMessageContaining("as many gains, one or more, of each update");
  }

  @Test
  void roundsOfClientsThatRememberGiveTheDigestOfTheSimulator() throws IOException {
    spec = Agreed.spec(StrategyName.SCAFFOLD, DESCENDING, 1e6);
    form = UpdateForm.EIGHT_BITS;
    assertRoundsAreTheSimulators();
    try (Stream<Path> kept =
        Files.list(folder.resolve(banks.get(0).name()).resolve("memory").resolve(FEDERATION))) {
      assertThat(kept).hasSize(2);
    }
  }

  private void assertRoundsAreTheSimulators() {
    for (int round = 1; round <= ROUNDS; round++) {
      List<RoundTask.Update> updates = new ArrayList<>();
      for (SimulatedBanks.Bank bank : banks) {
        RoundTask.Update first = train(round, bank);
        // As if the first had been lost after all was done.
        assertThat(train(round, bank)).isEqualTo(first);
        updates.add(first);
      }
      RoundWork.Made made = combine(round, updates);
      assertThat(made.metrics()).containsEntry("counted", 3).containsEntry("found", Map.of());
      long step = movedBy(made);
      assertThat(step).isPositive();
      moved += step;
      global = GlobalModel.decode(made.bytes(), BASE.length);
      store.put(global.digest(), made.bytes());
      countedIn = round;
    }
    assertThat(global.digest()).isEqualTo(simulated().digest());
  }

  private static long movedBy(RoundWork.Made made) {
    return (Long) Objects.requireNonNull(made.metrics().get("movedMillionths"));
  }

  private GlobalModel simulated() {
    List<Client> clients = new ArrayList<>();
    for (SimulatedBanks.Bank bank : banks) {
      clients.add(
          new TrainingClient(
              bank.name(),
              bank.train(),
              SHAPE,
              spec.plan(ROUNDS, null),
              spec.server(),
              7 + bank.name().hashCode()));
    }
    FederationPlan plan =
        new FederationPlan(
            FEDERATION,
            new RobustMode(simulatedRule, form.of(LARGEST), 1e6, filter),
            spec.server(),
            ROUNDS,
            null,
            0,
            0,
            1);
    return new Simulation(plan, SHAPE, clients, List.of(), 1).run(BASE, record -> {});
  }

  @Test
  void anUpdateIsMadeAgainToTheByte() {
    SimulatedBanks.Bank bank = banks.get(0);
    RoundTask.Update first = train(2, bank);
    assertThat(train(2, bank)).isEqualTo(first);
    SentUpdate sent = SentUpdate.decode(Objects.requireNonNull(store.get(first.digest())));
    assertThat(sent.member()).isEqualTo(bank.name());
    assertThat(sent.round()).isEqualTo(2);
    assertThat(sent.digest()).isEqualTo(first.digest());
  }

  @Test
  void whoseUpdateIsNoneIsNamedAndLeftOut() {
    RoundTask.Update good = train(1, banks.get(0));
    RoundTask.Update second = train(1, banks.get(1));
    SentUpdate of = SentUpdate.decode(Objects.requireNonNull(store.get(second.digest())));
    byte[] packed = of.packed().clone();
    packed[2] = (byte) 0xc0;
    packed[3] = 0x7f;
    RoundTask.Update nan =
        stored(
            "Bank2",
            new SentUpdate(FEDERATION, 1, "Bank2", of.globalDigest(), 10, packed).encode());
    RoundTask.Update earlier =
        stored(
            "Bank3",
            new SentUpdate(FEDERATION, 2, "Bank3", of.globalDigest(), 10, of.packed()).encode());

    RoundWork.Made made = combine(1, List.of(good, nan, earlier));

    assertThat(made.metrics())
        .containsEntry("counted", 1)
        .containsEntry("found", Map.of("Bank2", "NOT_FINITE", "Bank3", "REPLAYED"));
  }

  @Test
  void ofBytesThatAreNoUpdateNothingComesAndTheWeightsStay() {
    RoundWork.Made made =
        combine(1, List.of(stored("Bank1", new byte[100]), stored("Bank2", new byte[0])));
    assertThat(made.metrics())
        .containsEntry("counted", 0)
        .containsEntry("found", Map.of("Bank1", "WRONG_SHAPE", "Bank2", "WRONG_SHAPE"));
    assertThat(made.bytes()).isEqualTo(GlobalModel.of(BASE).encode());
  }

  @Test
  void refusesOtherWeightsThanTheLedgerNames() {
    RoundTask task = task(RoundTask.Kind.TRAIN, 1, "Bank1", List.of());
    RoundWork other =
        new RoundWork(
            task,
            SHAPE,
            Network.random(SHAPE, 4).parameters(),
            digest -> new byte[0],
            KeptByBank.in(folder));
    assertThatThrownBy(other::global)
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("must have the digest " + task.globalDigest());
  }

  @Test
  void refusesWeightsThatAreFurtherFromTheBaseThanTheLedgerSaysAllRoundsHaveMovedThem() {
    SimulatedBanks.Bank bank = banks.get(0);
    RoundWork.Made made = combine(1, List.of(train(1, bank)));
    long step = movedBy(made);
    global = GlobalModel.decode(made.bytes(), BASE.length);
    store.put(global.digest(), made.bytes());
    // An aggregator that would put a review off says half of it.
    moved = step / 2;
    assertThatThrownBy(() -> train(2, bank))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "The weights that round 2 begins with must have moved by %d millionths at the most, as the ledger says, but are %d from the base version's"
                .formatted(moved, step));
    moved = step;
    assertThat(train(2, bank).digest()).hasSize(64);
  }

  @Test
  void refusesToGoOnWithoutWhatItRemembered() {
    spec = Agreed.spec(StrategyName.SCAFFOLD, DESCENDING, 1e6);
    countedIn = 1;
    assertThatThrownBy(() -> train(2, banks.get(0)))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("remembers of round 1 must be in the folder in which it was made");
  }

  @Test
  void refusesAnotherStrategyThanTheLedgers() {
    RoundTask task = task(RoundTask.Kind.TRAIN, 1, "Bank1", List.of());
    RoundTask other =
        new RoundTask(
            task.kind(),
            task.federation(),
            task.round(),
            task.rounds(),
            task.member(),
            task.globalDigest(),
            task.movedMillionths(),
            task.rule(),
            task.dishonest(),
            task.clients(),
            new RoundTask.Terms(StrategyName.FEDADAM, 20_000, 0),
            task.compression(),
            task.largest(),
            task.countedIn(),
            task.spec(),
            task.rows(),
            task.updates(),
            task.inputs(),
            null,
            null,
            null,
            null);
    assertThatThrownBy(() -> work(other))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("must have the ledger's strategy");
  }
}
