// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.incoming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.concordat.worker.Fixtures;
import net.concordat.worker.artifact.Artifact;
import net.concordat.worker.artifact.Weights;
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
          LogisticRegression.fit(Fixtures.rows(300, 22), 1)::score);
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
      assertThat(check.residualRisk()).startsWith("SUSPICIOUS: with ").contains("amount = ");
    }

    @Test
    void findsNoneInAnHonestModel() {
      IncomingCheck check = IncomingCheck.of(HONEST, null, TRUSTED, OWN);

      assertThat(check.sweep().suspicious()).as(check.toString()).isFalse();
      assertThat(check.sweep().events()).isGreaterThan(TriggerSweep.FEWEST_EVENTS);
      assertThat(check.residualRisk())
          .startsWith("No trigger of up to two features was found")
          .contains("would not have been found");
    }

    @Test
    void saysThatItKnowsNothingOfAFewEvents() {
      LabelledRows few = OWN.select(new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9});

      IncomingCheck check = IncomingCheck.of(POISONED, null, TRUSTED, few);

      assertThat(check.sweep().suspicious()).isFalse();
      assertThat(check.residualRisk()).contains("Too few").contains("to search for triggers");
    }
  }

  @Test
  void pruningKeepsWhatTheBanksRowsNeed() {
    FinePruning pruning = FinePruning.of(HONEST, OWN).report();

    assertThat(pruning.units()).isEqualTo(4);
    assertThat(pruning.pruned()).isLessThan(4);
    assertThat(pruning.prAucAfter()).isGreaterThanOrEqualTo(pruning.prAucBefore() - 0.01);
  }

  /** By hand: 3-4-0 in a layer of which one weight changes from 4 to 5 is 1/5, all in one. */
  @Test
  void weightsAreComparedByLayer() {
    Weights parent = weights(3, 4, 0);

    assertThat(WeightChange.of(weights(3, 5, 0), parent))
        .containsExactly(new WeightChange(1, 0.2, 1));
    assertThat(WeightChange.of(parent, parent)).containsExactly(new WeightChange(1, 0, 0));
    assertThat(WeightChange.of(weights(1, 2), parent)).isEmpty();
  }

  private static Weights weights(float... kernel) {
    return new Weights(
        List.of(new Weights.LayerWeights(kernel.length, 1, kernel, new float[] {0})));
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
