// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.federation.SimulatedBanks;

/**
 * Loans of the five real lenders that have the most. A lender's test rows are those whose number is
 * divisible by 5; of the others every fifth is for the threshold.
 */
final class LoanBanks {
  private static final int LENDERS = 5;

  private LoanBanks() {}

  static Fold fold(Path folder) {
    List<Fold.Bank> banks = new ArrayList<>();
    for (SimulatedBanks.Bank lender : SimulatedBanks.lenders(folder, LENDERS)) {
      LabelledRows known = lender.train();
      banks.add(
          new Fold.Bank(lender.name(), every(known, false), every(known, true), lender.holdout()));
    }
    return new Fold("loans", banks);
  }

  private static LabelledRows every(LabelledRows rows, boolean fifth) {
    return rows.select(
        java.util.stream.IntStream.range(0, rows.size())
            .filter(row -> row % LENDERS == 0 == fifth)
            .toArray());
  }
}
