// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.aggregation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class AggregationRuleTest {
  private static RoundUpdates round(float[]... differences) {
    return new RoundUpdates(
        IntStream.range(0, differences.length)
            .mapToObj(i -> new ClientUpdate("Bank" + i, differences[i], i + 1L))
            .toList());
  }

  private static float[] at(float... weights) {
    return weights;
  }

  @Nested
  class Mean {
    @Test
    void countsAllAlikeOrByRows() {
      RoundUpdates round = round(at(1, 10), at(4, -2));

      assertThat(new WeightedMean(false).combine(round)).containsExactly(2.5, 4);
      // Rows 1 and 2: (1 + 2 * 4) / 3 and (10 - 2 * 2) / 3.
      assertThat(new WeightedMean(true).combine(round))
          .containsExactly(new double[] {3, 2}, within(1e-15));
    }
  }

  @Nested
  class OfBoundedNorm {
    /** Norms 1, 2 and 50: the middle one is 2, so the last becomes (1.2, 1.6). */
    @Test
    void shortensWhatIsLongerThanTheMiddleOne() {
      BoundedNorm rule = new BoundedNorm(new WeightedMean(false), 1);
      assertThat(rule.combine(round(at(1, 0), at(0, 2), at(30, 40))))
          .containsExactly(new double[] {2.2 / 3, 3.6 / 3}, within(1e-6));
    }

    @Test
    void leavesWhatIsNotMuchLonger() {
      BoundedNorm rule = new BoundedNorm(new WeightedMean(false), 3);
      assertThat(rule.combine(round(at(1, 0), at(0, 2), at(6, 0))))
          .containsExactly(new double[] {7 / 3.0, 2 / 3.0}, within(1e-6));
      assertThatThrownBy(() -> new BoundedNorm(new WeightedMean(false), 0.5))
          .hasMessage("Updates may be 1 or more times as long as the middle one, not 0.5");
    }

    /** Of four norms the second counts: two of four must not raise it. */
    @Test
    void ofAnEvenNumberTheLowerMiddleOneCounts() {
      BoundedNorm rule = new BoundedNorm(new WeightedMean(false), 1);
      assertThat(rule.combine(round(at(1, 0), at(1, 0), at(90, 0), at(70, 0))))
          .containsExactly(new double[] {1, 0}, within(1e-6));
    }
  }

  @Nested
  class Median {
    @Test
    void isTheMiddleOfEachWeightByItself() {
      assertThat(new CoordinateMedian().combine(round(at(1, 9), at(100, 7), at(2, -50))))
          .containsExactly(2, 7);
    }

    @Test
    void isTheMeanOfTheMiddleTwoOfAnEvenNumber() {
      assertThat(new CoordinateMedian().combine(round(at(1), at(100), at(2), at(4))))
          .containsExactly(3);
    }
  }

  @Nested
  class Trimmed {
    @Test
    void leavesOutTheSmallestAndTheLargestOfEachWeight() {
      assertThat(new TrimmedMean(1).combine(round(at(1, -900), at(2, 4), at(3, 6), at(900, 5))))
          .containsExactly(2.5, 4.5);
    }

    @Test
    void refusesToLeaveOutEverybody() {
      assertThatThrownBy(() -> new TrimmedMean(2).combine(round(at(1), at(2), at(3), at(4))))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("A mean trimmed by 2 at either end needs 5 clients or more, but there are 4");
      assertThatThrownBy(() -> new TrimmedMean(-1))
          .hasMessage("A trimmed mean leaves out 0 or more at either end, not -1");
    }
  }

  @Nested
  class Geometric {
    @Test
    void isTheMiddleOfPointsOnALine() {
      assertThat(new GeometricMedian().combine(round(at(0, 0), at(1, 1), at(50, 50))))
          .containsExactly(new double[] {1, 1}, within(1e-3));
    }

    @Test
    void isTheFermatPointOfATriangle() {
      // From the Fermat point of an equilateral triangle all corners are equally far.
      float height = (float) Math.sqrt(3);
      assertThat(new GeometricMedian().combine(round(at(-1, 0), at(1, 0), at(0, height))))
          .containsExactly(new double[] {0, height / 3}, within(1e-5));
    }

    @Test
    void isThatOfAllIfAllSayTheSame() {
      assertThat(new GeometricMedian().combine(round(at(0, 0), at(0, 0)))).containsExactly(0, 0);
    }
  }

  @Nested
  class Krum {
    private final RoundUpdates round = round(at(1), at(2), at(3), at(1000), at(2.5f));

    @Test
    void leavesOutWhoIsFarFromTheOthers() {
      MultiKrum rule = new MultiKrum(1);

      assertThat(rule.chosen(round)).containsExactly(0, 1, 2, 4);
      assertThat(rule.combine(round)).containsExactly((1 + 2 + 3 + 2.5) / 4);
    }

    @Test
    void refusesSoFewClientsThatItPromisesNothing() {
      assertThatThrownBy(() -> new MultiKrum(2).combine(round))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Multi-Krum against 2 dishonest needs 7 clients or more, but there are 5");
    }
  }

  @Test
  void oneLiarOfFiveMovesTheMeanAsFarAsItLikesAndNoRobustRule() {
    RoundUpdates lied = round(at(1, 1), at(1.1f, 0.9f), at(0.9f, 1.1f), at(-1e6f, 1e6f), at(1, 1));

    assertThat(new WeightedMean(false).combine(lied)[0]).isLessThan(-1e5);
    List<AggregationRule> robust =
        List.of(
            new CoordinateMedian(), new TrimmedMean(1), new GeometricMedian(), new MultiKrum(1));
    for (AggregationRule rule : robust) {
      assertThat(rule.combine(lied))
          .as(rule.toString())
          .containsExactly(new double[] {1, 1}, within(0.11));
    }
  }

  @Test
  void refusesUpdatesThatDoNotBelongTogether() {
    assertThatThrownBy(() -> new ClientUpdate("BankA", at(1, Float.NaN), 1))
        .hasMessage("An update must be finite, but weight 1 of BankA's is NaN");
    assertThatThrownBy(() -> new ClientUpdate("BankA", at(), 1))
        .hasMessage("An update must have weights, but BankA's has none");
    assertThatThrownBy(() -> new ClientUpdate("BankA", at(1), 0))
        .hasMessage("An update must come from 1 row or more, but BankA states 0");
    assertThatThrownBy(() -> round(at(1), at(1, 2)))
        .hasMessage(
            "The updates of a round must have the same weights, but Bank0's has 1 and Bank1's 2");
    assertThatThrownBy(() -> new RoundUpdates(new ArrayList<>()))
        .hasMessage("A round needs an update, but there is none");
    ClientUpdate one = new ClientUpdate("BankA", at(1), 1);
    assertThatThrownBy(() -> new RoundUpdates(List.of(one, one)))
        .hasMessage("Each member has one update in a round, but BankA has two");
  }
}
