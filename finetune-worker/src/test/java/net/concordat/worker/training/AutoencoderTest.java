// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import static net.concordat.worker.Fixtures.SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.Artifact;
import net.concordat.inference.artifact.ErrorScale;
import net.concordat.inference.artifact.ExportManifest;
import net.concordat.inference.artifact.Layer;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.artifact.ModelCard;
import net.concordat.inference.artifact.PrivacyUnit;
import net.concordat.inference.artifact.Weights;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.schema.RowColumns;
import net.concordat.worker.Fixtures;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.data.source.DataSpec;
import net.concordat.worker.evaluation.RankingMetrics;
import net.concordat.worker.training.FineTuneSpec.OutputLayer;
import net.concordat.worker.training.TrainingSettings.ClassWeighting;
import net.concordat.worker.training.TrainingSettings.EarlyStopping;
import net.concordat.worker.training.privacy.PrivacySettings;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.impl.LossL2;

class AutoencoderTest {
  private static final LabelledRows ROWS = Fixtures.rows(400, 1);

  private static PretrainSpec spec(TrainingSettings settings) {
    return spec(List.of(8, 3), settings);
  }

  private static PretrainSpec spec(List<Integer> encoder, TrainingSettings settings) {
    return new PretrainSpec(
        PretrainSpec.FORMAT,
        DataSpec.file("rows.csv"),
        "schema.json",
        null,
        encoder,
        null,
        new Autoencoder(List.of(8)),
        settings,
        1,
        Fixtures.CARD);
  }

  private static TrainedModel trained(TrainingSettings settings, int threads, LabelledRows rows) {
    return new ModelTraining(threads, TrainingProgress.NONE).pretrain(spec(settings), SCHEMA, rows);
  }

  private static LoadedArtifact pretrained(int epochs) {
    return LoadedArtifact.of(trained(Fixtures.settings(epochs, null), 1, ROWS).artifact());
  }

  private static TrainingSettings dropping() {
    return new TrainingSettings(
        0.01, 5, 150, 1e-3, 0.2, 0.3, ClassWeighting.NONE, new EarlyStopping(0.2, 3));
  }

  @Nested
  class Pretraining {
    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void givesTheSameDigestForAnyNumberOfThreads(int threads) {
      assertThat(LoadedArtifact.of(trained(dropping(), threads, ROWS).artifact()).digest())
          .isEqualTo(LoadedArtifact.of(trained(dropping(), 1, ROWS).artifact()).digest());
    }

    @Test
    void givesTheSameDigestWhateverTheLabelsAre() {
      LabelledRows others = new LabelledRows(ROWS.features(), new int[ROWS.size()]);

      assertThat(trained(dropping(), 1, others).artifact().encode())
          .isEqualTo(trained(dropping(), 1, ROWS).artifact().encode());
    }

    @Test
    void stopsByTheErrorOfRowsThatItWasNotFittedToAndKeepsTheBestPass() {
      TrainedModel model = trained(Fixtures.settings(2000, new EarlyStopping(0.25, 3)), 1, ROWS);

      assertThat(model.summary().epochsRun()).isLessThan(2000);
      assertThat(model.summary().epochsKept()).isEqualTo(model.summary().epochsRun() - 3);
      assertThat(model.summary().validation()).containsOnlyKeys("reconstructionError");
      assertThat(model.summary().positives()).isNull();
    }

    @Test
    void makesUnusualRowsScoreHigherThanTheRowsItSaw() {
      Artifact model = pretrained(60).artifact();
      LabelledRows odd = Fixtures.rows(100, 5);
      // Neither kind a nor kind b, and both at once.
      Arrays.stream(odd.features()).forEach(row -> Arrays.fill(row, 2, 4, 1));
      LabelledRows both = new LabelledRows(Fixtures.rows(100, 6).features(), new int[100]).and(odd);
      int[] labels = IntStream.range(0, 200).map(i -> i / 100).toArray();
      double[] scores = Network.of(model.architecture(), model.weights()).score(both.features());

      assertThat(new RankingMetrics(scores, labels).values().rocAuc()).isGreaterThan(0.95);
    }

    @Test
    void saysInCardAndManifestWhatItIsAndWhatItReleases() {
      Artifact model = pretrained(5).artifact();

      assertThat(model.card().training().kind()).isEqualTo(ModelCard.Kind.UNLABELLED);
      assertThat(model.card().details().network())
          .isEqualTo(
              "autoencoder: 6 inputs, 8 and 3 units down to the bottleneck, 8 units back, the"
                  + " inputs again");
      assertThat(model.card().training().recipe())
          .startsWith("Adam on the squared error of the inputs, labels unseen");
      assertThat(model.manifest().fields())
          .extracting(ExportManifest.Field::field)
          .containsExactlyInAnyOrder(
              "weights.bin", "card.json/training/epochsKept", "configuration.json/layers/3/errors");
    }

    /** Two banks with the same spec: whatever differs comes from their rows. */
    @Test
    void differsBetweenBanksOnlyInWhatTheManifestNames() {
      Artifact one = pretrained(5).artifact();
      Artifact two = trained(Fixtures.settings(5, null), 1, Fixtures.rows(300, 8)).artifact();
      ErrorScale same = new ErrorScale(1, 2);

      assertThat(two.architecture()).isNotEqualTo(one.architecture());
      assertThat(two.architecture().with(same)).isEqualTo(one.architecture().with(same));
      assertThat(two.card()).isEqualTo(one.card());
      assertThat(two.schema()).isEqualTo(one.schema());
      assertThat(two.manifest()).isEqualTo(one.manifest());
    }

    /** By definition: a hundredth of the training rows is below, one above, but for rounding. */
    @Test
    void scalesErrorsByThoseOfTheTrainingRows() {
      Artifact model = pretrained(5).artifact();
      Network network = Network.of(model.architecture(), model.weights());
      Layer.Reconstruction last = (Layer.Reconstruction) model.architecture().layers().get(3);

      assertThat(last.errors()).isEqualTo(ErrorScale.of(network.errors(ROWS)));
      double[] scores = network.score(ROWS);
      assertThat(Arrays.stream(scores).filter(s -> s > 0.01 && s < 0.99).count())
          .isGreaterThanOrEqualTo(ROWS.size() * 98 / 100);
    }

    @Test
    void refusesRowsThatAreAllTheSame() {
      LabelledRows same = new LabelledRows(new float[5][6], new int[5]);

      assertThatThrownBy(() -> trained(Fixtures.settings(1, null), 1, same))
          .hasMessage("An autoencoder learns how rows differ, but all 5 rows have the same inputs");
    }

    @Test
    void refusesABottleneckThatIsNoneUnlessInputsAreDropped() {
      ModelTraining training = new ModelTraining(TrainingProgress.NONE);
      TrainingSettings plain = Fixtures.settings(1, null);

      assertThatThrownBy(() -> training.pretrain(spec(List.of(6), plain), SCHEMA, ROWS))
          .hasMessageContaining("must have fewer units than the 6 inputs")
          .hasMessageEndingWith("since else it learns to copy, but has 6");
      assertThat(training.pretrain(spec(List.of(6), dropping()), SCHEMA, ROWS).artifact())
          .isNotNull();
    }

    /** With labels such a split waits for them, and refuses a side without one of them. */
    @Test
    void validatesInTimeOrderWithoutWaitingForLabels() {
      long[] days = LongStream.range(0, 100).map(day -> day * 86_400).toArray();
      LabelledRows dated =
          new LabelledRows(Fixtures.rows(100, 3).features(), new int[100], days, days);
      FeatureSchema schema =
          new FeatureSchema(
              FeatureSchema.EXTENDED,
              "test",
              "Dated rows",
              "bad",
              SCHEMA.features(),
              new RowColumns("customer", "day", 30),
              null);
      List<String> said = new ArrayList<>();
      TrainingSettings settings = Fixtures.settings(2, new EarlyStopping(0.2, 3));
      Artifact model =
          new ModelTraining(listener(said)).pretrain(spec(settings), schema, dated).artifact();

      assertThat(said)
          .singleElement()
          .asString()
          .contains("from 1970-03-22", "20 of 100; 0 rows of the 0 days before");
      assertThat(model.card().training().recipe())
          .contains("0.2 of the rows, the last in time, 0 days after the others");
    }

    private TrainingProgress listener(List<String> said) {
      return new TrainingProgress() {
        @Override
        public void passDone(CurvePoint point) {}

        @Override
        public void said(String sentence) {
          said.add(sentence);
        }
      };
    }

    @Test
    void refusesAValidationSplitOfOneRow() {
      LabelledRows one = ROWS.select(new int[] {0});

      assertThatThrownBy(
              () -> RowSplit.ofUnlabelled(one, new EarlyStopping(0.2, 3), RowColumns.NONE, 1))
          .hasMessage("A validation split needs at least 2 rows, but there is 1");
    }
  }

  @Nested
  class Private {
    private final TrainingSettings settings =
        new TrainingSettings(
            0.01,
            5,
            100,
            0,
            0,
            0,
            ClassWeighting.NONE,
            null,
            null,
            new PrivacySettings(
                PrivacyUnit.ROW, null, null, "Made up", 400, 1.0, null, 8.0, 1e-5, null));

    @Test
    void runsReleaseWeightsUnderTheirEpsilonAndNoQuantiles() {
      TrainedModel model = trained(settings, 2, ROWS);

      assertThat(model.spend()).isNotNull();
      assertThat(model.artifact().manifest().fields())
          .singleElement()
          .satisfies(
              field -> {
                assertThat(field.field()).isEqualTo("weights.bin");
                assertThat(field.protection()).startsWith("DP-SGD, epsilon 7.9");
              });
      Layer.Reconstruction last =
          (Layer.Reconstruction) model.artifact().architecture().layers().get(3);
      assertThat(last.errors()).isNull();
      assertThat(last.score(18)).isEqualTo(0.75);
    }
  }

  @Nested
  class Deeplearning4j {
    private final Artifact model = pretrained(5).artifact();
    private final Deeplearning4jNetwork reference =
        Deeplearning4jNetwork.of(
            model.architecture(),
            model.weights(),
            new LossL2(),
            (part, layer) -> layer.l2(0.02).updater(new Adam(0.01)).build());

    @Test
    void makesTheSameReconstruction() {
      double[] errors = Network.of(model.architecture(), model.weights()).errors(ROWS);
      float[][] made = reference.outputs(ROWS.features());

      for (int row = 0; row < errors.length; row++) {
        double expected = 0;
        for (int i = 0; i < made[row].length; i++) {
          expected += Math.pow(made[row][i] - ROWS.features()[row][i], 2);
        }
        assertThat(errors[row]).isEqualTo(expected, within(1e-5));
      }
    }

    @Test
    void takesTheSameSteps() {
      Network ours = Network.of(model.architecture(), model.weights());
      TrainingSettings settings =
          new TrainingSettings(0.01, 8, ROWS.size(), 0.02, 0, 0, ClassWeighting.NONE, null);
      new NetworkTrainer(settings, 1, 1, TrainingProgress.NONE).fit(ours, ROWS);
      for (int step = 0; step < 8; step++) {
        reference.step(ROWS);
      }

      List<Weights.LayerWeights> expected = reference.weights().layers();
      for (int layer = 0; layer < expected.size(); layer++) {
        float[] kernel = ours.weights().layers().get(layer).kernel();
        for (int i = 0; i < kernel.length; i++) {
          assertThat(kernel[i]).isEqualTo(expected.get(layer).kernel()[i], within(1e-5f));
        }
      }
    }
  }

  @Nested
  class FineTuning {
    private final LoadedArtifact base = pretrained(20);

    private Artifact tuned(int frozen) {
      FineTuneSpec spec =
          Fixtures.fineTune(frozen, OutputLayer.REPLACED, Fixtures.settings(10, null));
      return new ModelTraining(TrainingProgress.NONE)
          .fineTune(base, spec, Fixtures.rows(200, 2))
          .artifact();
    }

    @Test
    void keepsTheEncoderAndPutsAnOutputBehindIt() {
      Artifact tuned = tuned(2);

      assertThat(tuned.architecture()).isEqualTo(Architecture.perceptron(6, List.of(8, 3)));
      for (int layer = 0; layer < 2; layer++) {
        assertThat(tuned.weights().layers().get(layer).kernel())
            .isEqualTo(base.artifact().weights().layers().get(layer).kernel());
      }
      assertThat(tuned.card().training().kind()).isEqualTo(ModelCard.Kind.FINE_TUNED);
      assertThat(tuned.card().training().parent()).isEqualTo(base.digest().hex());
      assertThat(tuned.manifest().fields())
          .extracting(ExportManifest.Field::field)
          .doesNotContain("configuration.json/layers/3/errors");
    }

    @Test
    void learnsToTellLabels() {
      Artifact tuned = tuned(0);
      double[] scores = Network.of(tuned.architecture(), tuned.weights()).score(ROWS.features());

      assertThat(new RankingMetrics(scores, ROWS.labels()).values().rocAuc()).isGreaterThan(0.85);
    }

    @Test
    void refusesToContinueAnOutputThatIsNotThere() {
      FineTuneSpec spec = Fixtures.fineTune(0, OutputLayer.CONTINUED, Fixtures.settings(1, null));

      assertThatThrownBy(() -> new ModelTraining(TrainingProgress.NONE).fineTune(base, spec, ROWS))
          .hasMessage(
              "An autoencoder has no output that tells labels, so 'outputLayer' must be REPLACED,"
                  + " but is CONTINUED");
    }

    @Test
    void refusesToFreezeMoreThanTheEncoder() {
      assertThatThrownBy(() -> tuned(3))
          .hasMessage("'frozenLayers' must leave a layer to train, so at most 2 here, but is 3");
    }
  }
}
