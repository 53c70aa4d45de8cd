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
 */
record UseCase(
    String name, String modelName, String dataDomain, String historyOfB, String testOfB) {
  static final UseCase FRAUD =
      new UseCase(
          "fraud",
          "card-fraud",
          "card-transactions",
          "BankB-history-20.csv.gz",
          "BankB-test.csv.gz");
  static final UseCase CREDIT_RISK =
      new UseCase(
          "credit-risk",
          "small-business-credit",
          "business-loans",
          "WellsFargo-history-150.csv.gz",
          "WellsFargo-test.csv.gz");
  static final List<UseCase> ALL = List.of(FRAUD, CREDIT_RISK);
}
