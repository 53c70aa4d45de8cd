// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.delivery;

import java.util.UUID;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** A grantor's answer to a request: under which grant it delivers, and how much. */
@CordaSerializable
public final class DeliveryTerms {
  private final UUID grantId;
  private final long sizeBytes;
  private final @Nullable SecureHash difference;
  private final long differenceBytes;

  /**
   * @param grantId the grant that entitles the grantee
   * @param sizeBytes how large the artifact is
   * @param difference the digest of what differs from the parent, which is sent instead; null where
   *     the artifact is
   * @param differenceBytes how large that is
   */
  @ConstructorForDeserialization
  public DeliveryTerms(
      UUID grantId, long sizeBytes, @Nullable SecureHash difference, long differenceBytes) {
    this.grantId = grantId;
    this.sizeBytes = sizeBytes;
    this.difference = difference;
    this.differenceBytes = differenceBytes;
  }

  public UUID getGrantId() {
    return grantId;
  }

  public long getSizeBytes() {
    return sizeBytes;
  }

  public @Nullable SecureHash getDifference() {
    return difference;
  }

  public long getDifferenceBytes() {
    return differenceBytes;
  }
}
