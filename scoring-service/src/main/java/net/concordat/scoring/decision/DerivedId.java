// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.decision;

import java.nio.ByteBuffer;
import java.util.UUID;
import net.concordat.common.CanonicalHash;

/** Ids that follow from others, so that what has them is found without a list of it. */
final class DerivedId {
  private DerivedId() {}

  /**
   * A UUID of version 8 (RFC 9562, section 5.8), which is made by a rule of our own.
   *
   * @param what it is the id of
   * @param from the ids and numbers that it follows from
   */
  static UUID of(String what, long... from) {
    CanonicalHash hash = CanonicalHash.of(what);
    for (long number : from) {
      hash.number(number);
    }
    ByteBuffer digest = ByteBuffer.wrap(hash.digest());
    return new UUID(
        (digest.getLong() & ~0xf000L) | 0x8000L,
        (digest.getLong() & 0x3fffffffffffffffL) | 0x8000000000000000L);
  }
}
