// SPDX-License-Identifier: Apache-2.0
package net.concordat.bench;

import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.serialization.SerializationAPIKt;
import net.corda.core.serialization.SerializationFactory;
import net.corda.core.transactions.SignedTransaction;

/** Says how large a transaction in the node's storage is. */
@StartableByRPC
public final class TransactionFactsFlow extends FlowLogic<TransactionFacts> {
  private final SecureHash txId;

  public TransactionFactsFlow(SecureHash txId) {
    this.txId = txId;
  }

  @Override
  public TransactionFacts call() throws FlowException {
    SignedTransaction found = getServiceHub().getValidatedTransactions().getTransaction(txId);
    if (found == null) {
      throw new FlowException("This node holds no transaction " + txId + ".");
    }
    SerializationFactory factory = SerializationFactory.Companion.getDefaultFactory();
    return new TransactionFacts(
        found.getInputs().size(),
        found.getReferences().size(),
        found.getTx().getOutputs().size(),
        SerializationAPIKt.serialize(found, factory, factory.getDefaultContext()).getSize());
  }
}
