// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.budget.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.List;
import net.concordat.registry.budget.Budgets;
import net.concordat.registry.budget.PrivacyBudget;
import net.concordat.registry.ledger.BudgetAct;
import net.concordat.registry.security.AnyReader;
import net.concordat.registry.web.Only;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Privacy budgets. */
@RestController
@RequestMapping("/api/v1/budgets")
@AnyReader
@Tag(name = "budgets")
class BudgetController {
  private final Budgets budgets;

  BudgetController(Budgets budgets) {
    this.budgets = budgets;
  }

  @GetMapping
  @Operation(summary = "Privacy budgets, each with cap, what remains and every spend")
  List<PrivacyBudget> find(
      @RequestParam(required = false) @Nullable String member,
      @RequestParam(required = false) @Nullable Instant asOf) {
    return budgets.find(member, null, null, asOf);
  }

  @GetMapping("/{dataDomain}/{unit}")
  @Operation(summary = "The budget of one data domain and privacy unit")
  PrivacyBudget budget(
      @PathVariable String dataDomain,
      @PathVariable @Pattern(regexp = BudgetAct.UNIT, message = BudgetAct.UNIT_FORM) String unit,
      @RequestParam(required = false) @Nullable String member,
      @RequestParam(required = false) @Nullable Instant asOf) {
    return Only.of(
        budgets.find(member, dataDomain, unit, asOf),
        Only.asOf("budget for " + dataDomain + " by " + unit, asOf));
  }
}
