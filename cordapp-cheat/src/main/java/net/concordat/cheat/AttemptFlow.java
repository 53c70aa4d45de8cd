// SPDX-License-Identifier: Apache-2.0
package net.concordat.cheat;

import co.paralleluniverse.fibers.Suspendable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.concordat.workflows.observer.Outbox;
import net.corda.core.crypto.Crypto;
import net.corda.core.crypto.SignableData;
import net.corda.core.crypto.SignatureMetadata;
import net.corda.core.crypto.TransactionSignature;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.NotaryException;
import net.corda.core.flows.NotaryFlow;
import net.corda.core.identity.Party;
import net.corda.core.node.ServiceHub;
import net.corda.core.node.StatesToRecord;
import net.corda.core.transactions.CoreTransaction;
import net.corda.core.transactions.SignedTransaction;

/**
 * Signs a transaction as this node, sends it to the notary without verifying it, and reports it to
 * others whether or not the notary signed. Runs inside another flow.
 */
final class AttemptFlow extends FlowLogic<Attempt> {
  private final CoreTransaction transaction;
  private final List<Party> victims;

  /**
   * @param transaction anything
   * @param victims to whom it is reported, beside its observers; with none it is kept from
   *     everybody
   */
  AttemptFlow(CoreTransaction transaction, List<Party> victims) {
    this.transaction = transaction;
    this.victims = victims;
  }

  @Suspendable
  @Override
  public Attempt call() throws FlowException {
    SignedTransaction signed =
        new SignedTransaction(transaction, Collections.singletonList(signature()));
    try {
      List<TransactionSignature> notarys =
          new ArrayList<>(subFlow(new NotaryFlow.Client(signed, true)));
      keep(signed.plus(notarys), StatesToRecord.ALL_VISIBLE);
      return new Attempt(signed.getId(), null);
    } catch (NotaryException refusal) {
      // Kept out of this node's own vault, which would take its inputs for consumed.
      keep(signed, StatesToRecord.NONE);
      return new Attempt(signed.getId(), String.valueOf(refusal.getMessage()));
    }
  }

  private void keep(SignedTransaction kept, StatesToRecord states) {
    getServiceHub().recordTransactions(states, Collections.singletonList(kept));
    if (!victims.isEmpty()) {
      new Outbox(getServiceHub()).enqueue(kept, victims);
    }
  }

  private TransactionSignature signature() {
    ServiceHub services = getServiceHub();
    SignatureMetadata metadata =
        new SignatureMetadata(
            services.getMyInfo().getPlatformVersion(),
            Crypto.findSignatureScheme(getOurIdentity().getOwningKey()).getSchemeNumberID());
    return services
        .getKeyManagementService()
        .sign(new SignableData(transaction.getId(), metadata), getOurIdentity().getOwningKey());
  }
}
