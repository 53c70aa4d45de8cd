// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import net.corda.core.serialization.CordaSerializable;

/** How far a round has come. */
@CordaSerializable
public enum RoundStatus {
  /** The clients' updates are fixed, and can be sent. */
  COMMITTED,
  /** They were combined into new global weights. */
  AGGREGATED,
  /** They came to nothing: too few arrived, or what they made was worse. */
  ROLLED_BACK
}
