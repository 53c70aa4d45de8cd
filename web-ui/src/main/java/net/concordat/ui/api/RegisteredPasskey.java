// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.time.Instant;
import java.util.UUID;

/**
 * A passkey that somebody of the bank registered.
 *
 * @param credentialId by which a browser finds it, in base64url
 * @param personId whose, by pseudonym
 * @param name whose, as the realm showed it then
 * @param key its public key
 * @param aaguid the model of its authenticator, as that says itself unless attested
 * @param attested whether its maker attested that
 * @param registeredAt when
 */
public record RegisteredPasskey(
    String credentialId,
    UUID personId,
    String name,
    Key key,
    UUID aaguid,
    boolean attested,
    Instant registeredAt) {
  /**
   * A public key.
   *
   * @param algorithm ES256 or RS256
   * @param digest the SHA-256 of both, in hex
   */
  public record Key(String algorithm, String digest) {}
}
