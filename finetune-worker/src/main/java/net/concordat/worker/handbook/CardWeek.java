// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.handbook;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import net.concordat.worker.data.CsvTable;

/**
 * A week of transactions.
 *
 * @param cards the customer of each transaction, who has one card
 * @param days day of each transaction, counted from the start of the data
 * @param frauds 1 for a fraud
 * @param inputs the 15 published input features of each transaction, unscaled
 */
record CardWeek(int[] cards, int[] days, int[] frauds, double[][] inputs) {
  private static final List<String> INPUTS =
      Stream.concat(
              Stream.of("TX_AMOUNT", "TX_DURING_WEEKEND", "TX_DURING_NIGHT"),
              Stream.of(1, 7, 30)
                  .flatMap(
                      days ->
                          Stream.of(
                              "CUSTOMER_ID_NB_TX_" + days + "DAY_WINDOW",
                              "CUSTOMER_ID_AVG_AMOUNT_" + days + "DAY_WINDOW",
                              "TERMINAL_ID_NB_TX_" + days + "DAY_WINDOW",
                              "TERMINAL_ID_RISK_" + days + "DAY_WINDOW")))
          .toList();

  /** How many inputs there are. */
  static int width() {
    return INPUTS.size();
  }

  /**
   * Reads the week that begins on a day.
   *
   * @param folder with the files {@code transactions_week_<first day>.csv.gz}
   */
  static CardWeek read(Path folder, LocalDate firstDay) {
    CsvTable table = CsvTable.read(folder.resolve("transactions_week_" + firstDay + ".csv.gz"));
    int[] columns = INPUTS.stream().mapToInt(table::column).toArray();
    double[][] inputs = new double[table.rows().size()][columns.length];
    for (int row = 0; row < inputs.length; row++) {
      for (int i = 0; i < columns.length; i++) {
        inputs[row][i] = table.number(row, columns[i]);
      }
    }
    return new CardWeek(
        whole(table, "CUSTOMER_ID"),
        whole(table, "TX_TIME_DAYS"),
        whole(table, "TX_FRAUD"),
        inputs);
  }

  int size() {
    return frauds.length;
  }

  private static int[] whole(CsvTable table, String name) {
    int column = table.column(name);
    int[] values = new int[table.rows().size()];
    for (int row = 0; row < values.length; row++) {
      values[row] = (int) table.number(row, column);
    }
    return values;
  }
}
