// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import net.concordat.decisions.InvalidInputException;

/** The public key of a log's receipts, as the ledger has it: RFC 8032's 32 bytes in hexadecimal. */
public final class ReceiptKey {
  /** What RFC 8410 puts before the 32 bytes. */
  private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  private ReceiptKey() {}

  /**
   * A key as the ledger has it.
   *
   * @return 64 hexadecimal digits in lower case
   * @throws InvalidInputException if it is none of Ed25519
   */
  public static String hex(PublicKey key) {
    byte[] encoded = key.getEncoded();
    if (encoded.length != PREFIX.length + 32
        || !Arrays.equals(encoded, 0, PREFIX.length, PREFIX, 0, PREFIX.length)) {
      throw new InvalidInputException("The bank's key must be one of Ed25519, but is not");
    }
    return HexFormat.of().formatHex(encoded, PREFIX.length, encoded.length);
  }

  /**
   * Reads a key from anybody.
   *
   * @param hex 64 hexadecimal digits in lower case
   * @throws InvalidInputException if it is no key
   */
  public static PublicKey of(String hex) {
    if (!FORM.matcher(hex).matches()) {
      throw new InvalidInputException(
          "A receipt key has 64 hexadecimal digits in lower case, but was given with "
              + hex.length()
              + " characters");
    }
    byte[] encoded = Arrays.copyOf(PREFIX, PREFIX.length + 32);
    System.arraycopy(HexFormat.of().parseHex(hex), 0, encoded, PREFIX.length, 32);
    try {
      return KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException e) {
      throw new InvalidInputException("A receipt key must be a point of Ed25519, but is not");
    }
  }
}
