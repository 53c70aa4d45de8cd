// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import net.concordat.worker.Fixtures;
import net.concordat.worker.data.LabelledRows;
import org.junit.jupiter.api.Test;

class SimpleBenchmarkTest {
  private static final LabelledRows ROWS = Fixtures.rows(200, 5);

  private static double[] scores(LabelledRows rows, int[] customers) {
    TestRows facts = new TestRows(rows.labels(), customers, new int[rows.size()]);
    return Objects.requireNonNull(SimpleBenchmark.crossFitted(rows, facts).scores());
  }

  /** Ten rows that alternate: rows 0 and 1 are the first fifth, and so on. */
  @Test
  void scoresEachFifthByAFitToTheOthers() {
    LabelledRows ten = new LabelledRows(Arrays.copyOf(ROWS.features(), 10), alternating(10));
    int[] others = IntStream.range(2, 10).toArray();
    double[] expected = LogisticRegression.fit(ten.select(others), 1).score(ten.inputs(0, 2));

    double[] scores = scores(ten, IntStream.range(0, 10).toArray());

    assertThat(Arrays.copyOf(scores, 2)).containsExactly(expected, within(1e-12));
  }

  @Test
  void letsNoCustomerHaveAPartInItsOwnScores() {
    int[] pairs = IntStream.range(0, 200).map(row -> row / 2).toArray();
    int row = 0;
    while (ROWS.label(row) == ROWS.label(row + 1)) {
      row += 2;
    }
    int[] swapped = ROWS.labels().clone();
    swapped[row] = ROWS.label(row + 1);
    swapped[row + 1] = ROWS.label(row);

    double[] before = scores(ROWS, pairs);
    double[] after = scores(new LabelledRows(ROWS.features(), swapped), pairs);

    assertThat(after[row]).isEqualTo(before[row]);
    assertThat(after[row + 1]).isEqualTo(before[row + 1]);
    assertThat(after).isNotEqualTo(before);
  }

  @Test
  void isAbsentWhereAFifthOfTheCustomersLacksALabel() {
    int[] labels = new int[200];
    Arrays.fill(labels, 0, 4, 1);

    SimpleBenchmark none =
        SimpleBenchmark.crossFitted(new LabelledRows(ROWS.features(), labels), TestRows.of(labels));

    assertThat(none.scores()).isNull();
    assertThat(none.sentence())
        .isEqualTo(
            "There is no logistic regression: it is fitted to four fifths of the customers and judged on the fifth, and these rows are too few for both labels in each fifth.");
  }

  @Test
  void isAbsentWhereRowsAreTooWide() {
    LabelledRows wide = new LabelledRows(new float[10][1001], alternating(10));

    assertThat(SimpleBenchmark.crossFitted(wide, TestRows.of(wide.labels())).sentence())
        .isEqualTo(
            "There is no logistic regression: it takes at most 1,000 inputs, but a row has 1,001.");
  }

  private static int[] alternating(int count) {
    return IntStream.range(0, count).map(row -> row % 2).toArray();
  }
}
