// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import net.corda.core.serialization.CordaSerializable;

/** How far a federation has come. */
@CordaSerializable
public enum FederationStatus {
  /** Members answer, and reveal what fixes the order of the aggregators. */
  PROPOSED,
  /** That order stands, and rounds follow. */
  RUNNING
}
