// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.holdout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.CsvTable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeSplitTest {
  private static final TimeSplit SPLIT =
      new TimeSplit(LocalDate.parse("2026-01-15"), LocalDate.parse("2026-01-25"), 3);

  private static final TimeSplit.Columns COLUMNS = new TimeSplit.Columns("day", null);

  /** One row a day in January. By hand: known before the 15th are rows to the 11th, and so on. */
  @Test
  void leavesOutRowsWhoseLabelWasNotKnownYet() throws IOException {
    Map<TimeSplit.Part, List<List<String>>> parts = parts(SPLIT, january(1), null);

    assertThat(days(parts, TimeSplit.Part.TRAIN)).containsExactlyElementsOf(days(1, 11));
    assertThat(days(parts, TimeSplit.Part.VALIDATION)).containsExactlyElementsOf(days(15, 21));
    assertThat(days(parts, TimeSplit.Part.TEST)).containsExactlyElementsOf(days(25, 31));
  }

  @Test
  void keepsEachCustomerInOnePart() throws IOException {
    Map<TimeSplit.Part, List<List<String>>> parts = parts(SPLIT, january(100), "who");
    Set<String> seen = new HashSet<>();
    int customers = 0;
    for (List<List<String>> part : parts.values()) {
      Set<String> own = part.stream().map(row -> row.get(1)).collect(Collectors.toSet());
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
    TimeSplit later =
        new TimeSplit(LocalDate.parse("2026-02-15"), LocalDate.parse("2026-02-25"), 3);
    assertThatThrownBy(() -> parts(later, january(1), null))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage(
            "january has no row for the part VALIDATION: its days are from 2026-01-01 to 2026-01-31");
    assertThatThrownBy(() -> parts(SPLIT, january(1), "whose"))
        .hasMessageContaining("must have a column 'whose'");
    CsvTable noDay =
        new CsvTable("table", List.of("day"), List.of(List.of("2026-01-01"), List.of("1.2.26")));
    assertThatThrownBy(() -> parts(SPLIT, noDay, null))
        .hasMessage(
            "table, row 2, column 'day': must hold a day such as 2026-01-31, or a time that begins"
                + " with one, but holds '1.2.26'");
  }

  @Test
  void leavesNoFileOfASplitThatFails(@TempDir Path folder) throws IOException {
    TimeSplit later =
        new TimeSplit(LocalDate.parse("2026-02-15"), LocalDate.parse("2026-02-25"), 3);
    try (SplitFiles files = new SplitFiles(folder)) {
      assertThatThrownBy(() -> later.of(january(1).asSource(), COLUMNS, files))
          .isInstanceOf(InvalidInputException.class);
    }
    assertThat(folder).isEmptyDirectory();

    try (SplitFiles files = new SplitFiles(folder)) {
      SPLIT.of(january(2).asSource(), COLUMNS, files);
      files.finish();
    }
    assertThat(folder.toFile().list())
        .containsExactlyInAnyOrder("train.csv.gz", "validation.csv.gz", "test.csv.gz");
    assertThat(CsvTable.read(folder.resolve("test.csv.gz")).rows()).hasSize(14);
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

  private static Map<TimeSplit.Part, List<List<String>>> parts(
      TimeSplit split, CsvTable table, @Nullable String customer) throws IOException {
    Map<TimeSplit.Part, List<List<String>>> parts = new EnumMap<>(TimeSplit.Part.class);
    TimeSplit.Receiver into =
        new TimeSplit.Receiver() {
          @Override
          public void begin(List<String> header) {}

          @Override
          public void row(TimeSplit.Part part, List<String> cells) {
            parts.computeIfAbsent(part, none -> new ArrayList<>()).add(cells);
          }
        };
    TimeSplit.Counts counts =
        split.of(table.asSource(), new TimeSplit.Columns("day", customer), into);
    parts.forEach((part, rows) -> assertThat(counts.parts().get(part)).isEqualTo(rows.size()));
    long used = counts.parts().values().stream().mapToLong(Long::longValue).sum();
    assertThat(counts.leftOut()).isEqualTo(table.rows().size() - used);
    return parts;
  }

  private static List<String> days(
      Map<TimeSplit.Part, List<List<String>>> parts, TimeSplit.Part part) {
    return Objects.requireNonNull(parts.get(part)).stream().map(row -> row.get(0)).toList();
  }
}
