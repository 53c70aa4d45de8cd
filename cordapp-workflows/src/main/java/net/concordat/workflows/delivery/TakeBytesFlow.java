// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.delivery;

import co.paralleluniverse.fibers.Suspendable;
import java.io.IOException;
import java.util.OptionalLong;
import net.concordat.artifacts.ArtifactStore;
import net.concordat.common.ArtifactDigest;
import net.concordat.workflows.support.FlowRule;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;

/**
 * Fetches bytes into this member's store, from after the last part of an earlier attempt, and gives
 * the digest that it computed over all of them; bytes of another than expected are thrown away.
 *
 * <p>Runs inside another flow. The other side runs {@link SendBytesFlow}.
 */
public final class TakeBytesFlow extends FlowLogic<SecureHash> {
  private final FlowSession session;
  private final SecureHash expected;
  private final long size;

  /**
   * @param session from whom
   * @param expected the digest of the bytes
   * @param size how many there are, by what was agreed on before
   */
  public TakeBytesFlow(FlowSession session, SecureHash expected, long size) {
    this.session = session;
    this.expected = expected;
    this.size = size;
  }

  @Suspendable
  @Override
  public SecureHash call() throws FlowException {
    ArtifactDigest digest = ArtifactStoreService.digest(expected);
    long received = received(digest);
    while (received < size) {
      received = takePart(digest, received);
    }
    session.send(new ChunkRequest(ChunkRequest.DONE));
    try {
      return ArtifactStoreService.hash(store().complete(digest));
    } catch (IOException e) {
      throw FlowRule.ARTIFACT_STORED.refusal("the store cannot be read: " + e.getMessage());
    }
  }

  @Suspendable
  private long takePart(ArtifactDigest digest, long offset) throws FlowException {
    byte[] part =
        session.sendAndReceive(byte[].class, new ChunkRequest(offset)).unwrap(given -> given);
    FlowRule.DELIVERY_CHUNK.require(
        part.length == Math.min(RequestDeliveryFlowResponder.CHUNK_BYTES, size - offset),
        "given " + part.length + " bytes at " + offset + " of " + size);
    try {
      store().receive(digest, offset, part);
    } catch (IOException e) {
      throw FlowRule.ARTIFACT_STORED.refusal("the store cannot be written: " + e.getMessage());
    }
    return offset + part.length;
  }

  private long received(ArtifactDigest digest) throws FlowException {
    try {
      OptionalLong whole = store().size(digest);
      return whole.isPresent() ? whole.getAsLong() : store().received(digest);
    } catch (IOException e) {
      throw FlowRule.ARTIFACT_STORED.refusal("the store cannot be read: " + e.getMessage());
    }
  }

  private ArtifactStore store() throws FlowException {
    return ArtifactStoreService.of(getServiceHub()).store();
  }
}
