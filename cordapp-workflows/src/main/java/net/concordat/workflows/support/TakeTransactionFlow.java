// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.support;

import co.paralleluniverse.fibers.Suspendable;
import java.security.SignatureException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.frame.ConcordatState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.workflows.consortium.ConsortiumPin;
import net.concordat.workflows.observer.Outbox;
import net.concordat.workflows.sharing.Grants;
import net.corda.core.contracts.AttachmentResolutionException;
import net.corda.core.contracts.ContractState;
import net.corda.core.contracts.StateRef;
import net.corda.core.contracts.TransactionResolutionException;
import net.corda.core.contracts.TransactionVerificationException;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;
import net.corda.core.identity.Party;
import net.corda.core.internal.FetchDataFlow;
import net.corda.core.internal.ResolveTransactionsFlow;
import net.corda.core.node.StatesToRecord;
import net.corda.core.transactions.SignedTransaction;
import org.jspecify.annotations.Nullable;

/**
 * Takes a finished transaction from another node: fetches what it builds on, verifies all of it,
 * and only if it belongs to our consortium and comes from one who belongs there, records it. What
 * names another consortium is refused on sight, before any of its history is fetched. A member that
 * takes a transaction reports it to the observers too, so hiding one takes everybody's silence.
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
    SignedTransaction given = sender.receive(SignedTransaction.class).unwrap(tx -> tx);
    checkBeforeFetching(given);
    try {
      // ReceiveTransactionFlow leaves no room between receiving a transaction and recording all of
      // its history, and a stranger's history has no place here.
      subFlow(new ResolveTransactionsFlow(given, sender, StatesToRecord.ALL_VISIBLE));
      given.verify(getServiceHub(), true);
    } catch (TransactionVerificationException refusal) {
      throw RefusedException.of(refusal);
    } catch (SignatureException
        | AttachmentResolutionException
        | TransactionResolutionException broken) {
      throw FlowRule.VERIFIED.refusal(String.valueOf(broken.getMessage()));
    }
    check(given);
    getServiceHub()
        .recordTransactions(StatesToRecord.ALL_VISIBLE, Collections.singletonList(given));
    return given;
  }

  @Suspendable
  private void checkBeforeFetching(SignedTransaction given) throws FlowException {
    RefusedException refusal = refusalOnSight(given);
    if (refusal != null) {
      // The sender waits to be asked for the transaction's history, or told that nothing is needed.
      sender.send(FetchDataFlow.Request.End.INSTANCE);
      throw refusal;
    }
  }

  private @Nullable RefusedException refusalOnSight(SignedTransaction given) {
    try {
      FlowRule.PARTICIPANT.require(
          expected == null || expected.equals(given.getId()),
          "expected " + expected + "; given " + given.getId());
      FlowRule.VERIFIED.require(
          given.getNetworkParametersHash() != null, "given no network parameters");
      ConsortiumPin pin = new ConsortiumPin(getServiceHub());
      for (ContractState state : given.getTx().getOutputStates()) {
        if (pin.isPinned() && state instanceof ConcordatState) {
          pin.requireOurs(((ConcordatState) state).getHeader().getConsortiumId());
        }
      }
      return null;
    } catch (RefusedException refusal) {
      return refusal;
    } catch (RuntimeException unreadable) {
      return FlowRule.VERIFIED.refusal("unreadable: " + unreadable.getMessage());
    }
  }

  private void check(SignedTransaction taken) throws RefusedException {
    FlowRule.PARTICIPANT.require(
        command == null || command.equals(LedgerFacts.command(taken)),
        "expected " + command + "; given " + LedgerFacts.command(taken));
    ConsortiumState then = checkConsortium(taken);
    // Who joined later, as member or observer, tells and is told of what came before.
    ConsortiumState now = new ConsortiumPin(getServiceHub()).known().orElse(then);
    Party party = sender.getCounterparty();
    FlowRule.SENDER_MEMBER.require(
        then.knows(party) || now.knows(party), "given " + party.getName());
    if (!now.getHeader().getObservers().contains(getOurIdentity())) {
      new Outbox(getServiceHub()).enqueueSecondHand(taken, passedOnTo(taken));
    }
    AuditLog.taken(party, LedgerFacts.command(taken), taken.getId());
  }

  /** A version that changed concerns those to whom this member passed its grant on. */
  private List<Party> passedOnTo(SignedTransaction taken) {
    List<Party> concerned = new ArrayList<>();
    for (ContractState state : taken.getTx().getOutputStates()) {
      if (state instanceof ModelVersionState
          && ((ModelVersionState) state).getHeader().getSupersedes() != null) {
        concerned.addAll(
            new Grants(new Vault(getServiceHub()))
                .holdersFrom(getOurIdentity(), ((ModelVersionState) state).id()));
      }
    }
    return concerned;
  }

  private ConsortiumState checkConsortium(SignedTransaction taken) throws RefusedException {
    ConsortiumPin pin = new ConsortiumPin(getServiceHub());
    ConsortiumState named = named(taken);
    if (!pin.isPinned() && named != null) {
      // The founding need not be the first that an observer hears of.
      pin.pin(named);
    }
    pin.requireOurs(
        LedgerFacts.consortiumId(taken)
            .orElseThrow(
                () -> FlowRule.CONSORTIUM_PINNED.refusal("given a transaction of no consortium")));
    // A seed names no consortium, but the id of the one that grew from it follows from it.
    return named == null ? pin.current().getState().getData() : named;
  }

  /** The consortium under which a transaction stands, referenced or founded; null for a seed. */
  private @Nullable ConsortiumState named(SignedTransaction taken) throws RefusedException {
    try {
      for (StateRef reference : taken.getReferences()) {
        ContractState state = getServiceHub().loadState(reference).getData();
        if (state instanceof ConsortiumState) {
          return (ConsortiumState) state;
        }
      }
      return LedgerFacts.founded(taken).orElse(null);
    } catch (TransactionResolutionException missing) {
      throw FlowRule.VERIFIED.refusal(String.valueOf(missing.getMessage()));
    }
  }
}
