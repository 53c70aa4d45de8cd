// SPDX-License-Identifier: Apache-2.0
package net.concordat.cheat;

import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.node.ServiceHub;
import net.corda.core.transactions.SignedTransaction;

/** The transactions that this node has. */
final class OwnTransactions {
  private OwnTransactions() {}

  /** One of them; fails if this node does not have it. */
  static SignedTransaction get(ServiceHub services, SecureHash txId) throws FlowException {
    SignedTransaction transaction = services.getValidatedTransactions().getTransaction(txId);
    if (transaction == null) {
      throw new FlowException("There is no transaction " + txId);
    }
    return transaction;
  }
}
