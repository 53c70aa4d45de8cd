// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.registry.ledger.LedgerRefusedException;
import net.concordat.workflows.decision.Ballot;
import net.concordat.workflows.decision.DecisionByCodeFlow;
import net.concordat.workflows.decision.OpenProposal;
import net.concordat.workflows.decision.ProposalsFlow;
import net.concordat.workflows.people.EnrolledPeople;
import net.concordat.workflows.people.PeopleFlow;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.RefusedException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.identity.Party;
import net.corda.core.node.services.Vault.StateStatus;
import net.corda.core.node.services.vault.PageSpecification;
import net.corda.core.node.services.vault.QueryCriteria.VaultQueryCriteria;
import net.corda.core.node.services.vault.Sort;
import org.springframework.stereotype.Component;

/** The bank's node, by RPC. */
@Component
class RpcPeopleNode implements PeopleNode {
  /** A vault keeps references as unconsumed, so there may be as many as there were amendments. */
  private static final int MOST_STATES = 1_000;

  private final NodeConnection node;
  private final PinnedConsortium pinned;

  RpcPeopleNode(NodeConnection node, PinnedConsortium pinned) {
    this.node = node;
    this.pinned = pinned;
  }

  @Override
  public Party identity() {
    return node.ask(ops -> ops.nodeInfo().getLegalIdentities().get(0));
  }

  @Override
  public ConsortiumState consortium() {
    String id = pinned.id().orElse("none");
    return node
        .ask(
            ops ->
                ops.vaultQueryBy(
                    new VaultQueryCriteria(StateStatus.UNCONSUMED, Set.of(ConsortiumState.class)),
                    new PageSpecification(1, MOST_STATES),
                    new Sort(List.of()),
                    ConsortiumState.class))
        .getStates()
        .stream()
        .map(found -> found.getState().getData())
        .filter(found -> Facts.hex(found.getHeader().getConsortiumId()).equals(id))
        .max(Comparator.comparingInt(ConsortiumState::getVersion))
        .orElseThrow(
            () -> Refusals.of(FlowRule.FOUND.refusal("this node belongs to no consortium yet")));
  }

  @Override
  public Optional<EnrolledPeople> people() {
    try {
      return Optional.of(run(PeopleFlow.class, identity()));
    } catch (LedgerRefusedException e) {
      if (e.rule().equals(FlowRule.FOUND.ruleName())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public List<OpenProposal> proposals() {
    return run(ProposalsFlow.class, identity());
  }

  @Override
  public Ballot ballot(String code) {
    return run(DecisionByCodeFlow.class, identity(), code);
  }

  private <T> T run(Class<? extends FlowLogic<T>> flow, Object... arguments) {
    try {
      return node.run(flow, arguments);
    } catch (IllegalStateException e) {
      if (e.getCause() instanceof RefusedException refusal) {
        throw Refusals.of(refusal);
      }
      throw e;
    }
  }
}
