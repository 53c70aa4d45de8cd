// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.frame;

import java.nio.ByteBuffer;
import java.util.UUID;
import net.concordat.common.CanonicalHash;
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
    return SecureHash.createSHA256(
        CanonicalHash.of(domain)
            .bytes(consumed.getTxhash().getBytes())
            .number(consumed.getIndex())
            .digest());
  }

  /** The id under which a vault finds the successive states of one thing. */
  public static UUID vaultId(String domain, SecureHash id, long number) {
    ByteBuffer digest =
        ByteBuffer.wrap(CanonicalHash.of(domain).bytes(id.getBytes()).number(number).digest());
    return new UUID(digest.getLong(), digest.getLong());
  }
}
