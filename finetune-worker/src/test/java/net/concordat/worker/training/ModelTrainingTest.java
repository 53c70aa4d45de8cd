// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import static net.concordat.worker.Fixtures.SCHEMA;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import net.concordat.inference.artifact.Artifact;
import net.concordat.inference.artifact.ExportManifest;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.artifact.Weights;
import net.concordat.inference.support.Checks;
import net.concordat.worker.Fixtures;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.data.source.DataSpec;
import net.concordat.worker.evaluation.RankingMetrics;
import net.concordat.worker.training.FineTuneSpec.OutputLayer;
import net.concordat.worker.training.TrainingSettings.ClassWeighting;
import net.concordat.worker.training.TrainingSettings.EarlyStopping;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelTrainingTest {
  private static final ModelTraining TRAINING = new ModelTraining(TrainingProgress.NONE);
  private static final LabelledRows ROWS = Fixtures.rows(400, 1);
  private static final LabelledRows OTHER_ROWS = Fixtures.rows(200, 2);

  private static Artifact pretrained(long seed) {
    return TRAINING
        .pretrain(Fixtures.pretrain(Fixtures.settings(10, null), seed), SCHEMA, ROWS)
        .artifact();
  }

  private static LoadedArtifact base() {
    return LoadedArtifact.of(pretrained(1));
  }

  @Nested
  class Pretrain {
    @Test
    void givesTheSameDigestForTheSameSpecRowsAndSeed() {
      assertThat(LoadedArtifact.of(pretrained(1)).digest()).isEqualTo(base().digest());
      assertThat(LoadedArtifact.of(pretrained(2)).digest()).isNotEqualTo(base().digest());
    }

    @Test
    void givesTheSameDigestWhenOtherRunsGoOnBesideIt() {
      List<String> digests =
          Parallel.map(
              3,
              List.of(1L, 2L, 1L, 3L, 1L),
              seed -> LoadedArtifact.of(pretrained(seed)).digest().hex());

      assertThat(digests.get(0)).isEqualTo(base().digest().hex());
      assertThat(digests.get(2)).isEqualTo(digests.get(0)).isEqualTo(digests.get(4));
      assertThat(List.of(digests.get(0), digests.get(1), digests.get(3))).doesNotHaveDuplicates();
    }

    @Test
    void learnsWhatTheRowsShow() {
      Artifact model = pretrained(1);
      double[] scores =
          Network.of(model.architecture(), model.weights()).score(OTHER_ROWS.features());

      assertThat(new RankingMetrics(scores, OTHER_ROWS.labels()).values().rocAuc())
          .isGreaterThan(0.9);
    }

    @Test
    void scoresAsBeforeAfterWritingAndReadingTheWeights() {
      Artifact model = pretrained(1);
      Weights again = Weights.decode(model.weights().encode(), model.architecture());

      assertThat(Network.of(model.architecture(), again).score(ROWS.features()))
          .isEqualTo(Network.of(model.architecture(), model.weights()).score(ROWS.features()));
    }

    @Test
    void refusesAnotherLabelThanTheSchemas() {
      PretrainSpec spec =
          new PretrainSpec(
              PretrainSpec.FORMAT,
              DataSpec.file("rows.csv"),
              "schema.json",
              "good",
              List.of(8),
              null,
              Fixtures.settings(1, null),
              1,
              Fixtures.CARD);

      assertThatThrownBy(() -> TRAINING.pretrain(spec, SCHEMA, ROWS))
          .hasMessage("'label' must be the schema's, 'bad', but is 'good'");
    }

    @Test
    void refusesRowsOfOneLabel() {
      LabelledRows none = new LabelledRows(new float[5][6], new int[5]);

      assertThatThrownBy(
              () ->
                  TRAINING.pretrain(Fixtures.pretrain(Fixtures.settings(1, null), 1), SCHEMA, none))
          .hasMessage("Training rows must hold both labels, but 0 of 5 rows have label 1");
    }
  }

  @Nested
  class FineTune {
    @Test
    void leavesFrozenLayersBitByBitAndMovesTheOthers() {
      LoadedArtifact base = base();
      Artifact tuned = fineTuned(base, 1, OutputLayer.CONTINUED);

      List<Weights.LayerWeights> before = base.artifact().weights().layers();
      List<Weights.LayerWeights> after = tuned.weights().layers();
      assertThat(after.get(0).kernel()).isEqualTo(before.get(0).kernel());
      assertThat(after.get(0).bias()).isEqualTo(before.get(0).bias());
      assertThat(after.get(1).kernel()).isNotEqualTo(before.get(1).kernel());
      assertThat(after.get(2).kernel()).isNotEqualTo(before.get(2).kernel());
    }

    @Test
    void beginsWithTheParentsOutputLayerOrWithARandomOne() {
      LoadedArtifact base = base();
      Weights.LayerWeights parents = base.artifact().weights().layers().get(2);

      for (OutputLayer choice : OutputLayer.values()) {
        FineTuneSpec spec = Fixtures.fineTune(0, choice, Fixtures.settings(1, null));
        List<Weights.LayerWeights> start =
            Adaptation.of(base.artifact(), spec).network().weights().layers();
        assertThat(start.get(1).kernel())
            .isEqualTo(base.artifact().weights().layers().get(1).kernel());
        assertThat(Arrays.equals(start.get(2).kernel(), parents.kernel()))
            .isEqualTo(choice == OutputLayer.CONTINUED);
      }
    }

    @ParameterizedTest
    @EnumSource(OutputLayer.class)
    void givesTheSameDigestForTheSameParentSpecAndRows(OutputLayer output) {
      LoadedArtifact base = base();

      assertThat(fineTuned(base, 1, output).encode())
          .isEqualTo(fineTuned(base, 1, output).encode());
    }

    @Test
    void namesItsParentAndKeepsItsSchema() {
      LoadedArtifact base = base();
      Artifact tuned = fineTuned(base, 0, OutputLayer.CONTINUED);

      assertThat(tuned.card().training().parent()).isEqualTo(base.digest().hex());
      assertThat(tuned.schema()).isEqualTo(base.artifact().schema());
    }

    @Test
    void refusesToFreezeEveryLayer() {
      assertThatThrownBy(() -> fineTuned(base(), 3, OutputLayer.CONTINUED))
          .hasMessage("'frozenLayers' must leave a layer to train, so at most 2 here, but is 3");
    }

    private Artifact fineTuned(LoadedArtifact base, int frozen, OutputLayer output) {
      FineTuneSpec spec = Fixtures.fineTune(frozen, output, Fixtures.settings(3, null));
      return TRAINING.fineTune(base, spec, OTHER_ROWS).artifact();
    }
  }

  @Nested
  class EarlyStop {
    @Test
    void endsTrainingAndKeepsTheBestPass() {
      TrainedModel model =
          TRAINING.pretrain(
              Fixtures.pretrain(Fixtures.settings(500, new EarlyStopping(0.25, 5)), 1),
              SCHEMA,
              ROWS);

      assertThat(model.summary().epochsRun()).isLessThan(500);
      assertThat(model.summary().epochsKept()).isEqualTo(model.summary().epochsRun() - 5);
      assertThat(model.summary().validation()).containsKeys("rocAuc", "prAuc");
    }

    @Test
    void holdsOutItsShareOfBothLabels() {
      RowSplit split = RowSplit.draw(ROWS, 0.25, 1);

      assertThat(split.validation().size()).isCloseTo(100, within(1));
      assertThat(split.validation().positives()).isCloseTo(ROWS.positives() / 4, within(1));
      assertThat(split.fit().size() + split.validation().size()).isEqualTo(ROWS.size());
    }

    @Test
    void refusesASingleEvent() {
      LabelledRows single = new LabelledRows(new float[5][6], new int[] {1, 0, 0, 0, 0});

      assertThatThrownBy(() -> RowSplit.draw(single, 0.2, 1))
          .hasMessage("A validation split needs at least 2 rows of label 1, but there are 1");
    }
  }

  @Nested
  class ClassWeight {
    @Test
    void makesBothClassesCountTheSame() {
      LabelledRows rows =
          new LabelledRows(new float[10][1], new int[] {1, 1, 0, 0, 0, 0, 0, 0, 0, 0});

      assertThat(ClassWeights.of(rows, ClassWeighting.BALANCED))
          .isEqualTo(new ClassWeights(0.625f, 2.5f));
      assertThat(ClassWeights.of(rows, ClassWeighting.NONE)).isEqualTo(new ClassWeights(1, 1));
    }

    /** With the same input everywhere, the best score is the share of events as they count. */
    @Test
    void movesTheScoreToTheWeightedShare() {
      int[] labels = new int[100];
      Arrays.fill(labels, 0, 10, 1);
      float[][] same = new float[100][6];
      Arrays.stream(same).forEach(row -> Arrays.fill(row, 1));
      LabelledRows rows = new LabelledRows(same, labels);

      assertThat(score(rows, ClassWeighting.NONE)).isEqualTo(0.1, within(0.03));
      assertThat(score(rows, ClassWeighting.BALANCED)).isEqualTo(0.5, within(0.03));
      assertThat(score(rows, ClassWeighting.SQUARE_ROOT)).isEqualTo(0.25, within(0.03));
    }

    private double score(LabelledRows rows, ClassWeighting weighting) {
      TrainingSettings settings = new TrainingSettings(0.02, 150, 100, 0, 0, 0, weighting, null);
      Artifact model = TRAINING.pretrain(Fixtures.pretrain(settings, 1), SCHEMA, rows).artifact();
      return Network.of(model.architecture(), model.weights()).score(rows.features())[0];
    }
  }

  @Nested
  class Manifest {
    /** Two banks with the same spec: whatever differs comes from their rows. */
    @Test
    void namesEveryFieldThatDependsOnTheRows() throws IOException {
      LoadedArtifact base = base();
      TrainingSettings settings = Fixtures.settings(60, new EarlyStopping(0.25, 3));
      FineTuneSpec spec = Fixtures.fineTune(1, OutputLayer.CONTINUED, settings);
      Artifact one = TRAINING.fineTune(base, spec, OTHER_ROWS).artifact();
      Artifact two = TRAINING.fineTune(base, spec, Fixtures.rows(80, 5)).artifact();

      List<String> differing = new ArrayList<>();
      Map<String, byte[]> others = two.entries();
      for (Map.Entry<String, byte[]> entry : one.entries().entrySet()) {
        compare(
            entry.getKey(),
            entry.getValue(),
            Checks.required(entry.getKey(), others.get(entry.getKey())),
            differing);
      }

      assertThat(differing).contains("weights.bin", "card.json/training/epochsKept");
      assertThat(one.manifest().fields())
          .extracting(ExportManifest.Field::field)
          .containsAll(differing);
      assertThat(one.manifest().fields())
          .allSatisfy(field -> assertThat(field.protection()).isEqualTo("none: released in clear"));
    }

    private void compare(String name, byte[] one, byte[] two, List<String> differing)
        throws IOException {
      if (name.endsWith(".json")) {
        ObjectMapper mapper = new ObjectMapper();
        compare(name, mapper.readTree(one), mapper.readTree(two), differing);
      } else if (!Arrays.equals(one, two)) {
        differing.add(name);
      }
    }

    private void compare(String path, JsonNode one, JsonNode two, List<String> differing) {
      if (one.isObject()) {
        assertThat(one.size()).isEqualTo(two.size());
        for (Iterator<String> names = one.fieldNames(); names.hasNext(); ) {
          String name = names.next();
          compare(path + "/" + name, one.get(name), two.get(name), differing);
        }
      } else if (!one.equals(two)) {
        differing.add(path);
      }
    }
  }
}
