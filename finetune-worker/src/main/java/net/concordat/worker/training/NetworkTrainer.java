// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import java.util.Optional;
import java.util.function.Supplier;
import net.concordat.inference.artifact.SpendStatement;
import net.concordat.inference.schema.RowColumns;
import net.concordat.worker.checkpoint.Checkpoint;
import net.concordat.worker.checkpoint.Checkpoints;
import net.concordat.worker.data.Rows;
import net.concordat.worker.training.fused.Dropouts;
import net.concordat.worker.training.fused.FusedNetwork;
import net.concordat.worker.training.fused.Gradients;
import net.concordat.worker.training.fused.Optimizer;
import net.concordat.worker.training.privacy.NoiseKey;
import net.concordat.worker.training.privacy.PrivacySettings;
import org.jspecify.annotations.Nullable;

/**
 * Fits a network to rows, pass by pass. With early stopping the weights of the pass with the lowest
 * validation loss are kept.
 */
public final class NetworkTrainer {
  private final TrainingSettings settings;
  private final long seed;
  private final int threads;
  private final TrainingProgress progress;
  private final Checkpoints checkpoints;

  /**
   * Fits with these settings; the seed gives the order of rows, what is dropped and the validation
   * split.
   *
   * @param threads that compute; the result does not depend on it
   * @param checkpoints of the one fit that this is for
   */
  public NetworkTrainer(
      TrainingSettings settings,
      long seed,
      int threads,
      TrainingProgress progress,
      Checkpoints checkpoints) {
    this.settings = settings;
    this.seed = seed;
    this.threads = threads;
    this.progress = progress;
    this.checkpoints = checkpoints;
  }

  /** Fits without checkpoints. */
  public NetworkTrainer(
      TrainingSettings settings, long seed, int threads, TrainingProgress progress) {
    this(settings, seed, threads, progress, Checkpoints.NONE);
  }

  /**
   * What a fit did.
   *
   * @param epochsRun passes over the rows
   * @param epochsKept the pass whose weights the network has now
   * @param rate the learning rate that was used
   * @param validation the held-out rows; absent without early stopping
   * @param spend what a private run spent; absent without privacy
   */
  public record Outcome(
      int epochsRun,
      int epochsKept,
      double rate,
      @Nullable Rows validation,
      @Nullable SpendStatement spend) {}

  /** Fits the network in place; all of it learns. */
  public Outcome fit(Network network, Rows rows) {
    LearningPlan plan = LearningPlan.all(network.architecture(), settings.l2());
    return fit(network, rows, plan, RowColumns.NONE);
  }

  /** Fits the network in place; its output layer keeps its weights. */
  public Outcome fitBelowOutput(Network network, Rows rows) {
    LearningPlan plan = LearningPlan.all(network.architecture(), settings.l2());
    plan.opensAfter()[plan.opensAfter().length - 1] = LearningPlan.NEVER;
    return fit(network, rows, plan, RowColumns.NONE);
  }

  /**
   * Fits the network in place; what learns is as planned.
   *
   * @param columns that the rows were read with, by which they are split
   */
  Outcome fit(Network start, Rows rows, LearningPlan plan, RowColumns columns) {
    PrivacySettings privacy = settings.privacy();
    if (privacy != null) {
      return fitPrivately(start, rows, plan, privacy);
    }
    TrainingSettings.EarlyStopping stopping = settings.earlyStopping();
    RowSplit split = stopping == null ? null : split(start, rows, columns, stopping);
    if (split != null && split.sentence() != null) {
      progress.said(split.sentence());
    }
    Rows fitted = split == null ? rows : split.fit();
    Descent descent = settings.descentOrUsual();
    FusedNetwork network =
        start.net().with(new Dropouts(settings.inputDropout(), settings.dropout(), seed));
    Objective objective = Objective.of(network, fitted, settings);
    PassOrder order = new PassOrder(fitted.size(), settings.batchSize(), seed);
    try (GradientSource source = gradients(fitted, network, objective, order)) {
      TrainingRun.Validation validation =
          split == null ? null : new TrainingRun.Validation(split.validation(), objective);
      TrainingRun run = new TrainingRun(network, source, settings, plan, validation);
      Optional<Checkpoint> before = checkpoints.last();
      before.map(TrainingCheckpoint::read).ifPresent(run::restore);
      if (before.isEmpty() && descent.rateFinder() != null) {
        run.useRate(
            new RateSearch(network, source, order, fitted, objective)
                .find(
                    new Optimizer(descent.kind(), plan.rules(), network),
                    descent.rateFinder().count(),
                    settings.learningRate()));
      }
      finish(run, run::point);
      start.net().prepare();
      return new Outcome(
          run.passes(),
          run.bestPass(),
          run.rate(),
          split == null ? null : split.validation(),
          null);
    }
  }

  private RowSplit split(
      Network start, Rows rows, RowColumns columns, TrainingSettings.EarlyStopping stopping) {
    return start.architecture().reconstruction() == null
        ? RowSplit.of(rows, stopping, columns, seed)
        : RowSplit.ofUnlabelled(rows, stopping, columns, seed);
  }

  private GradientSource gradients(
      Rows rows, FusedNetwork network, Objective objective, PassOrder order) {
    if (rows instanceof RemoteRows remote) {
      return remote.gradients(network, objective.loss(), order);
    }
    return new ShuffledRows(
        rows, order, new Gradients(network, objective.loss(), Gradients.ErrorRule.NONE, threads));
  }

  /** The key is made for this run and destroyed with it. */
  private Outcome fitPrivately(
      Network start, Rows rows, LearningPlan plan, PrivacySettings privacy) {
    NoiseKey key = NoiseKey.of(checkpoints.secret(() -> NoiseKey.fresh().bytes()));
    try (PrivateSteps source = new PrivateSteps(start, rows, settings, privacy, key, threads)) {
      TrainingRun run = new TrainingRun(source.network(), source, settings, plan, null);
      checkpoints.last().map(TrainingCheckpoint::read).ifPresent(run::restore);
      finish(run, () -> run.point().ofPrivateRun(epsilonAfter(run, source)));
      start.net().prepare();
      return new Outcome(run.passes(), run.bestPass(), run.rate(), null, source.plan().spend());
    } finally {
      key.destroy();
    }
  }

  private static double epsilonAfter(TrainingRun run, PrivateSteps source) {
    return source.plan().epsilonAfter((long) run.passes() * source.stepsAPass());
  }

  private void finish(TrainingRun run, Supplier<CurvePoint> point) {
    while (!run.done()) {
      if (run.step()) {
        progress.passDone(point.get());
        checkpoints.epoch(() -> TrainingCheckpoint.write(run.state()));
      } else {
        checkpoints.step(() -> TrainingCheckpoint.write(run.state()));
      }
    }
    run.finish();
  }
}
