// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.CsvTable;

/**
 * Card transactions of all weeks, in the order of time.
 *
 * @param seconds when each was, from the start of the data
 * @param days the same in days
 * @param customers whose card
 * @param terminals where
 * @param frauds 1 for a fraud
 * @param inputs amount, weekend, night, and the customer's windows; unscaled
 */
record CardRows(
    int[] seconds, int[] days, int[] customers, int[] terminals, int[] frauds, float[][] inputs) {
  static final LocalDate FIRST_WEEK = LocalDate.of(2018, 6, 13);
  static final int WEEKS = 9;
  static final int DAYS_A_WEEK = 7;

  private static final List<String> INPUTS =
      Stream.concat(
              Stream.of("TX_AMOUNT", "TX_DURING_WEEKEND", "TX_DURING_NIGHT"),
              Stream.of(1, 7, 30)
                  .flatMap(
                      days ->
                          Stream.of(
                              "CUSTOMER_ID_NB_TX_" + days + "DAY_WINDOW",
                              "CUSTOMER_ID_AVG_AMOUNT_" + days + "DAY_WINDOW")))
          .toList();

  int size() {
    return frauds.length;
  }

  /** The day, counted from the start of the data, on which a week begins. */
  int firstDay(int week) {
    return days[0] + DAYS_A_WEEK * week;
  }

  /**
   * Reads all weeks.
   *
   * @param data folder with {@code transactions_week_*.csv.gz}, or its parent with a folder {@code
   *     handbook}
   */
  static CardRows read(Path data) {
    Path folder = folder(data);
    List<CsvTable> weeks = new ArrayList<>();
    int size = 0;
    for (int week = 0; week < WEEKS; week++) {
      CsvTable table = CsvTable.read(folder.resolve(file(week)));
      weeks.add(table);
      size += table.rows().size();
    }
    CardRows rows =
        new CardRows(
            new int[size],
            new int[size],
            new int[size],
            new int[size],
            new int[size],
            new float[size][INPUTS.size()]);
    int at = 0;
    for (CsvTable week : weeks) {
      at = rows.fill(week, at);
    }
    return rows;
  }

  static Path folder(Path data) {
    for (Path folder : List.of(data, data.resolve("handbook"))) {
      if (Files.isRegularFile(folder.resolve(file(0)))) {
        return folder;
      }
    }
    throw new InvalidInputException(
        "The handbook's weekly files (%s and eight others) must be in '%s' or its folder 'handbook', but are in neither"
            .formatted(file(0), data));
  }

  private static String file(int week) {
    return "transactions_week_" + FIRST_WEEK.plusDays((long) DAYS_A_WEEK * week) + ".csv.gz";
  }

  private int fill(CsvTable table, int from) {
    int[] columns = INPUTS.stream().mapToInt(table::column).toArray();
    int second = table.column("TX_TIME_SECONDS");
    int day = table.column("TX_TIME_DAYS");
    int customer = table.column("CUSTOMER_ID");
    int terminal = table.column("TERMINAL_ID");
    int fraud = table.column("TX_FRAUD");
    int at = from;
    for (int row = 0; row < table.rows().size(); row++) {
      seconds[at] = (int) table.number(row, second);
      days[at] = (int) table.number(row, day);
      customers[at] = (int) table.number(row, customer);
      terminals[at] = (int) table.number(row, terminal);
      frauds[at] = (int) table.number(row, fraud);
      for (int i = 0; i < columns.length; i++) {
        inputs[at][i] = (float) table.number(row, columns[i]);
      }
      at++;
    }
    return at;
  }
}
