// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.holdout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.concordat.worker.InvalidInputException;
import net.concordat.worker.data.CsvTable;
import org.junit.jupiter.api.Test;

class TimeSplitTest {
  private static final TimeSplit SPLIT =
      new TimeSplit(LocalDate.parse("2026-01-15"), LocalDate.parse("2026-01-25"), 3);

  /** One row a day in January. By hand: known before the 15th are rows to the 11th, and so on. */
  @Test
  void leavesOutRowsWhoseLabelWasNotKnownYet() {
    Map<TimeSplit.Part, CsvTable> parts = SPLIT.of(january(1), "day", null);

    assertThat(days(parts, TimeSplit.Part.TRAIN)).containsExactlyElementsOf(days(1, 11));
    assertThat(days(parts, TimeSplit.Part.VALIDATION)).containsExactlyElementsOf(days(15, 21));
    assertThat(days(parts, TimeSplit.Part.TEST)).containsExactlyElementsOf(days(25, 31));
  }

  @Test
  void keepsEachCustomerInOnePart() {
    Map<TimeSplit.Part, CsvTable> parts = SPLIT.of(january(100), "day", "who");
    Set<String> seen = new HashSet<>();
    int customers = 0;
    for (CsvTable part : parts.values()) {
      Set<String> own = part.rows().stream().map(row -> row.get(1)).collect(Collectors.toSet());
      customers += own.size();
      seen.addAll(own);
    }

    assertThat(seen).hasSize(customers).hasSize(100);
    assertThat(days(parts, TimeSplit.Part.TRAIN)).doesNotContain("2026-01-12", "2026-01-30");
  }

  @Test
  void refusesPartsThatCannotBe() {
    assertThatThrownBy(
            () -> new TimeSplit(LocalDate.parse("2026-01-15"), LocalDate.parse("2026-01-18"), 3))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("more than 3 days")
        .hasMessageContaining("2026-01-18");
    assertThatThrownBy(
            () ->
                new TimeSplit(LocalDate.parse("2026-02-15"), LocalDate.parse("2026-02-25"), 3)
                    .of(january(1), "day", null))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("no row for the part VALIDATION")
        .hasMessageContaining("from 2026-01-01 to 2026-01-31");
    assertThatThrownBy(() -> SPLIT.of(january(1), "when", null))
        .hasMessageContaining("must have a column 'when'");
  }

  private static CsvTable january(int customers) {
    List<List<String>> rows =
        days(1, 31).stream()
            .flatMap(
                day -> IntStream.range(0, customers).mapToObj(c -> List.of(day, "customer " + c)))
            .toList();
    return new CsvTable("january", List.of("day", "who"), rows);
  }

  private static List<String> days(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj("2026-01-%02d"::formatted).toList();
  }

  private static List<String> days(Map<TimeSplit.Part, CsvTable> parts, TimeSplit.Part part) {
    return Objects.requireNonNull(parts.get(part)).rows().stream().map(row -> row.get(0)).toList();
  }
}
