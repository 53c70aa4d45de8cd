// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.corda.core.utilities.ByteArrays;

/**
 * What a client's open keys in a masked round have to be: with ones that are none, or another's, no
 * other client could mask, and nobody would know why.
 */
final class MaskKeys {
  private static final int KEY_BYTES = 32;

  /** Two keys on X25519, and a digest. */
  private static final int BYTES = 3 * KEY_BYTES;

  /**
   * The u-coordinates with which everybody agrees on nothing (RFC 7748, section 6.1): 0, 1, those
   * of order 8, and -1, 0 and 1 beside the prime; the lowest byte first.
   */
  private static final List<ByteBuffer> NO_KEYS =
      Arrays.asList(
          key("0000000000000000000000000000000000000000000000000000000000000000"),
          key("0100000000000000000000000000000000000000000000000000000000000000"),
          key("E0EB7A7C3B41B8AE1656E3FAF19FC46ADA098DEB9C32B1FD866205165F49B800"),
          key("5F9C95BCA3508C24B1D0B1559C83EF5B04445CC4581C8E86D8224EDDD09F1157"),
          key("ECFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF7F"),
          key("EDFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF7F"),
          key("EEFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFF7F"));

  private MaskKeys() {}

  /**
   * Whether a client's are sound.
   *
   * @param beside what all clients said, this one among them or not
   */
  static boolean areSound(MaskMail mail, List<MaskMail> beside) {
    if (mail.getSaid().getSize() != BYTES) {
      return false;
    }
    List<ByteBuffer> own = of(mail);
    List<ByteBuffer> taken = new ArrayList<>(NO_KEYS);
    for (MaskMail other : beside) {
      if (other.getSeat() != mail.getSeat() && other.getSaid().getSize() == BYTES) {
        taken.addAll(of(other));
      }
    }
    return !own.get(0).equals(own.get(1)) && Collections.disjoint(own, taken);
  }

  private static List<ByteBuffer> of(MaskMail mail) {
    byte[] said = mail.getSaid().getBytes();
    return Arrays.asList(key(said, 0), key(said, KEY_BYTES));
  }

  private static ByteBuffer key(String hex) {
    return ByteBuffer.wrap(ByteArrays.parseAsHex(hex));
  }

  private static ByteBuffer key(byte[] said, int from) {
    byte[] key = Arrays.copyOfRange(said, from, from + KEY_BYTES);
    // RFC 7748 ignores the highest bit.
    key[KEY_BYTES - 1] &= 0x7f;
    return ByteBuffer.wrap(key);
  }
}
