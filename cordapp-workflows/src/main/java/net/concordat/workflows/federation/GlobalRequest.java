// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;

/** A client asks for the global weights as a round left them. */
@CordaSerializable
public final class GlobalRequest {
  private final SecureHash federationId;
  private final int round;

  /**
   * @param federationId which federation
   * @param round which round; 0 for the base version's weights
   */
  @ConstructorForDeserialization
  public GlobalRequest(SecureHash federationId, int round) {
    this.federationId = federationId;
    this.round = round;
  }

  public SecureHash getFederationId() {
    return federationId;
  }

  public int getRound() {
    return round;
  }
}
