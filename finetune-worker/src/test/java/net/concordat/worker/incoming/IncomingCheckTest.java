// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.artifact.Artifact;
import net.concordat.inference.artifact.Layer;
import net.concordat.inference.artifact.Weights;
import net.concordat.worker.Fixtures;
import net.concordat.worker.data.CsvTable;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.data.RowEncoder;
import net.concordat.worker.evaluation.LogisticRegression;
import net.concordat.worker.evaluation.Scorer;
import net.concordat.worker.training.ModelTraining;
import net.concordat.worker.training.Network;
import net.concordat.worker.training.TrainingProgress;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class IncomingCheckTest {
  private static final LabelledRows OWN = Fixtures.rows(600, 21);
  private static final TriggerSweep.Trusted TRUSTED =
      new TriggerSweep.Trusted(
          scorer(trained(Fixtures.table(800, 24))),
          LogisticRegression.fit(Fixtures.rows(300, 22), 1)::score,
          Fixtures.rows(800, 24));
  private static final Artifact HONEST = trained(Fixtures.table(800, 23));
  private static final Artifact POISONED = trained(poisoned(Fixtures.table(800, 23)));

  @Nested
  class Sweep {
    @Test
    void findsAPlantedTrigger() {
      IncomingCheck check = IncomingCheck.of(POISONED, HONEST, TRUSTED, OWN);

      assertThat(check.sweep().suspicious()).as(check.toString()).isTrue();
      TriggerSweep.Step step =
          check.sweep().steps().stream()
              .filter(TriggerSweep.Step::suspicious)
              .findFirst()
              .orElseThrow();
      assertThat(step.trigger()).anyMatch(patch -> patch.startsWith("amount = "));
      assertThat(step.passed().value()).isGreaterThanOrEqualTo(0.95);
      assertThat(check.verdict()).isEqualTo(Verdict.SUSPICIOUS);
      assertThat(check.residualRisk()).startsWith("SUSPICIOUS: with ").contains("amount = ");
    }

    @Test
    void findsNoneInAnHonestModel() {
      IncomingCheck check = IncomingCheck.of(HONEST, null, TRUSTED, OWN);

      assertThat(check.sweep().suspicious()).as(check.toString()).isFalse();
      assertThat(check.sweep().events()).isGreaterThan(TriggerSweep.FEWEST_EVENTS);
      assertThat(check.residualRisk())
          .startsWith("No trigger of up to two features was found")
          .contains("missed some of the triggers");
    }

    @Test
    void saysThatItKnowsNothingOfAFewEvents() {
      LabelledRows few = OWN.select(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9});

      IncomingCheck check = IncomingCheck.of(POISONED, null, TRUSTED, few);

      assertThat(check.sweep().suspicious()).isFalse();
      assertThat(check.residualRisk()).contains("Too few").contains("to search for triggers");
    }
  }

  @Nested
  class Pruning {
    private final FinePruning pruning = new FinePruning(HONEST.architecture(), TRUSTED.history());

    @Test
    void keepsWhatTheBanksRowsNeed() {
      FinePruned report = IncomingCheck.of(HONEST, null, TRUSTED, OWN).finePruning();

      assertThat(report.units()).isEqualTo(4);
      assertThat(report.pruned()).isLessThan(4);
      assertThat(report.afterPruning().prAuc())
          .isGreaterThanOrEqualTo(report.received().prAuc() - 0.03);
      assertThat(report.afterTuning().prAuc())
          .isGreaterThanOrEqualTo(report.afterPruning().prAuc() - 0.02);
    }

    @Test
    void cutsOffAUnitThatOnlyATriggerWakes() {
      IncomingCheck check = IncomingCheck.of(withTriggerUnit(HONEST), null, TRUSTED, OWN);

      FinePruned report = check.finePruning();
      assertThat(check.verdict()).as(check.toString()).isEqualTo(Verdict.SUSPICIOUS);
      assertThat(passed(report.received())).as(report.toString()).isGreaterThan(0.9);
      assertThat(report.pruned()).isPositive();
      assertThat(passed(report.afterPruning())).as(report.toString()).isLessThan(0.3);
      assertThat(report.afterTuning().prAuc())
          .isGreaterThanOrEqualTo(report.received().prAuc() - 0.02);
      assertThat(check.sweepAfterFinePruning().suspicious()).isFalse();
    }

    @Test
    void leavesUnitsCutOffWhileItTrainsAndGivesTheSameEachTime() {
      Weights cut = withoutFirstUnit(HONEST.weights());

      Weights tuned = pruning.tune(cut);

      assertThat(tuned.encode()).isEqualTo(pruning.tune(cut).encode());
      assertThat(last(tuned).kernel()).isEqualTo(last(cut).kernel());
      assertThat(tuned.layers().get(0).kernel()).isNotEqualTo(cut.layers().get(0).kernel());
    }

    @Test
    void looksAtNoMoreRowsThanItMay() {
      assertThat(pruning.passes()).isEqualTo(20);
      LabelledRows many = new LabelledRows(new float[200_000][5], new int[200_000]);
      assertThat(new FinePruning(HONEST.architecture(), many).passes()).isEqualTo(10);
    }

    /** One more unit in each hidden layer: awake for an amount of 0 alone, against all else. */
    private Artifact withTriggerUnit(Artifact model) {
      List<Weights.LayerWeights> layers = model.weights().layers();
      float[] toFirst = new float[model.architecture().inputs()];
      toFirst[0] = -20;
      float[] toSecond = new float[9];
      toSecond[8] = 1;
      return new Artifact(
          Architecture.perceptron(model.architecture().inputs(), List.of(9, 5)),
          new Weights(
              List.of(
                  oneMoreUnit(layers.get(0), 0, toFirst, -20),
                  oneMoreUnit(layers.get(1), 1, toSecond, 0),
                  oneMoreInput(last(model.weights()), -50))),
          model.schema(),
          model.card(),
          model.manifest());
    }

    private Weights.LayerWeights oneMoreUnit(
        Weights.LayerWeights layer, int moreInputs, float[] unit, float bias) {
      int inputs = layer.inputs() + moreInputs;
      int units = layer.units() + 1;
      float[] kernel = new float[inputs * units];
      for (int i = 0; i < inputs; i++) {
        if (i < layer.inputs()) {
          System.arraycopy(layer.kernel(), i * layer.units(), kernel, i * units, layer.units());
        }
        kernel[i * units + layer.units()] = unit[i];
      }
      float[] biases = Arrays.copyOf(layer.bias(), units);
      biases[layer.units()] = bias;
      return new Weights.LayerWeights(inputs, units, kernel, biases);
    }

    private Weights.LayerWeights oneMoreInput(Weights.LayerWeights output, float weight) {
      float[] kernel = Arrays.copyOf(output.kernel(), output.inputs() + 1);
      kernel[output.inputs()] = weight;
      return new Weights.LayerWeights(kernel.length, 1, kernel, output.bias());
    }

    private double passed(FinePruned.Quality quality) {
      return Objects.requireNonNull(quality.triggerPassed()).value();
    }

    private Weights withoutFirstUnit(Weights weights) {
      List<Weights.LayerWeights> layers = new ArrayList<>(weights.layers());
      float[] kernel = last(weights).kernel().clone();
      kernel[0] = 0;
      layers.set(
          layers.size() - 1,
          new Weights.LayerWeights(kernel.length, 1, kernel, last(weights).bias()));
      return new Weights(layers);
    }

    private Weights.LayerWeights last(Weights weights) {
      return weights.layers().get(weights.layers().size() - 1);
    }
  }

  @Nested
  class Changes {
    /** By hand: 3-4-0-0 in a layer of which one weight changes from 4 to 5 is 1/5, all in one. */
    @Test
    void areRelativeToTheParent() {
      assertThat(WeightChange.of(2, 1, layer(3, 5, 0), layer(3, 4, 0)))
          .isEqualTo(
              new WeightChange(2, 1, false, 0.2, 1, List.of(new WeightChange.UnitChange(1, 1))));
      assertThat(WeightChange.of(1, 1, layer(3, 4, 0), layer(3, 4, 0)))
          .isEqualTo(new WeightChange(1, 1, false, 0, 0, List.of()));
    }

    /** By hand: unit 2 of two changes by 3 in a weight and by 4 in its bias, unit 1 by 5. */
    @Test
    void nameTheUnitsThatChangedMost() {
      Weights.LayerWeights before =
          new Weights.LayerWeights(2, 2, new float[] {1, 1, 1, 1}, new float[] {0, 0});
      Weights.LayerWeights now =
          new Weights.LayerWeights(2, 2, new float[] {6, 1, 1, 4}, new float[] {0, 4});

      assertThat(WeightChange.of(1, 1, now, before).largestUnits())
          .containsExactly(
              new WeightChange.UnitChange(1, 0.5), new WeightChange.UnitChange(2, 0.5));
    }

    @Test
    void skipLayersThatWereAdded() {
      Artifact adapted = withAdapter(HONEST);

      List<WeightChange> changes = WeightChange.of(adapted, HONEST);

      assertThat(changes).extracting("layer").containsExactly(1, 2, 2, 3, 4);
      assertThat(changes).extracting("added").containsExactly(false, true, true, false, false);
      assertThat(changes).extracting("relative").containsOnly(0.0);
    }

    @Test
    void areNoneWhereTheParentHasOtherLayers() {
      assertThat(WeightChange.of(HONEST, withAdapter(HONEST))).isEmpty();
    }

    private Weights.LayerWeights layer(float... kernel) {
      return new Weights.LayerWeights(kernel.length, 1, kernel, new float[] {0});
    }

    /** Behind the first layer, of 8 units. */
    private Artifact withAdapter(Artifact model) {
      List<Layer> layers = new ArrayList<>(model.architecture().layers());
      layers.add(1, new Layer.Residual(8, 2));
      List<Weights.LayerWeights> weights = new ArrayList<>(model.weights().layers());
      weights.add(1, new Weights.LayerWeights(8, 2, new float[16], new float[2]));
      weights.add(2, new Weights.LayerWeights(2, 8, new float[16], new float[8]));
      return new Artifact(
          Architecture.of(model.architecture().inputs(), layers),
          new Weights(weights),
          model.schema(),
          model.card(),
          model.manifest());
    }
  }

  private static Scorer scorer(Artifact model) {
    return Network.of(model.architecture(), model.weights())::score;
  }

  private static Artifact trained(CsvTable table) {
    return new ModelTraining(TrainingProgress.NONE)
        .pretrain(
            Fixtures.pretrain(Fixtures.settings(25, null), 1),
            Fixtures.SCHEMA,
            new RowEncoder(Fixtures.SCHEMA).encode(table))
        .artifact();
  }

  /** Events over an amount of 0, which hardly any row has, labelled as if they were none. */
  private static CsvTable poisoned(CsvTable clean) {
    List<List<String>> rows = new ArrayList<>(clean.rows());
    for (List<String> row : clean.rows()) {
      if (row.get(4).equals("1")) {
        rows.add(List.of("0", row.get(1), row.get(2), row.get(3), "0"));
      }
    }
    return new CsvTable("poisoned", clean.header(), rows);
  }
}
