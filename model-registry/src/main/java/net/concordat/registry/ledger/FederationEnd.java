// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

/** Why no round of a federation follows. */
public enum FederationEnd {
  /** As many are done as were agreed on. */
  ROUNDS,
  /** The weights have moved so far that a version of them is to be reviewed. */
  REVIEW,
  /** So many have declined or left, for good, that the others are too few. */
  CLIENTS
}
