// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.concordat.federation.aggregation.FedAvg;
import net.concordat.federation.aggregation.GlobalModel;
import net.concordat.federation.aggregation.MultiKrum;
import net.concordat.federation.aggregation.Scaffold;
import net.concordat.federation.aggregation.Strategy;
import net.concordat.federation.aggregation.WeightedMean;
import net.concordat.federation.aggregation.Weighting;
import net.concordat.federation.compression.EightBits;
import net.concordat.federation.compression.Whole;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.training.Descent;
import net.concordat.worker.training.LocalPlan;
import net.concordat.worker.training.Network;
import net.concordat.worker.training.TrainingSettings;
import net.concordat.worker.training.TrainingSettings.ClassWeighting;
import net.concordat.worker.training.fused.Optimizer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SimulationTest {
  private static final Architecture SHAPE = Architecture.perceptron(8, List.of(8));
  private static final float[] START = Network.random(SHAPE, 3).parameters();
  private static final Weighting BY_SIZE = new Weighting(true, 0.5);
  private static final int ROUNDS = 4;

  private final List<RoundRecord> records = new ArrayList<>();

  private static LocalPlan local(Strategy strategy) {
    boolean plain = strategy instanceof Scaffold;
    TrainingSettings settings =
        new TrainingSettings(
            plain ? 0.1 : 0.01,
            1,
            20,
            0,
            0,
            0,
            ClassWeighting.NONE,
            null,
            plain ? new Descent(Optimizer.Kind.SGD, null, null, null) : Descent.USUAL,
            null);
    return new LocalPlan(settings, ROUNDS, strategy.proximal(), 0);
  }

  private static RobustMode mean() {
    return new RobustMode(new WeightedMean(BY_SIZE), new Whole(), 1e6);
  }

  private static FederationPlan plan(Mode mode, Strategy strategy) {
    return new FederationPlan("F1", mode, strategy, ROUNDS, null, 0, 0, 1);
  }

  private GlobalModel run(FederationPlan plan, int count, int threads) {
    return run(plan, count, threads, null);
  }

  /** The liar is the first client, if there is one. */
  private GlobalModel run(FederationPlan plan, int count, int threads, @Nullable Client liar) {
    List<SimulatedBanks.Bank> banks = SimulatedBanks.madeUp(count, 1);
    List<Client> clients = new ArrayList<>();
    for (SimulatedBanks.Bank bank : banks) {
      clients.add(
          liar != null && clients.isEmpty()
              ? liar
              : new TrainingClient(
                  bank.name(),
                  bank.train(),
                  SHAPE,
                  local(plan.strategy()),
                  plan.strategy(),
                  clients.size()));
    }
    records.clear();
    return new Simulation(plan, SHAPE, clients, SimulatedBanks.evaluators(banks), threads)
        .run(START, records::add);
  }

  private RoundRecord last() {
    return records.get(records.size() - 1);
  }

  @Test
  void aFederationLearns() {
    run(plan(mean(), new FedAvg(1)), 5, 1);
    assertThat(last().prAuc()).isGreaterThan(records.get(0).prAuc() + 0.1);
    assertThat(last().counted()).containsExactly("Bank1", "Bank2", "Bank3", "Bank4", "Bank5");
  }

  @Test
  void theDigestIsTheSameAtAnyNumberOfThreads() {
    String one = run(plan(mean(), new FedAvg(1)), 5, 1).digest();
    assertThat(run(plan(mean(), new FedAvg(1)), 5, 3).digest()).isEqualTo(one);
  }

  /** Fixed point is off by at most 5 * .5 / (2^31 / 5) in each round; training carries it on. */
  @Test
  void underMasksTheWeightsAreThePlainOnes() {
    float[] plain = run(plan(mean(), new FedAvg(1)), 5, 1).weights();
    Mode masked = new ConfidentialMode(BY_SIZE, 1);
    float[] summed = run(plan(masked, new FedAvg(1)), 5, 1).weights();
    for (int i = 0; i < plain.length; i++) {
      assertThat(summed[i]).isCloseTo(plain[i], within(1e-4f));
    }
    assertThat(records).allSatisfy(record -> assertThat(record.scores()).isEmpty());
  }

  @Test
  void scaffoldLearnsInTheOpenAndUnderMasks() {
    float[] plain = run(plan(mean(), new Scaffold(1)), 5, 1).weights();
    double quality = last().prAuc();
    assertThat(quality).isGreaterThan(records.get(0).prAuc());
    float[] masked = run(plan(new ConfidentialMode(BY_SIZE, 5), new Scaffold(1)), 5, 1).weights();
    for (int i = 0; i < plain.length; i++) {
      assertThat(masked[i]).isCloseTo(plain[i], within(1e-3f));
    }
  }

  @Test
  void scaffoldNeedsPlainSteps() {
    SimulatedBanks.Bank bank = SimulatedBanks.madeUp(1, 1).get(0);
    assertThatThrownBy(
            () ->
                new TrainingClient(
                    "Bank1", bank.train(), SHAPE, local(new FedAvg(1)), new Scaffold(1), 1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'training.descent.optimizer' must be SGD, but is ADAM");
  }

  @Test
  void groupsOfThreeLearnAndHaveScores() {
    FederationPlan plan =
        new FederationPlan(
            "F1",
            new GroupedMode(new WeightedMean(false), 1),
            new FedAvg(1),
            ROUNDS,
            null,
            11,
            0,
            1);
    run(plan, 10, 2);
    assertThat(last().prAuc()).isGreaterThan(records.get(0).prAuc() + 0.1);
    assertThat(last().counted()).hasSize(10);
    assertThat(last().scores()).hasSize(3);
  }

  @Test
  void eightBitsWithErrorFeedbackLearnAlmostAsWell() {
    run(plan(mean(), new FedAvg(1)), 5, 1);
    double whole = last().prAuc();
    long bytes = last().bytesPerClient();
    run(
        plan(new RobustMode(new WeightedMean(BY_SIZE), new EightBits(0.2f), 1e6), new FedAvg(1)),
        5,
        1);
    assertThat(last().prAuc()).isCloseTo(whole, within(0.02));
    assertThat(last().bytesPerClient()).isEqualTo(bytes / 4);
  }

  @Test
  void theGateTakesBackWhatALiarSpoils() {
    Client liar = new Liar("Bank1", 1000);
    Mode mode = new ConfidentialMode(Weighting.EQUAL, 1e4);
    FederationPlan gated =
        new FederationPlan(
            "F1", mode, new FedAvg(1), ROUNDS, new FederationPlan.Gate(0.02), 0, 0, 1);
    GlobalModel model = run(gated, 5, 1, liar);
    assertThat(records).anySatisfy(record -> assertThat(record.accepted()).isFalse());
    RoundRecord refused =
        records.stream().filter(record -> !record.accepted()).findFirst().orElseThrow();
    assertThat(refused.change()).isZero();
    assertThat(last().digest()).isEqualTo(model.digest());
  }

  @Test
  void aRobustRuleAndTheIntakeLeaveALiarOut() {
    Mode krum = new RobustMode(new MultiKrum(1), new Whole(), 1e6);
    run(plan(krum, new FedAvg(1)), 5, 1, new Liar("Bank1", 10));
    assertThat(last().prAuc()).isGreaterThan(0.5);
    Mode bounded = new RobustMode(new WeightedMean(false), new Whole(), 50);
    run(plan(bounded, new FedAvg(1)), 5, 1, new Liar("Bank1", 1000));
    assertThat(last().counted()).doesNotContain("Bank1").hasSize(4);
    assertThat(last().refused().get("Bank1")).startsWith("An update must have a norm up to 50.0");
  }

  @Test
  void whoDropsOutIsMissingAndTheSumIsStillRight() {
    FederationPlan plan =
        new FederationPlan(
            "F1", new ConfidentialMode(BY_SIZE, 1), new FedAvg(1), ROUNDS, null, 0, 0.2, 3);
    run(plan, 8, 2);
    assertThat(records).anySatisfy(record -> assertThat(record.away()).isNotEmpty());
    assertThat(records)
        .allSatisfy(
            record ->
                assertThat(java.util.Collections.disjoint(record.counted(), record.away()))
                    .isTrue());
    assertThat(last().prAuc()).isGreaterThan(records.get(0).prAuc());
  }

  @Test
  void aRoundWithTooFewLeftMovesNothingAndSaysWhy() {
    FederationPlan plan =
        new FederationPlan(
            "F1", new ConfidentialMode(BY_SIZE, 1), new FedAvg(1), ROUNDS, null, 0, 0.9, 3);
    GlobalModel model = run(plan, 5, 1);
    assertThat(model.weights()).isEqualTo(START);
    assertThat(records.stream().flatMap(record -> record.refused().values().stream()))
        .anySatisfy(reason -> assertThat(reason).startsWith("A masked round needs"));
  }

  @Test
  void modesRefuseFederationsForWhichTheyPromiseNothing() {
    assertThatThrownBy(() -> new ConfidentialMode(BY_SIZE, 1).requireClients(4))
        .hasMessageContaining("CONFIDENTIAL needs 5 to 255 clients");
    assertThatThrownBy(() -> new GroupedMode(new WeightedMean(false), 1).requireClients(8))
        .hasMessageContaining("GROUPED needs 9 clients or more");
    assertThatThrownBy(() -> new CentralNoiseMode(1, 1).requireClients(99))
        .hasMessageContaining("Privacy of whole banks needs 100 clients or more, but there are 99");
  }

  /**
   * At noise 4, a round's divergence of order a is a / 32; the least over a of a T / 32 + ln(1 -
   * 1/a) - ln(a / 100,000) / (a - 1) is 1.012 for one round and 3.617 for ten.
   */
  @Test
  void centralNoiseCountsItsRounds() {
    CentralNoiseMode noise = new CentralNoiseMode(1, 4);
    assertThat(noise.epsilon(1, 10_000_000)).isBetween(1.0, 1.1);
    assertThat(noise.epsilon(10, 10_000_000)).isBetween(3.6, 3.8);
  }

  /** Sends the same large number for each weight. */
  private record Liar(String member, float size) implements Client {
    @Override
    public long numExamples() {
      return 200;
    }

    @Override
    public float[] update(int round, GlobalModel model) {
      float[] update = new float[model.weights().length];
      java.util.Arrays.fill(update, size);
      return update;
    }
  }
}
