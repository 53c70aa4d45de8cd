// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.holdout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import net.concordat.worker.Fixtures;
import net.concordat.worker.data.CommittedRows;
import net.concordat.worker.data.CsvTable;
import net.concordat.worker.data.source.WatchedSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldoutTest {
  @TempDir Path folder;

  private static final Period YEAR = new Period("2025-01-01", "2025-12-31");

  @ParameterizedTest
  @CsvSource({"1, 1", "99, 99", "104, 100", "105, 110", "1149, 1100", "1150, 1200"})
  void tellsTheLedgerTwoDigitsOfItsSize(int rows, int rounded) {
    Holdout holdout = Holdout.of(committed(rows), YEAR, "every fifth");

    assertThat(holdout.rows()).isEqualTo(rows);
    assertThat(holdout.rowsRounded()).isEqualTo(rounded);
  }

  @Test
  void refusesOtherRowsAndNamesBothRoots() {
    Holdout holdout = Holdout.of(committed(10), YEAR, "every fifth");
    CommittedRows others = committed(11);

    holdout.requireSame(committed(10).root(), 10);
    assertThatThrownBy(() -> holdout.requireSame(others.root(), 11))
        .hasMessageContaining("must be the 10 that were committed to")
        .hasMessageContaining(holdout.root())
        .hasMessageEndingWith("given are 11 with the root " + others.root());
  }

  @Test
  void refusesARuleOfBlanks() {
    assertThatThrownBy(() -> Holdout.of(committed(10), YEAR, " "))
        .hasMessage("'splitRule' must have 1 to 1000 characters, but has 0");
  }

  @Nested
  class Days {
    private static CsvTable table(String... days) {
      return new CsvTable(
          "made up",
          List.of("day", "label"),
          java.util.Arrays.stream(days).map(day -> List.of(day, "1")).toList());
    }

    private Period period(String... days) {
      PeriodWatch watch = new PeriodWatch("day");
      CsvTable.read(new WatchedSource(table(days).asSource(), watch));
      return watch.period();
    }

    @Test
    void areReadFromDaysAndTimes() {
      assertThat(period("2025-03-02T10:00:00Z", "2025-02-28 23:59", " 2025-03-01 "))
          .isEqualTo(new Period("2025-02-28", "2025-03-02"));
    }

    @ParameterizedTest
    @CsvSource({"''", "2025-02-29", "01.02.2025", "yesterday and before"})
    void areRefusedWhereACellHasNone(String cell) {
      assertThatThrownBy(() -> period("2025-03-02", cell))
          .hasMessageStartingWith(
              "made up, row 2, column 'day': must hold a day such as 2026-01-31,");
    }

    @Test
    void endNoEarlierThanTheyBegin() {
      assertThatThrownBy(() -> new Period("2025-02-02", "2025-02-01"))
          .hasMessage("'lastDay' must not be before 'firstDay', 2025-02-02, but is 2025-02-01");
    }
  }

  private CommittedRows committed(int rows) {
    try (CommittedRows committed =
        CommittedRows.read(Fixtures.table(rows, 1).asSource(), new byte[32], folder)) {
      return committed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
