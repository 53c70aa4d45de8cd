// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.support;

import co.paralleluniverse.fibers.Suspendable;
import java.security.SignatureException;
import java.util.Collections;
import java.util.Optional;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.workflows.consortium.ConsortiumPin;
import net.concordat.workflows.observer.Outbox;
import net.corda.core.contracts.AttachmentResolutionException;
import net.corda.core.contracts.TransactionResolutionException;
import net.corda.core.contracts.TransactionVerificationException;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.ReceiveTransactionFlow;
import net.corda.core.identity.Party;
import net.corda.core.node.StatesToRecord;
import net.corda.core.transactions.SignedTransaction;
import org.jspecify.annotations.Nullable;

/**
 * Takes a finished transaction from another node: fetches what it builds on, verifies all of it,
 * and only if it belongs to our consortium and comes from one who belongs there, records it. A
 * member that takes a transaction reports it to the observers too, so hiding one takes everybody's
 * silence.
 *
 * <p>Runs inside another flow. The other side runs {@code FinalityFlow} or {@code
 * SendTransactionFlow}.
 */
public final class TakeTransactionFlow extends FlowLogic<SignedTransaction> {
  private final FlowSession sender;
  private final @Nullable SecureHash expected;
  private final @Nullable String command;

  private TakeTransactionFlow(
      FlowSession sender, @Nullable SecureHash expected, @Nullable String command) {
    this.sender = sender;
    this.expected = expected;
    this.command = command;
  }

  /** Takes one certain transaction. */
  public static TakeTransactionFlow withId(FlowSession sender, SecureHash expected) {
    return new TakeTransactionFlow(sender, expected, null);
  }

  /** Takes a transaction with a certain command, for example {@code GrantContract.Accept}. */
  public static TakeTransactionFlow withCommand(FlowSession sender, String command) {
    return new TakeTransactionFlow(sender, null, command);
  }

  @Suspendable
  @Override
  public SignedTransaction call() throws FlowException {
    try {
      return subFlow(new Receipt());
    } catch (TransactionVerificationException refusal) {
      throw RefusedException.of(refusal);
    } catch (AttachmentResolutionException | TransactionResolutionException broken) {
      throw FlowRule.VERIFIED.refusal(String.valueOf(broken.getMessage()));
    }
  }

  private void check(SignedTransaction taken) throws RefusedException {
    FlowRule.PARTICIPANT.require(
        expected == null || expected.equals(taken.getId()),
        "expected " + expected + "; given " + taken.getId());
    FlowRule.PARTICIPANT.require(
        command == null || command.equals(LedgerFacts.command(taken)),
        "expected " + command + "; given " + LedgerFacts.command(taken));
    ConsortiumState consortium = checkConsortium(taken);
    Party party = sender.getCounterparty();
    FlowRule.SENDER_MEMBER.require(
        consortium.isMember(party) || consortium.getHeader().getObservers().contains(party),
        "given " + party.getName());
    if (!consortium.getHeader().getObservers().contains(getOurIdentity())) {
      new Outbox(getServiceHub()).enqueue(taken, Collections.emptyList());
    }
    AuditLog.taken(party, LedgerFacts.command(taken), taken.getId());
  }

  /**
   * Requires that the transaction is our consortium's, and gives the consortium as this node knows
   * it. A node that belongs to none yet joins by the founding that its operator expects.
   */
  private ConsortiumState checkConsortium(SignedTransaction taken) throws RefusedException {
    ConsortiumPin pin = new ConsortiumPin(getServiceHub());
    Optional<ConsortiumState> founded = LedgerFacts.founded(taken);
    if (founded.isPresent() && !pin.isPinned()) {
      pin.pin(founded.get());
    }
    Optional<SecureHash> id = LedgerFacts.consortiumId(taken);
    pin.requireOurs(
        id.orElseThrow(
            () -> FlowRule.CONSORTIUM_PINNED.refusal("given a transaction of no consortium")));
    return founded.isPresent() ? founded.get() : pin.current().getState().getData();
  }

  /** Corda's own receiving, with our checks between verifying and recording. */
  private final class Receipt extends ReceiveTransactionFlow {
    Receipt() {
      super(sender, true, StatesToRecord.ALL_VISIBLE);
    }

    // Java asks that call() throws no more than FlowLogic's does; Kotlin's version throws one more.
    @Suspendable
    @Override
    public SignedTransaction call()
        throws AttachmentResolutionException,
            TransactionResolutionException,
            TransactionVerificationException {
      try {
        return super.call();
      } catch (SignatureException broken) {
        throw new IllegalArgumentException("verified: a signature is missing or wrong", broken);
      }
    }

    @Suspendable
    @Override
    protected void checkBeforeRecording(SignedTransaction taken) throws RefusedException {
      check(taken);
    }
  }
}
