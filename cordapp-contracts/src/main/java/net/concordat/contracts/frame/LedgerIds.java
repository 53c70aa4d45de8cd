// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.frame;

import java.util.UUID;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;

/** Ids that are computed, so that nobody can choose one that another has. */
public final class LedgerIds {
  private LedgerIds() {}

  /**
   * An id that can exist once: the SHA-256 of a state reference, which the ledger consumes once.
   *
   * @param domain what the id is for, so that ids of different kinds never coincide
   */
  public static SecureHash oneShot(String domain, StateRef consumed) {
    return LedgerHash.of(domain).ref(consumed).sha256();
  }

  /** The id under which a vault finds the successive states of one thing. */
  public static UUID vaultId(String domain, SecureHash id, long number) {
    return LedgerHash.of(domain).digest(id).number(number).uuid();
  }
}
