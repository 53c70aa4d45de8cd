// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import net.concordat.federation.aggregation.FedAdam;
import net.concordat.federation.aggregation.FedAvg;
import net.concordat.federation.aggregation.FedProx;
import net.concordat.federation.aggregation.Scaffold;
import net.concordat.federation.aggregation.Strategy;
import net.concordat.federation.aggregation.WeightedMean;
import net.concordat.federation.aggregation.Weighting;
import net.concordat.federation.compression.Whole;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.PrivacyUnit;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.federation.ConfidentialMode;
import net.concordat.worker.federation.Evaluator;
import net.concordat.worker.federation.HoldoutFilter;
import net.concordat.worker.federation.Mode;
import net.concordat.worker.federation.RobustMode;
import net.concordat.worker.federation.RuleName;
import net.concordat.worker.training.Descent;
import net.concordat.worker.training.LocalPlan;
import net.concordat.worker.training.Schedule;
import net.concordat.worker.training.TrainingSettings;
import net.concordat.worker.training.TrainingSettings.ClassWeighting;
import net.concordat.worker.training.fused.Optimizer;
import net.concordat.worker.training.privacy.PrivacySettings;
import org.jspecify.annotations.Nullable;

/** The settings of the bench, chosen on the handbook's weeks before all test weeks. */
final class Recipes {
  static final int ROUNDS = 10;

  /** The federation whose figures have names of their own. */
  static final String CHOSEN = "scaffold";

  private static final double L2 = 1e-4;
  private static final double DROPOUT = 0.2;
  private static final int PASSES_OF_A_ROUND = 5;

  /** So many rows of a bank judge an update at most. */
  private static final int MOST_JUDGED = 10_000;

  /** Clients count by their rows, none more than half. */
  private static final Weighting WEIGHTING = new Weighting(true, 0.5);

  private static final Schedule COSINE = new Schedule(Schedule.Decay.COSINE, null, null, null);
  private static final Strategy FEDAVG = new FedAvg(1);

  private Recipes() {}

  static Architecture shape(int inputs) {
    return Architecture.perceptron(inputs, List.of(64, 32));
  }

  static List<Method> ofMixed() {
    List<Method> methods = new ArrayList<>(ofTercile());
    Mode masked = new ConfidentialMode(WEIGHTING, 16);
    methods.add(
        new Federated("secure scaffold", fold -> masked, new Scaffold(1), plan(plain(), 0)));
    for (double epsilon : new double[] {1, 3, 10}) {
      methods.add(dp("dp epsilon %.0f", epsilon, Recipes::byRow));
      methods.add(dp("dp by customer epsilon %.0f", epsilon, Recipes::byCustomer));
    }
    return methods;
  }

  private static Federated dp(
      String name, double epsilon, BiFunction<Fold.Bank, Double, LocalPlan> plan) {
    return new Federated(
        name.formatted(epsilon), mean(), FEDAVG, bank -> plan.apply(bank, epsilon));
  }

  /** Three banks are too few for masks. */
  static List<Method> ofTercile() {
    return List.of(
        new Alone(false, adam(0.002, 40, 64, null)),
        new Alone(true, adam(0.002, 40, 128, null)),
        new Federated("fedavg", mean(), FEDAVG, plan(ofRounds(), 0)),
        new Federated("fedprox", mean(), new FedProx(1, 0.001), plan(ofRounds(), 0.001)),
        new Federated("fedadam", mean(), new FedAdam(0.02, 1e-3), plan(ofRounds(), 0)),
        new Federated(CHOSEN, mean(), new Scaffold(1), plan(plain(), 0)));
  }

  /** Loans are few and noisy: short training, as their own use case has it. */
  static List<Method> ofLoans() {
    TrainingSettings few = adam(0.001, 20, 64, null);
    TrainingSettings round = adam(0.001, 2, 64, null);
    TrainingSettings plainRound = sgd(0.05, 2, 32);
    return List.of(
        new Alone(false, few),
        new Alone(true, few),
        new Federated("fedavg", mean(), FEDAVG, plan(round, 0)),
        new Federated("fedprox", mean(), new FedProx(1, 0.01), plan(round, 0.01)),
        new Federated(CHOSEN, mean(), new Scaffold(1), plan(plainRound, 0)),
        new Federated(
            "secure scaffold",
            fold -> new ConfidentialMode(WEIGHTING, 16),
            new Scaffold(1),
            plan(plainRound, 0)));
  }

  /** What is attacked. */
  static Federated attacked() {
    return new Federated("mean", mean(), FEDAVG, plan(ofRounds(), 0));
  }

  /** A rule that nobody judges for, against so many. */
  static Federated by(RuleName rule, int dishonest) {
    return new Federated(
        rule.name(),
        fold -> new RobustMode(rule.of(WEIGHTING, dishonest), new Whole(), 1e6),
        FEDAVG,
        plan(ofRounds(), 0));
  }

  /** The chosen robust rule, against so many, with dishonest evaluators at these places. */
  static Federated robust(int dishonest, Set<Integer> liars) {
    return new Federated(
        "robust",
        fold ->
            new RobustMode(
                new WeightedMean(WEIGHTING), new Whole(), 1e6, filter(fold, dishonest, liars)),
        FEDAVG,
        plan(ofRounds(), 0));
  }

  /** Each bank judges on its rows for the threshold; a liar says the opposite. */
  private static HoldoutFilter filter(Fold fold, int dishonest, Set<Integer> liars) {
    Architecture shape = shape(fold.width());
    List<ToDoubleFunction<float[]>> losses = new ArrayList<>();
    for (int bank = 0; bank < fold.banks().size(); bank++) {
      LabelledRows rows = fold.banks().get(bank).threshold();
      int[] first = IntStream.range(0, Math.min(rows.size(), MOST_JUDGED)).toArray();
      Evaluator evaluator = new Evaluator("", rows.select(first));
      int sign = liars.contains(bank) ? -1 : 1;
      losses.add(weights -> sign * evaluator.loss(shape, weights));
    }
    return new HoldoutFilter(losses, dishonest);
  }

  static Function<Fold.Bank, LocalPlan> plan(TrainingSettings settings, double proximal) {
    LocalPlan plan = new LocalPlan(settings, ROUNDS, proximal, 0);
    return bank -> plan;
  }

  /** Each row by itself, of which a customer has about fifteen in a week. */
  private static LocalPlan byRow(Fold.Bank bank, double epsilon) {
    int units = bank.train().size() / 100 * 100;
    PrivacySettings privacy =
        new PrivacySettings(
            PrivacyUnit.ROW,
            null,
            null,
            "a benchmark on simulated rows",
            units,
            1,
            null,
            epsilon,
            delta(units),
            null);
    return privatePlan(privacy, 4, Math.min(256, units / 4));
  }

  /** All of a customer's rows as one, twenty at most in a step. */
  private static LocalPlan byCustomer(Fold.Bank bank, double epsilon) {
    LabelledRows train = bank.train();
    long customers = IntStream.range(0, train.size()).mapToLong(train::customer).distinct().count();
    int units = (int) customers / 10 * 10;
    PrivacySettings privacy =
        new PrivacySettings(
            PrivacyUnit.CUSTOMER,
            "customer",
            20,
            null,
            units,
            4,
            null,
            epsilon,
            delta(units),
            null);
    return privatePlan(privacy, 12, Math.max(16, units / 4));
  }

  private static double delta(int units) {
    return 1 / (10.0 * units);
  }

  private static LocalPlan privatePlan(PrivacySettings privacy, int passes, int batchSize) {
    Descent descent = new Descent(null, null, COSINE, null);
    TrainingSettings settings =
        new TrainingSettings(
            0.03, passes, batchSize, L2, 0, 0, ClassWeighting.NONE, null, descent, privacy);
    return new LocalPlan(settings, ROUNDS, 0, 0);
  }

  static TrainingSettings ofRounds() {
    return adam(0.006, PASSES_OF_A_ROUND, 128, COSINE);
  }

  static TrainingSettings plain() {
    return sgd(0.3, PASSES_OF_A_ROUND, 32);
  }

  static TrainingSettings adam(
      double rate, int passes, int batchSize, @Nullable Schedule schedule) {
    return settings(rate, passes, batchSize, new Descent(null, null, schedule, null));
  }

  static TrainingSettings sgd(double rate, int passes, int batchSize) {
    return settings(rate, passes, batchSize, new Descent(Optimizer.Kind.SGD, null, null, null));
  }

  private static TrainingSettings settings(
      double rate, int passes, int batchSize, Descent descent) {
    return new TrainingSettings(
        rate, passes, batchSize, L2, 0, DROPOUT, ClassWeighting.NONE, null, descent, null);
  }

  static Function<Fold, Mode> mean() {
    return fold -> new RobustMode(new WeightedMean(WEIGHTING), new Whole(), 1e6);
  }
}
