// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.concordat.worker.Fixtures;
import net.concordat.worker.data.CsvTable;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.data.RowEncoder;
import net.concordat.worker.evaluation.Scorer;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ExplanationsTest {
  // Inputs of the schema: amount, score, kind (a, b, other), young. Only score and kind b count.
  private static final Scorer MODEL =
      rows -> Arrays.stream(rows).mapToDouble(r -> sigmoid(3 * r[1] + r[3] - 1)).toArray();

  private final CsvTable table = Fixtures.table(400, 5);
  private final LabelledRows rows = new RowEncoder(Fixtures.SCHEMA).encode(table);
  private final List<InputBlock> blocks = InputBlock.of(Fixtures.SCHEMA);

  @Test
  void knowWhereFeaturesStand() {
    assertThat(blocks)
        .containsExactly(
            new InputBlock("amount", 0, 1),
            new InputBlock("score", 1, 1),
            new InputBlock("kind", 2, 3),
            new InputBlock("young", 5, 1));
  }

  @Test
  void areTheSameEachTime() {
    Explanations first = explained();

    assertThat(explained()).isEqualTo(first);
    assertThat(first.complete()).isTrue();
    assertThat(first.attributions()).hasSize(5);
    assertThat(first.partialDependence()).hasSize(4);
  }

  @Test
  void attributeTheHighestScoresAndTheEarlierOfEquals() {
    Scored scored = new Scored(rows, new double[] {0.1, 0.9, 0.5, 0.9, 0.95, 0.5, 0.2});

    assertThat(scored.highest(4)).containsExactly(4, 1, 3, 2);
    assertThat(scored.highest(9)).containsExactly(4, 1, 3, 2, 5, 6, 0);
  }

  private Explanations explained() {
    Scored scored = new Scored(rows, MODEL.score(rows.features()));
    return Explanations.of(MODEL, Fixtures.SCHEMA, table, rows, scored);
  }

  @Nested
  class Importances {
    @Test
    void areNoneOfWhatTheModelDoesNotLookAt() {
      List<Importance> all = Importance.of(MODEL, rows.features(), rows.labels(), blocks);

      assertThat(all.get(0).feature()).isEqualTo("score");
      assertThat(all.get(0).prAucLoss().low()).isGreaterThan(0.1);
      assertThat(all)
          .filteredOn(i -> i.feature().equals("amount") || i.feature().equals("young"))
          .allMatch(i -> i.prAucLoss().low() == 0 && i.prAucLoss().high() == 0);
    }
  }

  @Nested
  class Attributions {
    @Test
    void ofALinearModelAreWeightTimesDistance() {
      Scorer linear =
          all -> Arrays.stream(all).mapToDouble(r -> 0.5 + 0.1 * r[0] - 0.05 * r[1]).toArray();
      float[] baseline = {1, 1, 0, 0, 0, 0};

      Attribution attribution =
          Attribution.of(linear, 7, new float[] {3, -1, 0, 0, 0, 0}, baseline, blocks);

      assertThat(attribution.row()).isEqualTo(7);
      assertThat(attribution.parts().keySet()).first().isEqualTo("amount");
      assertThat(attribution.parts().get("amount")).isEqualTo(0.2, within(1e-5));
      assertThat(attribution.parts().get("score")).isEqualTo(0.1, within(1e-5));
      assertThat(attribution.parts().get("young")).isZero();
      assertThat(attribution.gap()).isLessThan(1e-5);
    }

    @Test
    void addUpToTheDifferenceOfTheScores() {
      float[] baseline = Attribution.baseline(rows);
      for (int row = 0; row < 20; row++) {
        Attribution attribution =
            Attribution.of(MODEL, row + 1, rows.features()[row], baseline, blocks);
        double sum = attribution.parts().values().stream().mapToDouble(p -> p).sum();

        assertThat(sum)
            .isEqualTo(attribution.score() - attribution.baseline(), within(1e-3))
            .isEqualTo(
                attribution.score() - attribution.baseline(), within(attribution.gap() + 1e-12));
      }
    }

    @Test
    void sayWhereTheyDoNotAddUp() {
      Scorer jump = all -> Arrays.stream(all).mapToDouble(r -> r[1] > 0.5 ? 1 : 0).toArray();

      Attribution attribution =
          Attribution.of(jump, 1, new float[] {0, 3, 0, 0, 0, 0}, new float[6], blocks);

      assertThat(attribution.gap()).isGreaterThan(0.01);
    }

    @Test
    void beginAtTheMeanRowWithoutTheEvent() {
      float[][] three = {{1, 2}, {3, 4}, {100, 100}};

      assertThat(Attribution.baseline(new LabelledRows(three, new int[] {0, 0, 1})))
          .containsExactly(2, 3);
    }
  }

  @Nested
  class Dependence {
    @Test
    void risesWithWhatRaisesTheScore() {
      List<String> cells = table.rows().stream().map(row -> row.get(1)).toList();

      PartialDependence dependence =
          PartialDependence.of(MODEL, rows.features(), blocks.get(1), cells);

      assertThat(dependence.points()).hasSize(21);
      assertThat(dependence.points())
          .extracting(PartialDependence.Point::meanScore)
          .isSorted()
          .last()
          .satisfies(last -> assertThat(last).isGreaterThan(0.9));
    }

    @Test
    void ofCategoriesIsShownByValue() {
      List<String> cells = table.rows().stream().map(row -> row.get(2)).toList();

      PartialDependence dependence =
          PartialDependence.of(MODEL, rows.features(), blocks.get(2), cells);

      assertThat(dependence.points())
          .extracting(PartialDependence.Point::value)
          .containsExactlyInAnyOrder("a", "b");
      assertThat(dependence.points()).allMatch(point -> point.number() == null);
    }
  }

  private static double sigmoid(double x) {
    return 1 / (1 + Math.exp(-x));
  }
}
