// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.frame.Value;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/**
 * Clients mask their updates of a round together, by the lists that one aggregator makes. If
 * another takes over before they have, they begin anew with it, under other keys.
 */
@CordaSerializable
public final class MaskedAttempt extends Value {
  private final SecureHash federationId;
  private final int round;
  private final int gatherer;

  /**
   * @param federationId which federation
   * @param round which round, from 1
   * @param gatherer the seat, from 0, of the client that gathers keys and shares
   */
  @ConstructorForDeserialization
  public MaskedAttempt(SecureHash federationId, int round, int gatherer) {
    this.federationId = federationId;
    this.round = round;
    this.gatherer = gatherer;
  }

  public SecureHash getFederationId() {
    return federationId;
  }

  public int getRound() {
    return round;
  }

  public int getGatherer() {
    return gatherer;
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(federationId, round, gatherer);
  }
}
