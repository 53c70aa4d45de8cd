// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.concordat.inference.schema.RowColumns;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.data.Rows;
import net.concordat.worker.training.TrainingSettings.EarlyStopping;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrderedSplitTest {
  private static final long DAY = 86_400;
  private static final RowColumns TIMED = new RowColumns(null, "at", 3);
  private static final RowColumns OWNED = new RowColumns("owner", null, null);
  private static final RowColumns BOTH = new RowColumns("owner", "at", 3);

  /** A row for each day, its input its number; every second one has the event. */
  private static LabelledRows rows(long[] customers, long... days) {
    float[][] inputs = new float[days.length][1];
    int[] labels = new int[days.length];
    for (int row = 0; row < days.length; row++) {
      inputs[row][0] = row;
      labels[row] = row % 2;
    }
    return new LabelledRows(
        inputs, labels, customers, Arrays.stream(days).map(day -> day * DAY).toArray());
  }

  private static LabelledRows rows(long... days) {
    return rows(new long[days.length], days);
  }

  private static RowSplit split(Rows rows, RowColumns columns, double share) {
    return RowSplit.of(rows, new EarlyStopping(share, 1), columns, 1);
  }

  private static int[] numbers(Rows rows) {
    float[] number = new float[1];
    return IntStream.range(0, rows.size())
        .map(
            row -> {
              rows.copy(row, number, 0);
              return (int) number[0];
            })
        .toArray();
  }

  private static Set<Long> customers(Rows rows) {
    return IntStream.range(0, rows.size()).mapToObj(rows::customer).collect(Collectors.toSet());
  }

  @Nested
  class ByTime {
    /** Days 0 to 9 out of order; the last two begin on day 8, labels of days 0 to 4 are known. */
    @Test
    void validatesOnTheLastInTimeAndLeavesOutRowsWhoseLabelWasNotKnown() {
      RowSplit split = split(rows(9, 8, 0, 1, 7, 2, 6, 3, 5, 4), TIMED, 0.2);

      assertThat(numbers(split.validation())).containsExactly(0, 1);
      assertThat(numbers(split.fit())).containsExactly(2, 3, 5, 7, 9);
      assertThat(split.sentence())
          .isEqualTo(
              "Validation rows are those from 1970-01-09T00:00 on, 2 of 10; 3 rows of the 3 days"
                  + " before, whose label was not known by then, are left out of training");
    }

    @Test
    void keepsRowsOfOneTimeTogetherWhereThatIsNearestToTheShare() {
      long[] days = {0, 1, 2, 3, 8, 8, 8, 9, 9, 9};

      assertThat(split(rows(days), TIMED, 0.5).validation().size()).isEqualTo(6);
      assertThat(split(rows(days), TIMED, 0.4).validation().size()).isEqualTo(3);
    }

    @Test
    void refusesRowsOfOneTime() {
      assertThatThrownBy(() -> split(rows(5, 5, 5, 5), TIMED, 0.2))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage(
              "A validation split in time order needs rows of two times, but all 4 are of 1970-01-06T00:00");
    }

    @Test
    void refusesADelayLongerThanTheRowsBefore() {
      assertThatThrownBy(() -> split(rows(0, 1, 2, 3), TIMED, 0.4))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("whose label was known 3 days later")
          .hasMessageContaining("of 1970-01-03T00:00, but the first of all rows is of 1970-01-01");
    }

    @Test
    void refusesASideWithOneLabel() {
      assertThatThrownBy(() -> split(rows(0, 1, 2, 3, 9), TIMED, 0.2))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("TIME needs both labels on both sides")
          .hasMessageContaining("2 of 4 rows to train on and 0 of 1 to validate on have label 1");
    }
  }

  @Nested
  class ByCustomer {
    @Test
    void putsNoCustomerOnBothSides() {
      LabelledRows rows = many(3);
      RowSplit split = split(rows, OWNED, 0.2);

      assertThat(customers(split.fit())).doesNotContainAnyElementsOf(customers(split.validation()));
      assertThat(split.fit().size() + split.validation().size()).isEqualTo(rows.size());
      assertThat(customers(split.validation()).size()).isBetween(9, 11);
      assertThat(split.sentence())
          .startsWith("Validation rows are those of " + customers(split.validation()).size());
    }

    @Test
    void refusesOneCustomer() {
      assertThatThrownBy(() -> split(rows(0, 1, 2, 3), OWNED, 0.2))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage(
              "A validation split by customer needs customers for both sides, but of 1 customers no row is left to validate on");
    }
  }

  @Nested
  class ByBoth {
    @Test
    void holdsBothRules() {
      RowSplit split = split(many(5), BOTH, 0.2);

      assertThat(customers(split.fit())).doesNotContainAnyElementsOf(customers(split.validation()));
      long begin = times(split.validation()).min().orElseThrow();
      assertThat(times(split.fit()).max().orElseThrow()).isLessThan(begin - 3 * DAY);
      assertThat(split.sentence())
          .contains("are left out of training; of ")
          .endsWith(
              "leaves %d rows to train on and %d to validate on"
                  .formatted(split.fit().size(), split.validation().size()));
    }

    /** Customer 1 comes early alone, customer 2 late alone: neither is torn apart. */
    @Test
    void leavesOutNoRowOfCustomersOnOneSide() {
      long[] customers = {1, 1, 1, 1, 2, 2};
      RowSplit split = split(rows(customers, 0, 1, 2, 3, 9, 10), BOTH, 0.3);

      assertThat(numbers(split.fit())).containsExactly(0, 1, 2, 3);
      assertThat(numbers(split.validation())).containsExactly(4, 5);
    }
  }

  private static java.util.stream.LongStream times(Rows rows) {
    return IntStream.range(0, rows.size()).mapToLong(rows::time);
  }

  /** A thousand rows of fifty customers on a hundred days. */
  private static LabelledRows many(long seed) {
    Random random = new Random(seed);
    long[] customers = random.longs(1_000, 0, 50).toArray();
    return rows(customers, random.longs(1_000, 0, 100).toArray());
  }

  @ParameterizedTest
  @CsvSource({"TIME, rows.time", "CUSTOMER, rows.customer", "TIME_AND_CUSTOMER, rows.time"})
  void refusesARuleWhoseColumnIsNotDeclared(SplitRule rule, String column) {
    assertThatThrownBy(() -> SplitRule.meant(rule, RowColumns.NONE))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "'training.earlyStopping.split' %s needs a schema with '%s', but it is not declared"
                .formatted(rule, column));
  }

  @Test
  void followsTheSchemaUnlessTheSpecNamesARule() {
    assertThat(SplitRule.meant(null, RowColumns.NONE)).isEqualTo(SplitRule.RANDOM);
    assertThat(SplitRule.meant(null, TIMED)).isEqualTo(SplitRule.TIME);
    assertThat(SplitRule.meant(null, OWNED)).isEqualTo(SplitRule.CUSTOMER);
    assertThat(SplitRule.meant(null, BOTH)).isEqualTo(SplitRule.TIME_AND_CUSTOMER);
    assertThat(SplitRule.meant(SplitRule.RANDOM, BOTH)).isEqualTo(SplitRule.RANDOM);
    assertThat(SplitRule.meant(SplitRule.TIME, BOTH)).isEqualTo(SplitRule.TIME);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void drawsTheSameForTheSameSeed(long seed) {
    LabelledRows rows = many(seed);
    EarlyStopping stopping = new EarlyStopping(0.2, 1);
    RowSplit split = RowSplit.of(rows, stopping, BOTH, seed);

    assertThat(numbers(RowSplit.of(rows, stopping, BOTH, seed).validation()))
        .isEqualTo(numbers(split.validation()));
    assertThat(numbers(RowSplit.of(rows, stopping, BOTH, seed + 1).validation()))
        .isNotEqualTo(numbers(split.validation()));
  }
}
