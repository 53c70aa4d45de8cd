// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import net.corda.core.serialization.CordaSerializable;

/** How far a member has come in a federation. */
@CordaSerializable
public enum SeatStatus {
  /** It has not answered. */
  INVITED,
  /** It has said no. */
  DECLINED,
  /** It is a client, and has committed to a random value. */
  ACCEPTED,
  /** It is a client, and has revealed that value, so that it aggregates in its turn. */
  REVEALED,
  /** It was a client. */
  LEFT;

  /** Whether it trains in the rounds to come. */
  public boolean isClient() {
    return this == ACCEPTED || this == REVEALED;
  }
}
