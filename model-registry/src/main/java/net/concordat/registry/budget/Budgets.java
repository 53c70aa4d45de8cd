// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.budget;

import java.time.Instant;
import java.util.List;
import net.concordat.registry.budget.internal.BudgetRow;
import net.concordat.registry.budget.internal.BudgetRows;
import net.concordat.registry.budget.internal.SpendRow;
import net.concordat.registry.budget.internal.SpendRows;
import net.concordat.registry.consortium.Consortium;
import net.concordat.registry.ledger.BudgetFact;
import net.concordat.registry.ledger.DataDomain;
import net.concordat.registry.ledger.Held;
import net.concordat.registry.ledger.SpendFact;
import net.concordat.registry.ledger.Standing;
import org.jspecify.annotations.Nullable;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Privacy budgets: a bank's own, or every bank's at the regulator. */
@Service
@Transactional(readOnly = true)
public class Budgets {
  private final BudgetRows budgets;
  private final SpendRows spends;
  private final Consortium consortium;

  Budgets(BudgetRows budgets, SpendRows spends, Consortium consortium) {
    this.budgets = budgets;
    this.spends = spends;
    this.consortium = consortium;
  }

  /**
   * Budgets with all that was spent of them.
   *
   * @param member whose; null for any
   * @param dataDomain for which data; null for any
   * @param unit ROW or CUSTOMER; null for either
   */
  public List<PrivacyBudget> find(
      @Nullable String member,
      @Nullable String dataDomain,
      @Nullable String unit,
      @Nullable Instant asOf) {
    List<DataDomain> domains =
        consortium
            .find(asOf)
            .map(current -> current.fact().charter().dataDomains())
            .orElse(List.of());
    return budgets
        .findBy(
            Held.<BudgetRow>asOf(asOf)
                .and(Held.with("member", member))
                .and(Held.with("dataDomain", dataDomain))
                .and(Held.with("unit", unit)),
            rows -> rows.sortBy(Sort.by("member", "dataDomain", "unit")).all())
        .stream()
        .map(row -> withSpends(row.standing(), domains, asOf))
        .toList();
  }

  private PrivacyBudget withSpends(
      Standing<BudgetFact> budget, List<DataDomain> domains, @Nullable Instant asOf) {
    BudgetFact said = budget.fact();
    long cap =
        domains.stream()
            .filter(domain -> domain.name().equals(said.dataDomain()))
            .mapToLong(
                domain -> Math.min(domain.epsilonCapMillionths(), said.capEpsilonMillionths()))
            .findFirst()
            .orElse(0);
    return new PrivacyBudget(
        budget,
        cap,
        Math.max(0, cap - said.spentEpsilonMillionths()),
        spends(
            Held.<SpendRow>asOf(asOf)
                .and(Held.with("member", said.member()))
                .and(Held.with("dataDomain", said.dataDomain()))
                .and(Held.with("unit", said.unit()))));
  }

  /** What the training of an artifact spent, as far as this party knows. */
  public List<Standing<SpendFact>> spentFor(String artifactDigest, @Nullable Instant asOf) {
    return spends(Held.<SpendRow>asOf(asOf).and(Held.with("artifactDigest", artifactDigest)));
  }

  private List<Standing<SpendFact>> spends(Specification<SpendRow> asked) {
    return spends.findBy(asked, rows -> rows.sortBy(Sort.by("validFrom", "id.txId")).all()).stream()
        .map(SpendRow::standing)
        .toList();
  }
}
