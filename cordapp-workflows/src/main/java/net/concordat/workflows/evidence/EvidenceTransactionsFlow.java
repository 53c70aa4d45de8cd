// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.evidence;

import co.paralleluniverse.fibers.Suspendable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.concordat.workflows.consortium.ConsortiumPin;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.LedgerFacts;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.serialization.SerializationAPIKt;
import net.corda.core.serialization.SerializationFactory;
import net.corda.core.transactions.SignedTransaction;
import net.corda.core.utilities.OpaqueBytes;

/**
 * Gives transactions of the consortium with their signatures, each as Corda serialises it.
 *
 * <p>Fails if more are asked for than one answer carries, or one that the node does not hold.
 */
@StartableByRPC
public final class EvidenceTransactionsFlow extends FlowLogic<List<OpaqueBytes>> {
  /** How many one answer carries: with as large as they may be, less than a message holds. */
  public static final int MOST = 50;

  private final List<SecureHash> ids;

  /**
   * @param ids which, at most {@link #MOST}
   */
  public EvidenceTransactionsFlow(List<SecureHash> ids) {
    this.ids = Collections.unmodifiableList(new ArrayList<>(ids));
  }

  @Suspendable
  @Override
  public List<OpaqueBytes> call() throws FlowException {
    FlowRule.EVIDENCE_PAGE.require(ids.size() <= MOST, "asked for " + ids.size());
    Optional<SecureHash> ours = new ConsortiumPin(getServiceHub()).pinned();
    SerializationFactory factory = SerializationFactory.Companion.getDefaultFactory();
    List<OpaqueBytes> found = new ArrayList<>();
    for (SecureHash id : ids) {
      SignedTransaction transaction = getServiceHub().getValidatedTransactions().getTransaction(id);
      FlowRule.FOUND.require(
          transaction != null && LedgerFacts.consortiumId(transaction).equals(ours),
          "no transaction " + id);
      found.add(
          new OpaqueBytes(
              SerializationAPIKt.serialize(transaction, factory, factory.getDefaultContext())
                  .getBytes()));
    }
    return found;
  }
}
