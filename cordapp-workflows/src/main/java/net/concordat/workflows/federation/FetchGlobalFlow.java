// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import co.paralleluniverse.fibers.Suspendable;
import net.concordat.contracts.federation.TrainingTerms;
import net.concordat.workflows.delivery.TakeBytesFlow;
import net.concordat.workflows.support.FlowRule;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.InitiatingFlow;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.identity.Party;

/**
 * Fetches the global weights as a round left them into this client's store, from any client that
 * has them, and compares their digest with the ledger's.
 *
 * <p>Fails if this node does not know that round, or the bytes are others. The other side runs
 * {@link FetchGlobalFlowResponder}.
 */
@InitiatingFlow(version = 1)
@StartableByRPC
public final class FetchGlobalFlow extends FlowLogic<SecureHash> {
  private final SecureHash federationId;
  private final int round;
  private final Party from;

  /**
   * @param federationId which federation
   * @param round which round; 0 for the base version's weights
   * @param from a client that has them
   */
  public FetchGlobalFlow(SecureHash federationId, int round, Party from) {
    this.federationId = federationId;
    this.round = round;
    this.from = from;
  }

  @Suspendable
  @Override
  public SecureHash call() throws FlowException {
    SecureHash digest = new Federations(getServiceHub()).globalDigest(federationId, round);
    FlowSession session = initiateFlow(from);
    long size =
        session
            .sendAndReceive(Long.class, new GlobalRequest(federationId, round))
            .unwrap(given -> given);
    FlowRule.DELIVERY_CHUNK.require(
        size > 0 && size <= TrainingTerms.MOST_UPDATE_BYTES, "given " + size + " bytes");
    SecureHash computed = subFlow(new TakeBytesFlow(session, digest, size));
    FlowRule.DELIVERY_DIGEST.require(
        computed.equals(digest), "the ledger says " + digest + "; received " + computed);
    return digest;
  }
}
