// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import static net.concordat.worker.Fixtures.SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.concordat.inference.artifact.Artifact;
import net.concordat.inference.artifact.Layer;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.artifact.Weights;
import net.concordat.inference.artifact.Weights.LayerWeights;
import net.concordat.worker.Fixtures;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.data.source.DataSpec;
import net.concordat.worker.training.FineTuneSpec.OutputLayer;
import net.concordat.worker.training.TrainingSettings.EarlyStopping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransferTest {
  private static final LabelledRows ROWS = Fixtures.rows(300, 2);
  private static final LoadedArtifact BASE =
      LoadedArtifact.of(
          new ModelTraining(TrainingProgress.NONE)
              .pretrain(
                  Fixtures.pretrain(Fixtures.settings(3, null), 1), SCHEMA, Fixtures.rows(300, 1))
              .artifact());

  private static FineTuneSpec spec(int frozen, Transfer transfer, TrainingSettings settings) {
    return new FineTuneSpec(
        FineTuneSpec.FORMAT,
        DataSpec.file("rows.csv"),
        null,
        "bad",
        frozen,
        OutputLayer.CONTINUED,
        transfer,
        settings,
        1,
        Fixtures.CARD);
  }

  private static Artifact tuned(FineTuneSpec spec, int threads) {
    return new ModelTraining(threads, TrainingProgress.NONE).fineTune(BASE, spec, ROWS).artifact();
  }

  private static Artifact tuned(int frozen, Transfer transfer, int epochs) {
    return tuned(spec(frozen, transfer, Fixtures.settings(epochs, null)), 1);
  }

  private static double moved(LayerWeights from, LayerWeights to) {
    double sum = 0;
    for (int i = 0; i < from.kernel().length; i++) {
      sum += Math.pow(from.kernel()[i] - to.kernel()[i], 2);
    }
    return Math.sqrt(sum);
  }

  private static double moved(Weights to, int layer) {
    return moved(BASE.artifact().weights().layers().get(layer), to.layers().get(layer));
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 4})
  void givesTheSameDigestForAnyNumberOfThreads(int threads) {
    TrainingSettings settings =
        new TrainingSettings(
            0.01,
            4,
            200,
            1e-3,
            0.2,
            0.3,
            TrainingSettings.ClassWeighting.SQUARE_ROOT,
            new EarlyStopping(0.2, 3));
    FineTuneSpec spec = spec(1, new Transfer(0.01, 0.5, 1, 4), settings);

    assertThat(LoadedArtifact.of(tuned(spec, threads)).digest())
        .isEqualTo(LoadedArtifact.of(tuned(spec, 1)).digest());
  }

  @Test
  void staysNearerToTheParentWithL2Sp() {
    Weights free = tuned(0, Transfer.NONE, 10).weights();
    Weights held = tuned(0, new Transfer(1.0, null, null, null), 10).weights();

    for (int layer = 0; layer < 3; layer++) {
      assertThat(moved(held, layer)).isLessThan(moved(free, layer) / 2);
    }
  }

  @Test
  void movesLowerLayersLessWithRatesByLayer() {
    Weights alike = tuned(0, Transfer.NONE, 3).weights();
    Weights graded = tuned(0, new Transfer(null, 0.1, null, null), 3).weights();

    assertThat(moved(graded, 0)).isLessThan(moved(alike, 0) / 20);
    assertThat(moved(graded, 1)).isLessThan(moved(alike, 1) / 3);
    assertThat(moved(graded, 2)).isGreaterThan(moved(alike, 2) / 3);
  }

  @Test
  void opensOneMoreLayerAfterEachSoManyPassesDownToTheFrozenOnes() {
    Transfer transfer = new Transfer(null, null, 2, null);

    assertThat(moved(tuned(1, transfer, 2).weights(), 1)).isZero();
    assertThat(moved(tuned(1, transfer, 2).weights(), 2)).isPositive();
    assertThat(moved(tuned(1, transfer, 3).weights(), 1)).isPositive();
    assertThat(moved(tuned(1, transfer, 6).weights(), 0)).isZero();
  }

  @Test
  void putsAdaptersBehindFrozenLayersThatBeginAsNothingAndLearn() {
    FineTuneSpec spec = spec(2, new Transfer(null, null, null, 3), Fixtures.settings(5, null));
    Adaptation start = Adaptation.of(BASE.artifact(), spec);
    Artifact adapted = tuned(spec, 1);

    assertThat(start.network().score(ROWS.features()))
        .isEqualTo(
            Network.of(BASE.artifact().architecture(), BASE.artifact().weights())
                .score(ROWS.features()));
    assertThat(adapted.architecture().layers())
        .isEqualTo(
            List.of(
                new Layer.Dense(8),
                new Layer.Residual(8, 3),
                new Layer.Dense(4),
                new Layer.Residual(4, 3),
                new Layer.Output(1)));
    List<LayerWeights> before = start.network().weights().layers();
    List<LayerWeights> after = adapted.weights().layers();
    assertThat(moved(before.get(0), after.get(0))).isZero();
    assertThat(moved(before.get(3), after.get(3))).isZero();
    for (int learned : new int[] {1, 2, 4, 5, 6}) {
      assertThat(moved(before.get(learned), after.get(learned))).isPositive();
    }
    assertThat(Weights.decode(adapted.weights().encode(), adapted.architecture()).encode())
        .isEqualTo(adapted.weights().encode());
  }

  @Test
  void refusesAdaptersWithoutAFrozenLayer() {
    assertThatThrownBy(() -> tuned(0, new Transfer(null, null, null, 3), 1))
        .hasMessage(
            "'transfer.adapterUnits' needs a frozen dense or residual layer to put adapters behind,"
                + " but 'frozenLayers' is 0");
  }
}
