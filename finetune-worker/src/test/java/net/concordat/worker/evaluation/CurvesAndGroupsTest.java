// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class CurvesAndGroupsTest {
  private static final DecisionRule RULE = new DecisionRule(0.5, 1, 1, 10);

  @Nested
  class Lines {
    // From the highest: event, other, event, other.
    private final Curves curves =
        Curves.of(new double[] {0.9, 0.7, 0.5, 0.3}, TestRows.of(new int[] {1, 0, 1, 0}), 40);

    @Test
    void showRecallByFalsePositives() {
      assertThat(curves.roc().get(0).value()).isEqualTo(0.5);
      assertThat(curves.roc().get(49).value()).isEqualTo(0.5);
      assertThat(curves.roc().get(50).value()).isEqualTo(1);
    }

    @Test
    void showPrecisionByRecall() {
      assertThat(curves.precisionRecall().get(50).value()).isEqualTo(1);
      assertThat(curves.precisionRecall().get(51).value()).isEqualTo(2 / 3.0, within(1e-12));
      assertThat(curves.precisionRecall().get(100).value()).isEqualTo(2 / 3.0, within(1e-12));
    }

    /** By hand at one half: thresholds give .5, .25, .5, .25 and .5 of the cost. */
    @Test
    void showTheCheapestThresholdsCost() {
      assertThat(curves.cost().get(0).value()).isZero();
      assertThat(curves.cost().get(50).value()).isEqualTo(0.25);
      assertThat(curves.cost().get(100).value()).isZero();
      assertThat(curves.cost().get(20).value()).isEqualTo(0.1, within(1e-12));
    }
  }

  @Nested
  class Slices {
    @Test
    void haveFiguresWhereThereAreRowsEnough() {
      List<String> values = IntStream.range(0, 60).mapToObj(i -> i < 55 ? "shop" : "fair").toList();
      List<Slice> slices =
          Slice.by(
              "place",
              Partition.of(values),
              EvaluationSamples.SCORES,
              TestRows.of(EvaluationSamples.LABELS),
              RULE);

      assertThat(slices).extracting(Slice::value).containsExactly("fair", "shop");
      assertThat(slices.get(0).figures()).isNull();
      assertThat(slices.get(1).rows()).isEqualTo(55);
      assertThat(slices.get(1).figures()).containsKeys("rocAuc", "prAuc", "brierScore");
    }
  }

  @Nested
  class Gaps {
    private final Random random = new Random(11);
    private final List<String> groups =
        IntStream.range(0, 2000).mapToObj(i -> i % 3 == 0 ? "women" : "men").toList();
    private final double[] truth =
        IntStream.range(0, 2000).mapToDouble(i -> random.nextDouble()).toArray();
    private final TestRows rows =
        TestRows.of(
            IntStream.range(0, 2000).map(i -> random.nextDouble() < truth[i] ? 1 : 0).toArray());

    @Test
    void areNoneWhereGroupsAreTreatedAlike() {
      GroupGaps.Group women = women(truth);

      assertThat(women.gaps()).hasSize(5);
      for (GroupGaps.Rate rate : GroupGaps.Rate.values()) {
        assertThat(0.0).as(rate.key()).isBetween(gap(women, rate).low(), gap(women, rate).high());
      }
    }

    @Test
    void areFoundWhereOneGroupsScoresAreRaised() {
      double[] raised =
          IntStream.range(0, 2000)
              .mapToDouble(i -> i % 3 == 0 ? Math.min(1, truth[i] + 0.2) : truth[i])
              .toArray();
      GroupGaps.Group women = women(raised);

      assertThat(gap(women, GroupGaps.Rate.FLAGGED).value()).isEqualTo(0.2, within(0.05));
      assertThat(gap(women, GroupGaps.Rate.FLAGGED).low()).isPositive();
      assertThat(gap(women, GroupGaps.Rate.FALSE_POSITIVES).low()).isPositive();
      assertThat(gap(women, GroupGaps.Rate.CALIBRATION).low()).isPositive();
      assertThat(Objects.requireNonNull(women.favourableRatio()).high()).isLessThan(0.8);
    }

    @Test
    void areNotShownForAFewPeople() {
      List<String> few = IntStream.range(0, 2000).mapToObj(i -> i < 12 ? "few" : "most").toList();
      GroupGaps gaps = GroupGaps.of("kind", Partition.of(few), truth, rows, RULE, 40);

      assertThat(gaps.reference()).isEqualTo("most");
      assertThat(gaps.groups().get(0).rows()).isEqualTo(12);
      assertThat(gaps.groups().get(0).rates()).isNull();
      assertThat(gaps.groups().get(0).gaps()).isNull();
    }

    private Interval gap(GroupGaps.Group group, GroupGaps.Rate rate) {
      return Objects.requireNonNull(Objects.requireNonNull(group.gaps()).get(rate.key()));
    }

    private GroupGaps.Group women(double[] scores) {
      GroupGaps gaps = GroupGaps.of("sex", Partition.of(groups), scores, rows, RULE, 200);
      assertThat(gaps.reference()).isEqualTo("men");
      return gaps.groups().get(1);
    }
  }
}
