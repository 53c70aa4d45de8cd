// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import co.paralleluniverse.fibers.Suspendable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import net.concordat.workflows.observer.ReportAnswer;
import net.concordat.workflows.observer.ReportAnswers;
import net.concordat.workflows.observer.ReportFlowResponder;
import net.concordat.workflows.observer.TransactionIds;
import net.corda.core.crypto.DigitalSignature;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowSession;
import net.corda.core.internal.FetchDataFlow;
import net.corda.core.transactions.SignedTransaction;
import net.corda.core.utilities.NonEmptySet;

/** Answers a report as a script says, or, without one, as it should. */
public final class CheatRecipient extends Cheat<Void> {
  /** What to do instead of what one should. */
  enum Script {
    /** Signs something else and calls it the receipt. */
    FORGE_RECEIPTS,
    /** Answers about none of the transactions. */
    ANSWER_NOTHING,
    /** Asks for a transaction that was not named. */
    ASK_FOR_OTHERS,
    /** Asks for the same transaction many times. */
    ASK_AGAIN,
    /** Fetches, as history, a transaction that is none. */
    FETCH_OTHERS
  }

  static final AtomicReference<Script> SCRIPT = new AtomicReference<>();

  /** What it would like to have. */
  static final AtomicReference<SecureHash> WANTED = new AtomicReference<>();

  private final FlowSession sender;

  public CheatRecipient(FlowSession sender) {
    this.sender = sender;
  }

  @Suspendable
  @Override
  public Void call() throws FlowException {
    Script script = SCRIPT.get();
    if (script == null) {
      return subFlow(new ReportFlowResponder(sender));
    }
    List<SecureHash> told =
        new ArrayList<>(sender.receive(TransactionIds.class).unwrap(ids -> ids).getIds());
    switch (script) {
      case ASK_FOR_OTHERS:
        sender.send(
            new TransactionIds(Collections.singletonList(Objects.requireNonNull(WANTED.get()))));
        break;
      case ASK_AGAIN:
        sender.send(new TransactionIds(Arrays.asList(told.get(0), told.get(0))));
        break;
      case FETCH_OTHERS:
        sender.send(new TransactionIds(Collections.singletonList(told.get(0))));
        sender.receive(SignedTransaction.class);
        sender.send(
            new FetchDataFlow.Request.Data(
                NonEmptySet.of(Objects.requireNonNull(WANTED.get())),
                FetchDataFlow.DataType.TRANSACTION));
        break;
      case ANSWER_NOTHING:
        sender.send(new TransactionIds(new ArrayList<>()));
        sender.send(new ReportAnswers(new ArrayList<>()));
        return null;
      default:
        sender.send(new TransactionIds(new ArrayList<>()));
        sender.send(new ReportAnswers(forged(told)));
        return null;
    }
    sender.receive(Object.class);
    return null;
  }

  private List<ReportAnswer> forged(List<SecureHash> told) {
    List<ReportAnswer> answers = new ArrayList<>();
    for (SecureHash id : told) {
      DigitalSignature.WithKey signature =
          getServiceHub()
              .getKeyManagementService()
              .sign(id.getBytes(), getOurIdentity().getOwningKey());
      answers.add(new ReportAnswer(id, signature, null));
    }
    return answers;
  }
}
