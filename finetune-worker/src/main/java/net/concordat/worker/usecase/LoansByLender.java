// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.usecase;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.concordat.worker.data.CsvTable;

/** The loans of the credit-risk use case, each real lender's by themselves. */
public final class LoansByLender {
  private LoansByLender() {}

  /**
   * One lender's loans, in the columns of the use case's schema.
   *
   * @param name of the lender
   * @param train loans whose number is not divisible by 5
   * @param test the others
   */
  public record Lender(String name, CsvTable train, CsvTable test) {
    int loans() {
      return train.rows().size() + test.rows().size();
    }
  }

  /** All lenders, those with the most loans first, equal ones by name. */
  public static List<Lender> of(CsvTable raw) {
    LoanFeatures features = new LoanFeatures(raw);
    int bank = raw.column("bank");
    int number = raw.column("loan_nr_chk_dgt");
    Map<String, Lender> lenders = new TreeMap<>();
    for (List<String> row : raw.rows()) {
      Lender lender = lenders.computeIfAbsent(row.get(bank), LoansByLender::empty);
      boolean test = Long.parseLong(row.get(number)) % 5 == 0;
      (test ? lender.test() : lender.train()).rows().add(features.of(row));
    }
    return lenders.values().stream()
        .sorted(Comparator.comparingInt(Lender::loans).reversed().thenComparing(Lender::name))
        .toList();
  }

  private static Lender empty(String name) {
    return new Lender(
        name,
        new CsvTable(name, LoanFeatures.HEADER, new ArrayList<>()),
        new CsvTable(name, LoanFeatures.HEADER, new ArrayList<>()));
  }
}
