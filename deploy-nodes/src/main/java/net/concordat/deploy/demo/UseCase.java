// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import java.util.List;

/**
 * A model that the banks share in the demonstration, and whose data each bank has.
 *
 * @param name as the worker knows it, and the purpose on the ledger
 * @param modelName what the model is called
 * @param dataDomain what it is trained on, as the ledger names it
 * @param historyOfB bank B's little labelled history
 * @param testOfB bank B's untouched test rows
 * @param period the days that the rows are from
 * @param splitRule how test rows were told from the others
 */
record UseCase(
    String name,
    String modelName,
    String dataDomain,
    String historyOfB,
    String testOfB,
    Period period,
    String splitRule) {
  static final UseCase FRAUD =
      new UseCase(
          "fraud",
          "card-fraud",
          "card-transactions",
          "BankB-history-20.csv.gz",
          "BankB-test.csv.gz",
          new Period("2013-09-01", "2013-09-30"),
          "the last rows of each class by a hash of their cells, see docs/data.md");
  static final UseCase CREDIT_RISK =
      new UseCase(
          "credit-risk",
          "small-business-credit",
          "business-loans",
          "WellsFargo-history-150.csv.gz",
          "WellsFargo-test.csv.gz",
          new Period("1970-07-22", "2007-09-28"),
          "loans whose number is divisible by 5; of a reviewer all loans, see docs/data.md");
  static final List<UseCase> ALL = List.of(FRAUD, CREDIT_RISK);

  /** The first and the last day, as ISO 8601 writes them. */
  record Period(String firstDay, String lastDay) {}
}
