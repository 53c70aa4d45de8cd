// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import co.paralleluniverse.fibers.Suspendable;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.federation.RoundStatus;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.workflows.support.FinaliseFlow;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.LedgerCommandFlow;
import net.concordat.workflows.support.LedgerDraft;
import net.concordat.workflows.support.RefusedException;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.transactions.SignedTransaction;
import org.jspecify.annotations.Nullable;

/**
 * What an aggregator writes of a round. It waits until its turn has come, and then for the clients,
 * until all that are awaited have come or its time is over. Whoever else may aggregate can run it
 * as well: it then waits for its own turn, and gives what another wrote if that one came first.
 */
public abstract class RoundFlow extends LedgerCommandFlow<StateAndRef<RoundState>> {
  /** How long to wait for what another has made of the round. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Which federation. */
  protected final SecureHash federationId;

  /** Which round, from 1. */
  protected final int number;

  RoundFlow(String commandId, SecureHash federationId, int number) {
    super(commandId);
    this.federationId = federationId;
    this.number = number;
  }

  /** Whether this is for a round that has its commitments. */
  abstract boolean isOfCommitted();

  /** Whether all have come that are awaited. */
  abstract boolean isComplete(FederationState federation, RoundState standing);

  /** What comes of the round. */
  abstract RoundState outcome(
      LedgerDraft draft, FederationState federation, StateAndRef<RoundState> standing)
      throws FlowException;

  abstract ConcordatCommand command();

  @Suspendable
  @Override
  protected final StateAndRef<RoundState> carryOut() throws FlowException {
    RoundBell bell = RoundBell.of(getServiceHub());
    while (true) {
      long heard = bell.times();
      Optional<StateAndRef<RoundState>> written = written();
      if (written.isPresent()) {
        return written.get();
      }
      StateAndRef<RoundState> standing = known().round(federationId);
      requireDue(standing.getState().getData());
      StateAndRef<FederationState> federation = known().federation(federationId);
      if (isReady(federation.getState().getData(), standing.getState().getData())) {
        StateAndRef<RoundState> wrote = write(federation, standing);
        if (wrote != null) {
          return wrote;
        }
      } else {
        await(new NextRing(bell, heard));
      }
    }
  }

  /** This step of the round as it was written, by whomever. */
  private Optional<StateAndRef<RoundState>> written() {
    return known().rounds(federationId).stream()
        .filter(
            found -> {
              RoundState state = found.getState().getData();
              return state.getNumber() == number
                  && number > 0
                  && (state.getStatus() != RoundStatus.COMMITTED) == isOfCommitted();
            })
        .findFirst();
  }

  private void requireDue(RoundState standing) throws FlowException {
    FlowRule.ROUND_OPEN.require(
        Rounds.isOpen(standing, number)
            && (standing.getStatus() == RoundStatus.COMMITTED) == isOfCommitted(),
        "round " + standing.getNumber() + " is " + standing.getStatus());
  }

  private boolean isReady(FederationState federation, RoundState standing) throws FlowException {
    Instant turn = Rounds.turn(federation, standing, getOurIdentity());
    Instant now = Instant.now();
    Instant end = turn.plusSeconds(Rounds.seconds(federation, standing));
    return !now.isBefore(turn) && (!now.isBefore(end) || isComplete(federation, standing));
  }

  /** Gives null if something that it rests on was changed by another, and is known here by now. */
  @Suspendable
  private @Nullable StateAndRef<RoundState> write(
      StateAndRef<FederationState> federation, StateAndRef<RoundState> standing)
      throws FlowException {
    try {
      return subFlow(
              new FinaliseFlow(
                  draft(federation, standing),
                  Collections.emptyList(),
                  federation.getState().getData().everybody()))
          .getTx()
          .outRef(0);
    } catch (RefusedException refusal) {
      if (!refusal.rule().equals(FlowRule.CURRENT_STATES.ruleName())
          || !isTaken(federation, standing)) {
        throw refusal;
      }
      return null;
    }
  }

  private SignedTransaction draft(
      StateAndRef<FederationState> federation, StateAndRef<RoundState> standing)
      throws FlowException {
    FederationState agreed = federation.getState().getData();
    Instant turn = Rounds.turn(agreed, standing.getState().getData(), getOurIdentity());
    LedgerDraft draft =
        LedgerDraft.begin(getServiceHub(), commandId)
            .notBefore(turn)
            .input(standing)
            .reference(federation);
    return draft
        .output(outcome(draft, agreed, standing))
        .sign(getServiceHub(), command(), getOurIdentity());
  }

  @Suspendable
  private boolean isTaken(StateAndRef<FederationState> federation, StateAndRef<RoundState> standing)
      throws FlowException {
    RoundBell bell = RoundBell.of(getServiceHub());
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      long heard = bell.times();
      if (!known().round(federationId).getRef().equals(standing.getRef())
          || !known().federation(federationId).getRef().equals(federation.getRef())) {
        return true;
      }
      await(new NextRing(bell, heard));
    }
    return false;
  }

  /** What has come from the clients. */
  final List<UpdateMail> mail() {
    return new Mailbox(getServiceHub(), federationId, number).all();
  }

  private Federations known() {
    return new Federations(getServiceHub());
  }
}
