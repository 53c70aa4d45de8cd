// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.delivery;

import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;

/** A grantee asks for the artifact of a version. */
@CordaSerializable
public final class DeliveryRequest {
  private final SecureHash modelId;
  private final int version;
  private final boolean holdsParent;

  /**
   * @param modelId the model
   * @param version the number of the version
   * @param holdsParent whether what differs from the version's parent is enough
   */
  @ConstructorForDeserialization
  public DeliveryRequest(SecureHash modelId, int version, boolean holdsParent) {
    this.modelId = modelId;
    this.version = version;
    this.holdsParent = holdsParent;
  }

  public SecureHash getModelId() {
    return modelId;
  }

  public int getVersion() {
    return version;
  }

  public boolean isHoldsParent() {
    return holdsParent;
  }
}
