// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.budget;

import co.paralleluniverse.fibers.Suspendable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import net.concordat.contracts.budget.PrivacyBudgetState;
import net.concordat.contracts.budget.SpendState;
import net.concordat.contracts.consortium.ConsortiumRules;
import net.concordat.workflows.consortium.ConsortiumPin;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;

/** Shows the privacy budgets that this node knows: a member's its own, an observer's all. */
@StartableByRPC
public final class BudgetsFlow extends FlowLogic<List<BudgetView>> {
  @Suspendable
  @Override
  public List<BudgetView> call() throws FlowException {
    ConsortiumRules rules =
        new ConsortiumPin(getServiceHub()).current().getState().getData().getRules();
    Vault vault = new Vault(getServiceHub());
    List<SpendState> spends =
        vault.unconsumed(SpendState.class).stream()
            .map(found -> found.getState().getData())
            .sorted(Comparator.comparing(spend -> spend.getHeader().getAt()))
            .collect(Collectors.toList());
    List<BudgetView> views = new ArrayList<>();
    for (StateAndRef<PrivacyBudgetState> found : vault.unconsumed(PrivacyBudgetState.class)) {
      views.add(view(found.getState().getData(), rules, spends));
    }
    return views;
  }

  private static BudgetView view(
      PrivacyBudgetState budget, ConsortiumRules rules, List<SpendState> spends) {
    long domainCap =
        rules
            .dataDomain(budget.getKey().getDataDomain())
            .map(domain -> domain.getEpsilonCapMillionths())
            .orElse(0L);
    return new BudgetView(
        budget,
        Math.min(budget.getCapEpsilonMillionths(), domainCap),
        spends.stream()
            .filter(spend -> spend.getMember().equals(budget.getMember()))
            .filter(spend -> spend.getKey().equals(budget.getKey()))
            .collect(Collectors.toList()));
  }
}
