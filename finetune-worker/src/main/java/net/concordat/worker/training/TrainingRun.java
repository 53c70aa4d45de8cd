// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import java.util.stream.IntStream;
import net.concordat.worker.data.Rows;
import net.concordat.worker.training.fused.FusedNetwork;
import net.concordat.worker.training.fused.Optimizer;
import org.jspecify.annotations.Nullable;

/**
 * The fitting of one network, step by step. All that is drawn at random is a function of seed and
 * step, so a run that goes on from its {@link TrainingState} ends with the same bits.
 */
final class TrainingRun {
  private final FusedNetwork network;
  private final GradientSource source;
  private final TrainingSettings settings;
  private final LearningPlan plan;
  private final @Nullable Validation validation;
  private final Optimizer optimizer;

  private double rate;
  private int passes;
  private int steps;
  private double plateauFactor = 1;
  private double passLoss;
  private double lastRate;
  private @Nullable Double trainingLoss;
  private Objective.@Nullable Measured measured;
  private final Pace pace = new Pace();
  private double bestLoss = Double.NaN;
  private int bestPass;
  private float[] bestParameters = new float[0];

  /** Rows to stop by, and what is to be small on them. */
  record Validation(Rows rows, Objective objective) {
    Objective.Measured of(FusedNetwork network) {
      return objective.measure(network, rows);
    }
  }

  /**
   * Begins with the network's weights and changes them.
   *
   * @param validation absent without early stopping
   */
  TrainingRun(
      FusedNetwork network,
      GradientSource source,
      TrainingSettings settings,
      LearningPlan plan,
      @Nullable Validation validation) {
    this.network = network;
    this.source = source;
    this.settings = settings;
    this.plan = plan;
    this.validation = validation;
    this.rate = settings.learningRate();
    this.optimizer = new Optimizer(settings.descentOrUsual().kind(), plan.rules(), network);
    plan.open(network, 0);
    if (validation != null) {
      keepIfBest(validation.of(network).loss());
    }
  }

  /** From now on, steps have this rate. */
  void useRate(double found) {
    rate = found;
  }

  double rate() {
    return rate;
  }

  int passes() {
    return passes;
  }

  /** After how many passes the lowest validation loss was reached. */
  int bestPass() {
    return validation == null ? passes : bestPass;
  }

  /** Where the run stands after a pass. */
  CurvePoint point() {
    return new CurvePoint(
        passes,
        settings.epochs(),
        (long) passes * source.stepsAPass(),
        lastRate,
        trainingLoss,
        measured == null ? null : measured.loss(),
        measured == null ? null : measured.prAuc(),
        measured == null ? null : measured.rocAuc(),
        pace.rowsPerSecond(),
        pace.secondsFor(settings.epochs() - passes),
        null);
  }

  boolean done() {
    TrainingSettings.EarlyStopping stopping = settings.earlyStopping();
    return passes >= settings.epochs()
        || (stopping != null && passes - bestPass >= stopping.patience());
  }

  /**
   * Takes one step.
   *
   * @return whether it ended a pass
   */
  boolean step() {
    if (steps == 0) {
      plan.open(network, passes);
      source.beginPass();
    }
    double done = passes + (double) (steps + 1) / source.stepsAPass();
    Schedule schedule = settings.descentOrUsual().scheduleOrConstant();
    double factor = plateauFactor * schedule.factorAfter(done, settings.epochs());
    lastRate = rate * factor;
    optimizer.update(network, source.sum(passes, steps), source.rows(steps), lastRate);
    passLoss += source.loss();
    pace.step(source.rows(steps));
    steps++;
    if (steps < source.stepsAPass()) {
      return false;
    }
    steps = 0;
    passes++;
    if (validation != null) {
      measured = validation.of(network);
      keepIfBest(measured.loss());
      plateauFactor *= schedule.plateauFactor(passes - bestPass);
    }
    trainingLoss = Double.isNaN(passLoss) ? null : passLoss / rowsOfAPass();
    passLoss = 0;
    pace.passDone();
    return true;
  }

  private double rowsOfAPass() {
    return IntStream.range(0, source.stepsAPass()).mapToDouble(source::rows).sum();
  }

  /** Goes back to the weights of the best pass, if there is early stopping. */
  void finish() {
    if (validation != null) {
      System.arraycopy(bestParameters, 0, network.parameters(), 0, bestParameters.length);
      network.prepare();
    }
  }

  private void keepIfBest(double loss) {
    if (bestParameters.length == 0 || loss < bestLoss) {
      bestLoss = loss;
      bestPass = passes;
      bestParameters = network.parameters().clone();
    }
  }

  /** Copies all that changes. */
  TrainingState state() {
    return new TrainingState(
        new TrainingState.Place(passes, steps, rate, plateauFactor, passLoss),
        new TrainingState.Best(bestLoss, bestPass, bestParameters.clone()),
        network.parameters().clone(),
        optimizer.means().clone(),
        optimizer.squares().clone(),
        optimizer.steps().clone(),
        optimizer.anchor().clone());
  }

  /** Goes on from a state of the same run. */
  void restore(TrainingState state) {
    passes = state.place().passes();
    steps = state.place().steps();
    rate = state.place().rate();
    plateauFactor = state.place().plateauFactor();
    passLoss = state.place().passLoss();
    bestLoss = state.best().loss();
    bestPass = state.best().pass();
    bestParameters = state.best().parameters().clone();
    copy(state.parameters(), network.parameters());
    copy(state.means(), optimizer.means());
    copy(state.squares(), optimizer.squares());
    copy(state.anchor(), optimizer.anchor());
    System.arraycopy(state.partSteps(), 0, optimizer.steps(), 0, optimizer.steps().length);
    plan.open(network, passes);
    network.prepare();
  }

  private static void copy(float[] from, float[] to) {
    System.arraycopy(from, 0, to, 0, to.length);
  }
}
