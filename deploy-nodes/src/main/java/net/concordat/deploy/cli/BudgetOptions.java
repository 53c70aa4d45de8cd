// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import net.concordat.contracts.budget.PrivacyUnit;
import picocli.CommandLine.Option;

/** Which of a bank's privacy budgets a command is for. */
final class BudgetOptions {
  @Option(
      names = "--domain",
      required = true,
      paramLabel = "NAME",
      description = "Which of the consortium's data domains.")
  private String domain;

  @Option(
      names = "--unit",
      required = true,
      paramLabel = "UNIT",
      description = "What is protected as a whole: ${COMPLETION-CANDIDATES}.")
  private PrivacyUnit unit;

  String domain() {
    return domain;
  }

  PrivacyUnit unit() {
    return unit;
  }
}
