// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.audit;

import co.paralleluniverse.fibers.Suspendable;
import java.security.PublicKey;
import java.security.SignatureException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.concordat.workflows.consortium.ConsortiumPin;
import net.concordat.workflows.observer.Outbox;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.LedgerFacts;
import net.corda.core.contracts.AttachmentResolutionException;
import net.corda.core.contracts.TransactionResolutionException;
import net.corda.core.contracts.TransactionVerificationException;
import net.corda.core.crypto.CryptoUtils;
import net.corda.core.crypto.SecureHash;
import net.corda.core.crypto.TransactionSignature;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.identity.Party;
import net.corda.core.transactions.SignedTransaction;
import org.jspecify.annotations.Nullable;

/**
 * Verifies a transaction that this node holds once more: that it bears every signature that it
 * needs, the notary's among them, and that the contract rules accept it. Tells also whom this node
 * told of it. Nothing goes on the ledger.
 *
 * <p>Fails if this node does not hold it, or it is another consortium's.
 */
@StartableByRPC
public final class VerifyTransactionFlow extends FlowLogic<TransactionProof> {
  private final SecureHash id;

  /**
   * @param id which
   */
  public VerifyTransactionFlow(SecureHash id) {
    this.id = id;
  }

  @Suspendable
  @Override
  public TransactionProof call() throws FlowException {
    Optional<SecureHash> ours = new ConsortiumPin(getServiceHub()).pinned();
    SignedTransaction found = getServiceHub().getValidatedTransactions().getTransaction(id);
    if (found == null || !ours.isPresent() || !LedgerFacts.consortiumId(found).equals(ours)) {
      throw FlowRule.FOUND.refusal("given " + id);
    }
    return new TransactionProof(
        id, signedBy(found), problem(found), new Outbox(getServiceHub()).answersOn(id));
  }

  private List<String> signedBy(SignedTransaction transaction) {
    List<String> names = new ArrayList<>();
    for (TransactionSignature signature : transaction.getSigs()) {
      PublicKey key = signature.getBy();
      Party party = getServiceHub().getIdentityService().partyFromKey(key);
      names.add(party == null ? CryptoUtils.toStringShort(key) : party.getName().toString());
    }
    return names;
  }

  private @Nullable String problem(SignedTransaction transaction) {
    try {
      transaction.verify(getServiceHub(), true);
      return null;
    } catch (TransactionVerificationException
        | SignatureException
        | AttachmentResolutionException
        | TransactionResolutionException broken) {
      return String.valueOf(broken.getMessage());
    }
  }
}
