// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.holdout;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import net.concordat.worker.Checks;
import net.concordat.worker.InvalidInputException;
import net.concordat.worker.Sha256;
import net.concordat.worker.data.CsvTable;
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

  /**
   * Splits.
   *
   * @param dayColumn when a row was
   * @param customerColumn whose row it is; each customer is then in one part alone, by a hash of
   *     the name, and rows of the customer in other periods are in none
   * @return a table for each part, in the order of the rows
   * @throws InvalidInputException if a column is not there, a cell is no day, or a part is empty
   */
  public Map<Part, CsvTable> of(CsvTable table, String dayColumn, @Nullable String customerColumn) {
    List<LocalDate> days = Period.days(table, dayColumn);
    int customer = customerColumn == null ? -1 : table.column(customerColumn);
    Map<Part, CsvTable> parts = new EnumMap<>(Part.class);
    for (Part part : Part.values()) {
      List<List<String>> rows = new ArrayList<>();
      for (int i = 0; i < days.size(); i++) {
        List<String> row = table.rows().get(i);
        boolean belongs = customer < 0 || part == partOf(row.get(customer).strip());
        if (part == partOn(days.get(i)) && belongs) {
          rows.add(row);
        }
      }
      if (rows.isEmpty()) {
        throw new InvalidInputException(
            "%s has no row for the part %s: its days are from %s to %s"
                .formatted(
                    table.source(),
                    part,
                    Period.of(table, dayColumn).firstDay(),
                    Period.of(table, dayColumn).lastDay()));
      }
      parts.put(part, new CsvTable(table.source(), table.header(), rows));
    }
    return parts;
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
