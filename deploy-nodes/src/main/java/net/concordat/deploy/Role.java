// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

/** What a party does in the consortium. */
public enum Role {
  /** Orders transactions and runs every contract. */
  NOTARY,
  /** Owns, reviews and uses models. */
  BANK,
  /** Sees every transaction, signs none, holds no artifact. */
  OBSERVER
}
