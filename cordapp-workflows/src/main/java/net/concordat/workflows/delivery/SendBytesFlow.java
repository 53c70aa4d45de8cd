// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.delivery;

import co.paralleluniverse.fibers.Suspendable;
import java.io.IOException;
import net.concordat.workflows.support.AuditLog;
import net.concordat.workflows.support.FlowRule;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;

/**
 * Sends bytes of this member's store, one part at a time as the other side asks for them.
 *
 * <p>Runs inside another flow, which has asked whether the other side may have them. The other side
 * runs {@link TakeBytesFlow}.
 */
public final class SendBytesFlow extends FlowLogic<Void> {
  private final FlowSession session;
  private final SecureHash digest;
  private final long size;

  /**
   * @param session to whom
   * @param digest of the bytes
   * @param size how many there are
   */
  public SendBytesFlow(FlowSession session, SecureHash digest, long size) {
    this.session = session;
    this.digest = digest;
    this.size = size;
  }

  @Suspendable
  @Override
  public Void call() throws FlowException {
    long most = size / RequestDeliveryFlowResponder.CHUNK_BYTES + 1;
    long offset = session.receive(ChunkRequest.class).unwrap(given -> given).getOffset();
    for (long parts = 1; offset != ChunkRequest.DONE; parts++) {
      FlowRule.DELIVERY_CHUNK.require(parts <= most, "asked for more than " + most + " parts");
      offset = sendPart(offset);
    }
    return null;
  }

  @Suspendable
  private long sendPart(long offset) throws FlowException {
    byte[] part;
    try {
      part =
          ArtifactStoreService.of(getServiceHub())
              .store()
              .read(
                  ArtifactStoreService.digest(digest),
                  offset,
                  RequestDeliveryFlowResponder.CHUNK_BYTES);
    } catch (IOException e) {
      throw FlowRule.DELIVERY_CHUNK.refusal(String.valueOf(e.getMessage()));
    }
    AuditLog.sent(session.getCounterparty(), digest, offset, part.length);
    return session.sendAndReceive(ChunkRequest.class, part).unwrap(given -> given).getOffset();
  }
}
