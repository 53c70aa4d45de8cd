// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.consortium;

import co.paralleluniverse.fibers.Suspendable;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import net.concordat.contracts.consortium.Amendment;
import net.concordat.contracts.consortium.VoteContract;
import net.concordat.contracts.consortium.VoteState;
import net.concordat.workflows.support.FinaliseFlow;
import net.concordat.workflows.support.LedgerCommandFlow;
import net.concordat.workflows.support.LedgerDraft;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.transactions.SignedTransaction;

/**
 * Votes for an amendment of the consortium; the first to vote proposes it, since the vote carries
 * the whole charter to every member. Those that agree vote for the same, as {@link
 * OpenAmendmentsFlow} shows it.
 *
 * <p>Signed by the voter alone. Seen by all members and observers. Fails if 1. this member is
 * suspended; 2. the amendment is of another state than the consortium's current one; 3. no such
 * charter may follow it.
 */
@StartableByRPC
public final class CastVoteFlow extends LedgerCommandFlow<StateAndRef<VoteState>> {
  private final Amendment amendment;
  private final Instant expiresAt;

  /**
   * @param commandId a UUID in lower case; repeated, it gives the vote cast before
   * @param amendment what to vote for
   * @param expiresAt when the vote counts no longer
   */
  public CastVoteFlow(String commandId, Amendment amendment, Instant expiresAt) {
    super(commandId);
    this.amendment = amendment;
    this.expiresAt = expiresAt;
  }

  @Suspendable
  @Override
  protected StateAndRef<VoteState> carryOut() throws FlowException {
    Optional<StateAndRef<VoteState>> before =
        new Vault(getServiceHub()).producedUnder(VoteState.class, UUID.fromString(commandId));
    if (before.isPresent()) {
      return before.get();
    }
    LedgerDraft draft = LedgerDraft.begin(getServiceHub(), commandId);
    SignedTransaction signed =
        draft
            .output(new VoteState(draft.header(), getOurIdentity(), amendment, expiresAt))
            .sign(getServiceHub(), new VoteContract.Commands.Cast(), getOurIdentity());
    return subFlow(
            new FinaliseFlow(signed, Collections.emptyList(), draft.consortium().memberParties()))
        .getTx()
        .outRef(0);
  }
}
