// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

/**
 * The public key of a passkey as the ledger takes it.
 *
 * @param algorithm ES256 or RS256
 * @param encoded in base64url: for ES256 the uncompressed point, for RS256 the modulus
 * @param digest the SHA-256 of both, by which people are shown it, in hex
 */
public record PasskeyKey(String algorithm, String encoded, String digest) {}
