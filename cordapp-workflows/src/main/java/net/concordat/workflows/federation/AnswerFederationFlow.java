// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import co.paralleluniverse.fibers.Suspendable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.workflows.support.FinaliseFlow;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.LedgerCommandFlow;
import net.concordat.workflows.support.LedgerDraft;
import net.concordat.workflows.support.RefusedException;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.transactions.SignedTransaction;

/**
 * A change of a federation that a member makes for itself. Members answer at the same time, and
 * each answer consumes the federation, so who comes second makes its answer anew, on what the first
 * has left.
 */
public abstract class AnswerFederationFlow extends LedgerCommandFlow<StateAndRef<FederationState>> {
  /** How long to wait for what another has made of the federation. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Which federation. */
  protected final SecureHash federationId;

  AnswerFederationFlow(String commandId, SecureHash federationId) {
    super(commandId);
    this.federationId = federationId;
  }

  /** Adds what follows to a draft that consumes the federation. */
  abstract void answer(LedgerDraft draft, StateAndRef<FederationState> standing)
      throws FlowException;

  abstract ConcordatCommand command() throws FlowException;

  /** What has to be on the ledger before. */
  @Suspendable
  void prepare(FederationState federation) throws FlowException {
    // Most answers need nothing.
  }

  @Suspendable
  @Override
  protected final StateAndRef<FederationState> carryOut() throws FlowException {
    Optional<StateAndRef<FederationState>> before =
        new Vault(getServiceHub())
            .allProducedBy(FederationState.class, commandId).stream()
                .filter(found -> found.getState().getData().getFederationId().equals(federationId))
                .findFirst();
    if (before.isPresent()) {
      return before.get();
    }
    prepare(standing().getState().getData());
    while (true) {
      StateAndRef<FederationState> standing = standing();
      try {
        return subFlow(
                new FinaliseFlow(
                    draft(standing),
                    Collections.emptyList(),
                    standing.getState().getData().everybody()))
            .getTx()
            .outRef(0);
      } catch (RefusedException refusal) {
        if (!refusal.rule().equals(FlowRule.CURRENT_STATES.ruleName()) || !isTaken(standing)) {
          throw refusal;
        }
      }
    }
  }

  private SignedTransaction draft(StateAndRef<FederationState> standing) throws FlowException {
    LedgerDraft draft = LedgerDraft.begin(getServiceHub(), commandId).input(standing);
    answer(draft, standing);
    return draft.sign(getServiceHub(), command(), getOurIdentity());
  }

  /** Waits until this node, too, has what the notary had before: another's answer. */
  @Suspendable
  private boolean isTaken(StateAndRef<FederationState> tried) throws FlowException {
    RoundBell bell = RoundBell.of(getServiceHub());
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      long heard = bell.times();
      if (!standing().getRef().equals(tried.getRef())) {
        return true;
      }
      await(new NextRing(bell, heard));
    }
    return false;
  }

  private StateAndRef<FederationState> standing() throws FlowException {
    return new Federations(getServiceHub()).federation(federationId);
  }

  /** The seat of this member. */
  int ownSeat(FederationState federation) throws FlowException {
    int seat = federation.seatOf(getOurIdentity());
    FlowRule.FEDERATION_CLIENT.require(seat >= 0, "given " + getOurIdentity().getName());
    return seat;
  }
}
