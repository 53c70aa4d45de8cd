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

  /**
   * @param modelId the model
   * @param version the number of the version
   */
  @ConstructorForDeserialization
  public DeliveryRequest(SecureHash modelId, int version) {
    this.modelId = modelId;
    this.version = version;
  }

  public SecureHash getModelId() {
    return modelId;
  }

  public int getVersion() {
    return version;
  }
}
