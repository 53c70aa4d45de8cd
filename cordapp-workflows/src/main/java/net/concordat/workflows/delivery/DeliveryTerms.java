// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.delivery;

import java.util.UUID;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;

/** A grantor's answer to a request: under which grant it delivers, and how much. */
@CordaSerializable
public final class DeliveryTerms {
  private final UUID grantId;
  private final long sizeBytes;

  /**
   * @param grantId the grant that entitles the grantee
   * @param sizeBytes how large the artifact is
   */
  @ConstructorForDeserialization
  public DeliveryTerms(UUID grantId, long sizeBytes) {
    this.grantId = grantId;
    this.sizeBytes = sizeBytes;
  }

  public UUID getGrantId() {
    return grantId;
  }

  public long getSizeBytes() {
    return sizeBytes;
  }
}
