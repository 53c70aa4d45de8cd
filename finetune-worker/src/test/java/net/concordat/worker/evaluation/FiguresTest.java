// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Figures against hand-worked cases, and against scikit-learn 1.2.1 and SciPy 1.10.1 as run. */
class FiguresTest {
  private static final DecisionRule RULE = new DecisionRule(0.5, 5, 1, 10);
  private static final TestRows ROWS = TestRows.of(EvaluationSamples.LABELS);

  @Nested
  class Values {
    /** roc_auc_score, average_precision_score, brier_score_loss, ks_2samp, roc_curve. */
    @Test
    void areThoseOfScikitLearn() {
      RankingMetrics.Values values =
          new RankingMetrics(EvaluationSamples.SCORES, EvaluationSamples.LABELS).values();

      assertThat(values.rocAuc()).isEqualTo(0.8901098901098901, within(1e-12));
      assertThat(values.prAuc()).isEqualTo(0.8003543298633207, within(1e-12));
      assertThat(values.brierScore()).isEqualTo(0.15581018518518522, within(1e-12));
      assertThat(values.ks()).isEqualTo(0.6483516483516484, within(1e-12));
      assertThat(values.recallAtFpr0p1()).isEqualTo(0.19047619047619047, within(1e-12));
      assertThat(values.recallAtFpr0p5()).isEqualTo(0.19047619047619047, within(1e-12));
      assertThat(values.recallAtFpr1()).isEqualTo(0.19047619047619047, within(1e-12));
      assertThat(values.recallAtFpr5()).isEqualTo(0.38095238095238093, within(1e-12));
    }

    /** precision_score, recall_score, f1_score at 0.5; the cost by hand: 2 missed, 11 wrong. */
    @Test
    void atTheThresholdAreThoseOfScikitLearn() {
      DecisionRule.Values values =
          RULE.values(EvaluationSamples.SCORES, EvaluationSamples.LABELS, once(60));

      assertThat(values.precision()).isEqualTo(0.6333333333333333, within(1e-12));
      assertThat(values.recall()).isEqualTo(0.9047619047619048, within(1e-12));
      assertThat(values.f1()).isEqualTo(0.7450980392156863, within(1e-12));
      assertThat(values.costPerRow()).isEqualTo((2 * 5 + 11 * 1) / 60.0, within(1e-12));
    }

    /** The example in scikit-learn's documentation of brier_score_loss: 0.0375. */
    @Test
    void haveTheDocumentedBrierScore() {
      RankingMetrics.Values values =
          new RankingMetrics(new double[] {0.1, 0.9, 0.8, 0.3}, new int[] {0, 1, 1, 0}).values();

      assertThat(values.brierScore()).isEqualTo(0.0375, within(1e-12));
    }
  }

  @Nested
  class Budget {
    @Test
    void takesTheBestScoreOfACustomerAndForgetsFoundOnes() {
      // Day 1: customer 1 leads (found), then 2. Day 2: 1 is out, so 3 and 2 are looked at, and 3
      // is found.
      int[] days = {1, 1, 1, 1, 2, 2, 2};
      int[] customers = {1, 1, 2, 3, 1, 2, 3};
      int[] labels = {0, 1, 0, 0, 1, 0, 1};
      double[] scores = {0.9, 0.2, 0.8, 0.1, 0.99, 0.5, 0.6};

      assertThat(new AlertBudget(scores, new TestRows(labels, customers, days), 2).precision())
          .isEqualTo((0.5 + 0.5) / 2, within(1e-12));
    }

    @Test
    void countsACustomerAsOftenAsItWasDrawn() {
      TestRows rows = TestRows.of(new int[] {1, 0, 0});
      AlertBudget budget = new AlertBudget(new double[] {0.9, 0.8, 0.7}, rows, 4);

      // Three times the event, once the next, and then the budget is used up.
      assertThat(budget.precision(new int[] {3, 2, 1})).isEqualTo(3 / 4.0);
      assertThat(budget.precision(new int[] {0, 2, 1})).isZero();
    }
  }

  @Nested
  class RocAucByDeLong {
    /** Structural components by their definition, in NumPy. */
    @Test
    void hasTheIntervalOfTheDefinition() {
      Interval interval = new DeLong(EvaluationSamples.SCORES, ROWS).interval();

      assertThat(interval.value()).isEqualTo(0.8901098901098902, within(1e-12));
      assertThat(interval.low()).isEqualTo(0.8109654137637344, within(1e-12));
      assertThat(interval.high()).isEqualTo(0.9692543664560459, within(1e-12));
    }

    @Test
    void comparesTwoModelsByTheDefinition() {
      Difference difference =
          new DeLong(EvaluationSamples.SCORES, ROWS)
              .minus(new DeLong(EvaluationSamples.otherScores(), ROWS));

      assertThat(difference.value()).isEqualTo(0.03907203907203893, within(1e-12));
      assertThat(difference.p()).isEqualTo(0.18799332437368121, within(1e-9));
      assertThat(difference.high() - difference.low())
          .isEqualTo(2 * 1.959963984540054 * 0.029677852538312535, within(1e-12));
    }

    /**
     * Two events, two others; placements 1, 1/2 and 1, 1/2: variance (1/8) / 2 + (1/8) / 2 = 1/8.
     */
    @Test
    void isRightByHand() {
      TestRows rows = TestRows.of(new int[] {1, 0, 1, 0});
      Interval interval = new DeLong(new double[] {0.9, 0.5, 0.3, 0.1}, rows).interval();

      assertThat(interval.value()).isEqualTo(0.75);
      assertThat(interval.low())
          .isEqualTo(0.75 - 1.959963984540054 * Math.sqrt(0.125), within(1e-9));
      assertThat(interval.high()).isEqualTo(1);
    }

    /** Every row twice, as the same customer's: no more is known than from one of each. */
    @Test
    void learnsNothingFromRepeatedRowsOfACustomer() {
      int[] twice = IntStream.range(0, 120).map(i -> i / 2).toArray();
      double[] scores =
          Arrays.stream(twice).mapToDouble(i -> EvaluationSamples.SCORES[i]).toArray();
      int[] labels = Arrays.stream(twice).map(i -> EvaluationSamples.LABELS[i]).toArray();

      Interval once = new DeLong(EvaluationSamples.SCORES, ROWS).interval();
      Interval grouped = new DeLong(scores, new TestRows(labels, twice, new int[120])).interval();
      Interval wronglyAlone = new DeLong(scores, TestRows.of(labels)).interval();

      assertThat(grouped.low()).isEqualTo(once.low(), within(1e-12));
      assertThat(wronglyAlone.low()).isGreaterThan(once.low() + 0.01);
    }

    @Test
    void seesNoDifferenceBetweenAModelAndItself() {
      DeLong model = new DeLong(EvaluationSamples.SCORES, ROWS);

      assertThat(model.minus(model)).isEqualTo(new Difference(0, 0, 0, 1));
    }
  }

  @Nested
  class Together {
    @Test
    void lieAroundTheValueAndRepeat() {
      Map<String, Interval> figures = measured().figures(0);

      assertThat(figures).hasSize(Figure.values().length);
      figures.forEach(
          (key, interval) ->
              assertThat(interval.value()).as(key).isBetween(interval.low(), interval.high()));
      assertThat(measured().figures(0)).isEqualTo(figures);
      Interval prAuc = figures.get("prAuc");
      assertThat(prAuc == null ? 0 : prAuc.high() - prAuc.low()).isBetween(0.05, 0.5);
    }

    @Test
    void findADifferenceThatIsThereAndNoneBetweenTwins() {
      Map<String, Difference> same = measured().differences(0, 1);
      Map<String, Difference> other = measured().differences(0, 2);

      assertThat(same.values()).allMatch(d -> d.value() == 0 && d.p() == 1);
      Difference prAuc = other.get("prAuc");
      assertThat(prAuc == null ? 1 : prAuc.p()).isLessThan(0.02);
      assertThat(prAuc == null ? 0 : prAuc.low()).isPositive();
    }

    @Test
    void refuseRowsOfOneLabelOrOneCustomer() {
      assertThatThrownBy(() -> new Resamples(TestRows.of(new int[] {0, 0})))
          .hasMessageContaining("at least two rows of each label")
          .hasMessageContaining("but 0 of 2 rows have label 1");
      assertThatThrownBy(
              () ->
                  new Resamples(
                      new TestRows(new int[] {1, 1, 0, 0}, new int[] {7, 7, 7, 8}, new int[4])))
          .hasMessageContaining("of different customers");
    }

    private SideBySide measured() {
      double[] backwards = Arrays.stream(EvaluationSamples.SCORES).map(s -> 1 - s).toArray();
      return new SideBySide(
          List.of(EvaluationSamples.SCORES, EvaluationSamples.SCORES, backwards), ROWS, RULE, 200);
    }
  }

  @Nested
  class Draws {
    @Test
    void bringACustomersRowsTogether() {
      TestRows rows =
          new TestRows(new int[] {1, 0, 1, 0, 0, 1}, new int[] {9, 9, 4, 4, 2, 2}, new int[6]);
      for (int draw = 0; draw < 50; draw++) {
        int[] times = new Resamples(rows).times(draw);
        assertThat(times[0]).isEqualTo(times[1]);
        assertThat(times[2]).isEqualTo(times[3]);
        assertThat(times[4]).isEqualTo(times[5]);
        assertThat(times[0] + times[2] + times[4]).isEqualTo(3);
      }
    }
  }

  static int[] once(int rows) {
    int[] once = new int[rows];
    Arrays.fill(once, 1);
    return once;
  }
}
