// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import co.paralleluniverse.fibers.Suspendable;
import java.util.ArrayList;
import java.util.Collections;
import net.corda.core.crypto.TransactionSignature;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.NotaryFlow;
import net.corda.core.node.StatesToRecord;
import net.corda.core.transactions.SignedTransaction;

/** Has a transaction notarised without looking at it, keeps it, and tells nobody. */
final class NotariseFlow extends FlowLogic<SignedTransaction> {
  private final SignedTransaction transaction;

  NotariseFlow(SignedTransaction transaction) {
    this.transaction = transaction;
  }

  @Suspendable
  @Override
  public SignedTransaction call() throws FlowException {
    SignedTransaction notarised =
        transaction.plus(
            new ArrayList<TransactionSignature>(subFlow(new NotaryFlow.Client(transaction, true))));
    getServiceHub()
        .recordTransactions(StatesToRecord.ALL_VISIBLE, Collections.singletonList(notarised));
    return notarised;
  }
}
