// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.evidence;

import net.concordat.common.CanonicalHash;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;

/** What a party signs to say that it put a pack together. */
public final class EvidenceSeal {
  private EvidenceSeal() {}

  /**
   * The bytes that are signed; no transaction and no receipt has such.
   *
   * @param holder who signs
   * @param indexDigest the SHA-256 of the pack's index
   */
  public static byte[] of(Party holder, SecureHash indexDigest) {
    return CanonicalHash.of("concordat/evidence-pack")
        .text(holder.getName().toString())
        .bytes(indexDigest.getBytes())
        .digest();
  }
}
