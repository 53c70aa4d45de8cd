// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import net.concordat.contracts.federation.GateStep;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;

/** An evaluator asks what an aggregator has for it to measure. */
@CordaSerializable
public final class OfferRequest {
  private final SecureHash federationId;
  private final int round;
  private final GateStep step;

  /**
   * @param federationId in which federation
   * @param round in which round, from 1
   * @param step the weights, or the updates
   */
  @ConstructorForDeserialization
  public OfferRequest(SecureHash federationId, int round, GateStep step) {
    this.federationId = federationId;
    this.round = round;
    this.step = step;
  }

  public SecureHash getFederationId() {
    return federationId;
  }

  public int getRound() {
    return round;
  }

  public GateStep getStep() {
    return step;
  }
}
