// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.consortium;

import co.paralleluniverse.fibers.Suspendable;
import net.concordat.contracts.consortium.Charter;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;

/**
 * An operator tells its own node which founding to expect. The node signs, or takes, that founding
 * and no other, and belongs to its consortium from then on.
 *
 * <p>Nothing goes on the ledger. Fails if the node belongs to a consortium already.
 */
@StartableByRPC
public final class ExpectFoundingFlow extends FlowLogic<SecureHash> {
  private final Charter proposal;

  /**
   * @param proposal the founding as this operator knows it from the other founders
   */
  public ExpectFoundingFlow(Charter proposal) {
    this.proposal = proposal;
  }

  /** Gives the digest of the proposal, for operators to compare. */
  @Suspendable
  @Override
  public SecureHash call() throws FlowException {
    new ConsortiumPin(getServiceHub()).expect(proposal);
    return proposal.digest();
  }
}
