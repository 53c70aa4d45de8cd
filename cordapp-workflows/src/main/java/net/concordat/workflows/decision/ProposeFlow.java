// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.decision;

import co.paralleluniverse.fibers.Suspendable;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import net.concordat.contracts.decision.DecisionContract;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalSubject;
import net.concordat.contracts.people.PeopleRegisterState;
import net.concordat.workflows.people.MemberPeople;
import net.concordat.workflows.support.FinaliseFlow;
import net.concordat.workflows.support.LedgerCommandFlow;
import net.concordat.workflows.support.LedgerDraft;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.transactions.SignedTransaction;

/**
 * Asks this member's people to decide on something. What would follow is tried first, so that
 * nobody signs what cannot be carried out as things stand.
 *
 * <p>Signed by the member. Seen by the member and the observers. Fails if the member has no people
 * yet, or what is proposed is refused now.
 */
@StartableByRPC
public final class ProposeFlow extends LedgerCommandFlow<StateAndRef<ProposalState>> {
  private final ProposalSubject subject;
  private final Instant expiresAt;

  /**
   * @param commandId a UUID in lower case, which names the proposal; repeated, it gives the
   *     proposal made before
   * @param subject what is proposed
   * @param expiresAt until when it may be decided and carried out
   */
  public ProposeFlow(String commandId, ProposalSubject subject, Instant expiresAt) {
    super(commandId);
    this.subject = subject;
    this.expiresAt = expiresAt;
  }

  @Suspendable
  @Override
  protected StateAndRef<ProposalState> carryOut() throws FlowException {
    Vault vault = new Vault(getServiceHub());
    Optional<StateAndRef<ProposalState>> before =
        vault.producedBy(ProposalState.class, commandId, getOurIdentity());
    if (before.isPresent()) {
      return before.get();
    }
    StateAndRef<PeopleRegisterState> register =
        new MemberPeople(vault, getOurIdentity()).register();
    Conclusions.of(subject).complete(draft(), vault, getOurIdentity(), register.getRef(), subject);
    LedgerDraft draft = draft().reference(register);
    SignedTransaction signed =
        draft
            .output(
                ProposalState.open(
                    draft.header(), register.getState().getData(), subject, expiresAt))
            .sign(getServiceHub(), new DecisionContract.Commands.Propose(), getOurIdentity());
    return subFlow(new FinaliseFlow(signed, Collections.emptyList(), Collections.emptyList()))
        .getTx()
        .outRef(0);
  }

  private LedgerDraft draft() throws FlowException {
    return LedgerDraft.begin(getServiceHub(), commandId);
  }
}
