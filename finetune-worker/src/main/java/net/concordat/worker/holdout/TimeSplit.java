// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.holdout;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Sha256;
import net.concordat.worker.data.CsvTable;
import net.concordat.worker.data.source.RowCursor;
import net.concordat.worker.data.source.RowSource;
import net.concordat.worker.data.source.WatchedSource;
import org.jspecify.annotations.Nullable;

/**
 * A split in time order, as a model would have met the rows: it learns from rows whose label was
 * known when the next part began. A row's label is known {@code labelDelay} days after the row;
 * rows of the days between are in no part.
 *
 * @param validationFrom first day of the validation rows
 * @param testFrom first day of the test rows, after the former
 * @param labelDelay in days, 0 to 3650
 */
public record TimeSplit(LocalDate validationFrom, LocalDate testFrom, int labelDelay) {
  /** Refuses parts without a day. */
  public TimeSplit {
    Checks.range("labelDelay", labelDelay, 0, 3650);
    if (!validationFrom.plusDays(labelDelay).isBefore(testFrom)) {
      throw new InvalidInputException(
          "Test rows must begin more than %d days, the label delay, after validation rows, from %s on, but begin on %s"
              .formatted(labelDelay, validationFrom, testFrom));
    }
  }

  /** A part of the rows, with the share of the customers that belong to it where they are told. */
  public enum Part {
    /** To learn from. */
    TRAIN(0.6),
    /** To choose by. */
    VALIDATION(0.2),
    /** To measure on, once. */
    TEST(0.2);

    private final double share;

    Part(double share) {
      this.share = share;
    }
  }

  /** Where the rows of the parts go. */
  public interface Receiver {
    /** Before the first row. */
    void begin(List<String> header) throws IOException;

    /** A row of a part, in the order of the rows. */
    void row(Part part, List<String> cells) throws IOException;
  }

  /**
   * Which columns tell where a row belongs.
   *
   * @param day when a row was
   * @param customer whose row it is; each customer is then in one part alone, by a hash of the
   *     name, and rows of the customer in other periods are in none
   */
  public record Columns(String day, @Nullable String customer) {}

  /** How many rows each part has, and how many are in none. */
  public record Counts(Map<Part, Long> parts, long leftOut) {}

  /**
   * Splits; reads the rows once, and keeps none.
   *
   * @throws InvalidInputException if a column is not there, a cell is no day, or a part is empty
   */
  public Counts of(RowSource rows, Columns columns, Receiver into) throws IOException {
    PeriodWatch days = new PeriodWatch(columns.day());
    Map<Part, Long> counts = new EnumMap<>(Part.class);
    long leftOut = 0;
    try (RowCursor cursor = new WatchedSource(rows, days).open()) {
      String name = columns.customer();
      int customer = name == null ? -1 : CsvTable.column(rows.name(), cursor.header(), name);
      into.begin(cursor.header());
      for (List<String> row = cursor.next(); row != null; row = cursor.next()) {
        Part part = partOn(days.latest());
        if (part != null && (customer < 0 || part == partOf(row.get(customer).strip()))) {
          counts.merge(part, 1L, Long::sum);
          into.row(part, row);
        } else {
          leftOut++;
        }
      }
    }
    requireEach(counts, rows.name(), days);
    return new Counts(counts, leftOut);
  }

  private static void requireEach(Map<Part, Long> counts, String source, PeriodWatch days) {
    for (Part part : Part.values()) {
      if (!counts.containsKey(part)) {
        throw new InvalidInputException(
            "%s has no row for the part %s: %s".formatted(source, part, days));
      }
    }
  }

  private @Nullable Part partOn(LocalDate day) {
    if (!day.isBefore(testFrom)) {
      return Part.TEST;
    }
    LocalDate known = day.plusDays(labelDelay);
    if (!day.isBefore(validationFrom)) {
      return known.isBefore(testFrom) ? Part.VALIDATION : null;
    }
    return known.isBefore(validationFrom) ? Part.TRAIN : null;
  }

  private static Part partOf(String customer) {
    String hash = Sha256.of(customer.getBytes(StandardCharsets.UTF_8)).hex();
    double place = Integer.parseInt(hash.substring(0, 7), 16) / (double) (1 << 28);
    if (place < Part.TRAIN.share) {
      return Part.TRAIN;
    }
    return place < Part.TRAIN.share + Part.VALIDATION.share ? Part.VALIDATION : Part.TEST;
  }
}
