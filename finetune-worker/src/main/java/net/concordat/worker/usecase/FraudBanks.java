// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.usecase;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.concordat.worker.data.CsvTable;

/**
 * Card transactions cut by amount: BankB is a low-ticket issuer that joins with amounts below 8,
 * the others issue for amounts of 8 and more. BankC's rows are a share of those that BankA never
 * sees.
 */
final class FraudBanks {
  private static final double LOW_TICKET_BELOW = 8;

  private final CsvTable table;
  private final int[] columns;
  private final List<String> header;

  /** Time is left out: genuine and fraudulent rows were sampled at different times. */
  FraudBanks(CsvTable table) {
    this.table = table;
    this.header = new ArrayList<>(IntStream.rangeClosed(1, 28).mapToObj(i -> "V" + i).toList());
    header.addAll(List.of("Amount", "Class"));
    this.columns = header.stream().mapToInt(table::column).toArray();
  }

  List<BankRows> cut() {
    List<List<String>> high = new ArrayList<>();
    List<List<String>> low = new ArrayList<>();
    int amount = table.column("Amount");
    for (List<String> row : table.rows()) {
      boolean lowTicket = Double.parseDouble(row.get(amount)) < LOW_TICKET_BELOW;
      (lowTicket ? low : high).add(chosen(row));
    }
    HashSplit split = new HashSplit(row -> row.get(row.size() - 1));
    List<List<List<String>>> source = split.cut(high, 0.75, 0.1, 0.15);
    List<List<List<String>>> target = split.cut(low, 0.5, 0.5);
    return List.of(
        bank("BankA", BankRows.Role.SOURCE, source.get(0), source.get(1)),
        bank("BankB", BankRows.Role.TARGET, target.get(0), target.get(1)),
        bank("BankC", BankRows.Role.REVIEWER, List.of(), source.get(2)));
  }

  private BankRows bank(
      String name, BankRows.Role role, List<List<String>> train, List<List<String>> test) {
    return new BankRows(name, name, role, header, train, test);
  }

  private List<String> chosen(List<String> row) {
    return IntStream.of(columns).mapToObj(row::get).toList();
  }
}
