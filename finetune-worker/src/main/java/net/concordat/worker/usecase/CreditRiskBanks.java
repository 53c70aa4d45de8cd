// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.usecase;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.concordat.worker.data.CsvTable;

/**
 * Loans cut by the bank that lent. Four lenders are targets, Citizens reviews as BankC, and all
 * others together are the long history of BankA. A loan whose number is divisible by 5 is a test
 * row.
 */
final class CreditRiskBanks {
  private static final String SOURCE = "BankA";
  private static final Map<String, String> TARGETS =
      Map.of(
          "WELLS FARGO BANK NATL ASSOC", "Wells Fargo",
          "U.S. BANK NATIONAL ASSOCIATION", "U.S. Bank",
          "CAPITAL ONE NATL ASSOC", "Capital One",
          "BBCN BANK", "BBCN");
  private static final String REVIEWER = "CITIZENS BANK NATL ASSOC";

  private final CsvTable table;
  private final LoanFeatures features;

  CreditRiskBanks(CsvTable table) {
    this.table = table;
    this.features = new LoanFeatures(table);
  }

  List<BankRows> cut() {
    Map<String, BankRows> banks = new LinkedHashMap<>();
    banks.put(SOURCE, bank(SOURCE, BankRows.Role.SOURCE));
    List.of("Wells Fargo", "U.S. Bank", "Capital One", "BBCN")
        .forEach(target -> banks.put(target, bank(target, BankRows.Role.TARGET)));
    banks.put("BankC", bank("BankC", BankRows.Role.REVIEWER));
    int lender = table.column("bank");
    int number = table.column("loan_nr_chk_dgt");
    for (List<String> row : table.rows()) {
      boolean reviewers = row.get(lender).equals(REVIEWER);
      String name = reviewers ? "BankC" : TARGETS.getOrDefault(row.get(lender), SOURCE);
      BankRows bank = java.util.Objects.requireNonNull(banks.get(name));
      boolean test = reviewers || Long.parseLong(row.get(number)) % 5 == 0;
      (test ? bank.test() : bank.train()).add(features.of(row));
    }
    return List.copyOf(banks.values());
  }

  private static BankRows bank(String name, BankRows.Role role) {
    return new BankRows(
        name,
        name.replaceAll("[^A-Za-z]", ""),
        role,
        LoanFeatures.HEADER,
        new ArrayList<>(),
        new ArrayList<>());
  }
}
