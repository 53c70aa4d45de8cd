// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation.bench;

import java.util.List;
import net.concordat.worker.data.LabelledRows;

/**
 * Several banks' rows for one measurement.
 *
 * @param name of it
 * @param banks in the members' order
 */
record Fold(String name, List<Bank> banks) {
  /**
   * One bank's rows.
   *
   * @param name of the bank
   * @param train to learn from
   * @param threshold earlier rows that nobody learned from, on which the threshold is chosen
   * @param test what is measured on
   */
  record Bank(String name, LabelledRows train, LabelledRows threshold, LabelledRows test) {}

  /** How many inputs a row has. */
  int width() {
    return banks.get(0).train().width();
  }

  /** All banks' training rows in one place. */
  LabelledRows pooled() {
    LabelledRows all = banks.get(0).train();
    for (Bank bank : banks.subList(1, banks.size())) {
      all = all.and(bank.train());
    }
    return all;
  }
}
