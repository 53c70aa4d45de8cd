// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.concordat.inference.artifact.Architecture;
import net.concordat.worker.Fixtures;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.training.TrainingSettings.ClassWeighting;
import net.concordat.worker.training.TrainingSettings.EarlyStopping;
import net.concordat.worker.training.fused.BinaryLoss;
import net.concordat.worker.training.fused.Dropouts;
import net.concordat.worker.training.fused.FusedNetwork;
import net.concordat.worker.training.fused.Gradients;
import net.concordat.worker.training.fused.Optimizer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TrainingRunTest {
  private static final Architecture SHAPE =
      Architecture.perceptron(Fixtures.SCHEMA.width(), List.of(8, 4));
  private static final LabelledRows ROWS = Fixtures.rows(150, 3);
  private static final LabelledRows HELD = Fixtures.rows(80, 4);
  private static final BinaryLoss LOSS = new BinaryLoss(1, 1, 0);
  private static final Objective OBJECTIVE = new Objective.Labels(LOSS);

  private static TrainingSettings settings(Descent descent, @Nullable EarlyStopping stopping) {
    return new TrainingSettings(
        0.02, 8, 32, 1e-3, 0.1, 0.2, ClassWeighting.NONE, stopping, descent, null);
  }

  private record Fit(TrainingRun run, FusedNetwork network) {}

  private static Fit begin(TrainingSettings settings) {
    FusedNetwork network =
        Network.random(SHAPE, 1)
            .net()
            .with(new Dropouts(settings.inputDropout(), settings.dropout(), 7));
    Gradients gradients = new Gradients(network, LOSS, Gradients.ErrorRule.NONE, 1);
    PassOrder order = new PassOrder(ROWS.size(), settings.batchSize(), 7);
    ShuffledRows source = new ShuffledRows(ROWS, order, gradients);
    LearningPlan plan = LearningPlan.all(SHAPE, settings.l2());
    TrainingRun.Validation validation =
        settings.earlyStopping() == null ? null : new TrainingRun.Validation(HELD, OBJECTIVE);
    return new Fit(new TrainingRun(network, source, settings, plan, validation), network);
  }

  private static float[] end(Fit fit) {
    while (!fit.run().done()) {
      fit.run().step();
    }
    fit.run().finish();
    return fit.network().parameters();
  }

  @ParameterizedTest
  @EnumSource(Schedule.Decay.class)
  void endsWithTheSameBitsFromAnyStateOnTheWay(Schedule.Decay decay) {
    Descent descent = new Descent(null, null, new Schedule(decay, 1.5, 0.5, 1), null);
    TrainingSettings settings = settings(descent, new EarlyStopping(0.2, 100));
    float[] expected = end(begin(settings));

    Fit interrupted = begin(settings);
    for (int step = 0; step < 13; step++) {
      interrupted.run().step();
    }
    Fit other = begin(settings);
    other.run().restore(interrupted.run().state());

    assertThat(end(other)).isEqualTo(expected);
  }

  @Test
  void changesNothingThatDoesNotHaveTo() {
    TrainingSettings plain = settings(new Descent(Optimizer.Kind.SGD, 2.0, null, null), null);
    Fit fit = begin(plain);
    float[] before = fit.network().parameters().clone();
    fit.run().useRate(0);

    assertThat(end(fit)).isEqualTo(before);
  }

  /** Half a cosine is at a half halfway; a warm-up of two passes is at a half after one. */
  @Test
  void followsItsSchedule() {
    Schedule cosine = new Schedule(Schedule.Decay.COSINE, null, null, null);
    Schedule warm = new Schedule(null, 2.0, null, null);
    Schedule plateau = new Schedule(Schedule.Decay.ON_PLATEAU, null, 0.1, 3);

    assertThat(cosine.factorAfter(5, 10)).isEqualTo(0.5, within(1e-12));
    assertThat(cosine.factorAfter(10, 10)).isEqualTo(0, within(1e-12));
    assertThat(warm.factorAfter(1, 10)).isEqualTo(0.5);
    assertThat(warm.factorAfter(7, 10)).isEqualTo(1);
    assertThat(plateau.plateauFactor(2)).isEqualTo(1);
    assertThat(plateau.plateauFactor(3)).isEqualTo(0.1);
  }

  @Test
  void looksForARateAndPutsTheWeightsBack() {
    TrainingSettings settings = settings(new Descent(null, null, null, null), null);
    FusedNetwork network = Network.random(SHAPE, 1).net();
    float[] before = network.parameters().clone();
    Gradients gradients = new Gradients(network, LOSS, Gradients.ErrorRule.NONE, 1);
    PassOrder order = new PassOrder(ROWS.size(), settings.batchSize(), 7);
    try (ShuffledRows source = new ShuffledRows(ROWS, order, gradients)) {
      Optimizer optimizer =
          new Optimizer(Optimizer.Kind.ADAM, LearningPlan.all(SHAPE, 0).rules(), network);
      double found =
          new RateSearch(network, source, order, ROWS, OBJECTIVE).find(optimizer, 100, 1);

      assertThat(found).isBetween(1e-4, 0.1);
      assertThat(network.parameters()).isEqualTo(before);
    }
  }

  @Test
  void refusesAPlateauThatNobodyWatches() {
    Schedule plateau = new Schedule(Schedule.Decay.ON_PLATEAU, null, null, null);

    assertThatThrownBy(() -> settings(new Descent(null, null, plateau, null), null))
        .hasMessage(
            "The decay ON_PLATEAU needs 'training.earlyStopping', whose validation loss it watches,"
                + " but there is none");
  }
}
