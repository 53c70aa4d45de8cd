// SPDX-License-Identifier: Apache-2.0
package net.concordat.notary;

import co.paralleluniverse.fibers.Suspendable;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.InitiatingFlow;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.identity.Party;
import net.corda.core.transactions.SignedTransaction;

/**
 * An observer reads a page of the notary's log. Nothing goes on the ledger.
 *
 * <p>Fails if this node is no observer of the consortium that the notary serves, as the consortium
 * stands now. The notary runs {@link NotaryLogFlowResponder}.
 */
@InitiatingFlow(version = 1)
@StartableByRPC
public final class NotaryLogFlow extends FlowLogic<NotaryLogPage> {
  /** The name of the rule by which the notary refuses. */
  public static final String RULE = "notary-log";

  /** That rule. */
  public static final String SENTENCE =
      "The notary shows its log only to observers of the consortium it serves, as that stands now.";

  private final Party notary;
  private final SignedTransaction consortium;
  private final long after;

  /**
   * @param notary the consortium's
   * @param consortium the transaction that produced the consortium as it stands
   * @param after the position of the last line that is known; 0 for none
   */
  public NotaryLogFlow(Party notary, SignedTransaction consortium, long after) {
    this.notary = notary;
    this.consortium = consortium;
    this.after = after;
  }

  @Suspendable
  @Override
  public NotaryLogPage call() throws FlowException {
    return initiateFlow(notary)
        .sendAndReceive(NotaryLogPage.class, new NotaryLogRequest(consortium, after))
        .unwrap(page -> page);
  }
}
