// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.decision;

import co.paralleluniverse.fibers.Suspendable;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.identity.Party;

/**
 * Tells what a member's people are asked, what each answer means and what to sign for it: to the
 * member itself, or to an observer. What has expired is left out.
 *
 * <p>Nothing goes on the ledger.
 */
@StartableByRPC
public final class ProposalsFlow extends FlowLogic<List<OpenProposal>> {
  private final Party member;

  /**
   * @param member whose people
   */
  public ProposalsFlow(Party member) {
    this.member = member;
  }

  @Suspendable
  @Override
  public List<OpenProposal> call() throws FlowException {
    Vault vault = new Vault(getServiceHub());
    Proposals proposals = new Proposals(vault, member);
    Ballots ballots = new Ballots(getServiceHub());
    List<OpenProposal> open = new ArrayList<>();
    for (StateAndRef<ProposalState> proposal : proposals.open()) {
      open.add(
          new OpenProposal(
              proposal,
              ballots.on(proposal),
              decisions(proposals, proposal.getState().getData().getProposalId())));
    }
    return open;
  }

  private static List<DecisionState> decisions(Proposals proposals, UUID proposalId) {
    return proposals.uncounted(proposalId).stream()
        .map(found -> found.getState().getData())
        .collect(Collectors.toList());
  }
}
