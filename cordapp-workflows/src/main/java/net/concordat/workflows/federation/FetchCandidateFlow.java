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
import org.jspecify.annotations.Nullable;

/**
 * Fetches the weights that an aggregator would have a round make into this evaluator's store, and
 * gives their digest; null if it offers none within half a minute.
 *
 * <p>Fails if this member is no evaluator, the round is not open, or the bytes are others than
 * stated. The other side runs {@link FetchCandidateFlowResponder}.
 */
@InitiatingFlow(version = 1)
@StartableByRPC
public final class FetchCandidateFlow extends FlowLogic<@Nullable SecureHash> {
  private final SecureHash federationId;
  private final int round;
  private final Party from;

  /**
   * @param federationId which federation
   * @param round which round, from 1
   * @param from the aggregator
   */
  public FetchCandidateFlow(SecureHash federationId, int round, Party from) {
    this.federationId = federationId;
    this.round = round;
    this.from = from;
  }

  @Suspendable
  @Override
  public @Nullable SecureHash call() throws FlowException {
    new GateDesk(getServiceHub(), federationId, round).placeOf(getOurIdentity());
    FlowSession aggregator = initiateFlow(from);
    OfferedCandidate offered =
        aggregator
            .sendAndReceive(OfferedCandidate.class, new GlobalRequest(federationId, round))
            .unwrap(given -> given);
    SecureHash digest = offered.getDigest();
    if (digest == null) {
      return null;
    }
    long size = offered.getSizeBytes();
    FlowRule.DELIVERY_CHUNK.require(
        size > 0 && size <= TrainingTerms.MOST_UPDATE_BYTES, "given " + size + " bytes");
    SecureHash computed = subFlow(new TakeBytesFlow(aggregator, digest, size));
    FlowRule.DELIVERY_DIGEST.require(
        computed.equals(digest), from.getName() + " says " + digest + "; received " + computed);
    return digest;
  }
}
