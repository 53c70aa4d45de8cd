// SPDX-License-Identifier: Apache-2.0
package net.concordat.common;

/** Lower-case hexadecimal, for release 8, which has no {@code java.util.HexFormat}. */
final class Hex {
  private static final char[] DIGITS = "0123456789abcdef".toCharArray();

  private Hex() {}

  static String encode(byte[] bytes) {
    StringBuilder text = new StringBuilder(bytes.length * 2);
    for (byte b : bytes) {
      text.append(DIGITS[(b >> 4) & 0xf]).append(DIGITS[b & 0xf]);
    }
    return text.toString();
  }
}
