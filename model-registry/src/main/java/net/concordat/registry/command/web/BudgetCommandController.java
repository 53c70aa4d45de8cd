// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.command.web;

import static net.concordat.registry.web.IdempotencyKey.KEY;
import static net.concordat.registry.web.IdempotencyKey.KEY_FORM;
import static net.concordat.registry.web.IdempotencyKey.KEY_WORDS;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import net.concordat.registry.command.CommandView;
import net.concordat.registry.ledger.BudgetAct;
import net.concordat.registry.ledger.SpendMechanism;
import net.concordat.registry.security.BankOnly;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** What is commanded about the bank's privacy budgets. */
@RestController
@BankOnly
@Tag(name = "budgets")
class BudgetCommandController {
  private final CommandDesk desk;

  BudgetCommandController(CommandDesk desk) {
    this.desk = desk;
  }

  @PostMapping("/api/v1/budgets")
  @Operation(summary = "Opens a privacy budget for a data domain and a privacy unit, for good")
  ResponseEntity<CommandView> open(
      @RequestHeader(KEY) @Pattern(regexp = KEY_FORM, message = KEY_WORDS) String key,
      @RequestBody BudgetAct.OpenBudget body) {
    return desk.take(key, body);
  }

  @PostMapping("/api/v1/budgets/{dataDomain}/{unit}/spends")
  @Operation(
      summary = "Spends what the training of one artifact cost, so that it can be published once")
  ResponseEntity<CommandView> spend(
      @PathVariable String dataDomain,
      @PathVariable @Pattern(regexp = BudgetAct.UNIT, message = BudgetAct.UNIT_FORM) String unit,
      @RequestHeader(KEY) @Pattern(regexp = KEY_FORM, message = KEY_WORDS) String key,
      @RequestBody Spending body) {
    return desk.take(key, body.of(dataDomain, unit));
  }

  /**
   * @param artifactDigest what was trained
   * @param dataCommitment to the rows, as the version will state it
   * @param mechanism how it was trained
   */
  record Spending(String artifactDigest, String dataCommitment, SpendMechanism mechanism) {
    BudgetAct.SpendBudget of(String dataDomain, String unit) {
      return new BudgetAct.SpendBudget(dataDomain, unit, artifactDigest, dataCommitment, mechanism);
    }
  }
}
