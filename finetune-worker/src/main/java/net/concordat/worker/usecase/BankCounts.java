// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.usecase;

import java.util.List;

/** How many rows each bank got; {@code counts.json} holds a list of these. */
public record BankCounts(String source, String licence, List<Bank> banks) {
  /** One bank's counts. */
  public record Bank(
      String name, int trainRows, int trainPositives, int testRows, int testPositives) {}

  static BankCounts of(UseCase useCase, List<BankRows> banks) {
    return new BankCounts(
        useCase.source(), useCase.licence(), banks.stream().map(BankCounts::count).toList());
  }

  private static Bank count(BankRows bank) {
    return new Bank(
        bank.name(),
        bank.train().size(),
        positives(bank.train()),
        bank.test().size(),
        positives(bank.test()));
  }

  private static int positives(List<List<String>> rows) {
    return (int) rows.stream().filter(row -> row.get(row.size() - 1).equals("1")).count();
  }
}
