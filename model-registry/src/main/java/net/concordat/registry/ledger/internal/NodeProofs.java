// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.time.Clock;
import net.concordat.registry.ledger.LedgerProof;
import net.concordat.registry.ledger.LedgerProofs;
import net.concordat.workflows.audit.TransactionProof;
import net.concordat.workflows.audit.VerifyTransactionFlow;
import net.concordat.workflows.support.RefusedException;
import net.corda.core.crypto.SecureHash;
import org.springframework.stereotype.Component;

/** Asks the node. */
@Component
class NodeProofs implements LedgerProofs {
  private final NodeConnection node;
  private final Clock clock;

  NodeProofs(NodeConnection node, Clock clock) {
    this.node = node;
    this.clock = clock;
  }

  @Override
  public LedgerProof verify(String txId) {
    TransactionProof proof = ask(txId);
    String problem = proof.getProblem();
    return new LedgerProof(
        txId,
        clock.instant(),
        problem == null,
        problem,
        proof.getSignedBy(),
        proof.getTold().stream()
            .map(
                told ->
                    new LedgerProof.Told(
                        told.getRecipient(), told.getStatus().name(), told.getReason()))
            .toList());
  }

  private TransactionProof ask(String txId) {
    try {
      return node.run(VerifyTransactionFlow.class, SecureHash.create(txId));
    } catch (IllegalStateException e) {
      if (e.getCause() instanceof RefusedException refusal) {
        throw Refusals.of(refusal);
      }
      throw e;
    }
  }
}
