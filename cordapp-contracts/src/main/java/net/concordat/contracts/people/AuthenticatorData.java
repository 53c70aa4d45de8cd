// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.people;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.concordat.contracts.frame.LedgerRule;
import net.corda.core.crypto.SecureHash;

/**
 * What an authenticator says in an assertion: the hash of the relying-party id (32 bytes), flags
 * (1), a counter (4), and extensions if a flag says so.
 *
 * @see <a href="https://www.w3.org/TR/webauthn-3/#sctn-authenticator-data">Web Authentication,
 *     section 6.1</a>
 */
final class AuthenticatorData {
  /** Least bytes: those without extensions. */
  static final int LEAST = 37;

  private static final int HASH = 32;
  private static final int USER_PRESENT = 0x01;
  private static final int USER_VERIFIED = 0x04;
  private static final int BACKUP_ELIGIBLE = 0x08;
  private static final int BACKED_UP = 0x10;
  private static final int NEW_CREDENTIAL = 0x40;
  private static final int EXTENSIONS = 0x80;

  private AuthenticatorData() {}

  static void check(byte[] data, String relyingPartyId) {
    SecureHash expected = SecureHash.sha256(relyingPartyId.getBytes(StandardCharsets.UTF_8));
    SecureHash given = new SecureHash.SHA256(Arrays.copyOf(data, HASH));
    LedgerRule.ASSERTION_RELYING_PARTY.require(
        given.equals(expected), "SHA-256 of " + relyingPartyId + " expected; given " + given);
    int flags = data[HASH];
    LedgerRule.ASSERTION_USER.require(
        has(flags, USER_PRESENT) && has(flags, USER_VERIFIED), given(flags, data));
    LedgerRule.ASSERTION_AUTHENTICATOR_DATA.require(
        !has(flags, NEW_CREDENTIAL)
            && (has(flags, BACKUP_ELIGIBLE) || !has(flags, BACKED_UP))
            && has(flags, EXTENSIONS) == data.length > LEAST,
        given(flags, data));
  }

  private static boolean has(int flags, int flag) {
    return (flags & flag) != 0;
  }

  private static String given(int flags, byte[] data) {
    return "given flags 0x" + Integer.toHexString(flags & 0xff) + " in " + data.length + " bytes";
  }
}
