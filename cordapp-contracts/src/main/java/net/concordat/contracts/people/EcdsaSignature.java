// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.people;

import java.math.BigInteger;
import java.util.Arrays;

/** The written form of an ECDSA signature on P-256: a DER sequence of the integers r and s. */
final class EcdsaSignature {
  /** The order of the group of P-256 (SEC 2, section 2.4.2). */
  private static final BigInteger ORDER =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

  private static final int SEQUENCE = 0x30;
  private static final int INTEGER = 0x02;
  private static final int NONE = -1;

  private EcdsaSignature() {}

  /**
   * Whether the bytes are DER in its shortest and only form, with r and s from 1 to the order less
   * 1. Either of s and its negative will do: authenticators give both, and WebAuthn does not
   * choose.
   */
  static boolean isStrict(byte[] der) {
    if (der.length < 2 || der[0] != SEQUENCE || der[1] != der.length - 2) {
      return false;
    }
    int endOfR = endOfScalar(der, 2);
    return endOfR != NONE && endOfScalar(der, endOfR) == der.length;
  }

  private static int endOfScalar(byte[] der, int at) {
    if (at + 2 > der.length || der[at] != INTEGER) {
      return NONE;
    }
    int length = der[at + 1];
    int end = at + 2 + length;
    if (length < 1 || end > der.length) {
      return NONE;
    }
    BigInteger value = new BigInteger(Arrays.copyOfRange(der, at + 2, end));
    boolean shortest = value.toByteArray().length == length;
    boolean inRange = value.signum() > 0 && value.compareTo(ORDER) < 0;
    return shortest && inRange ? end : NONE;
  }
}
