// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.passkey;

import java.security.PublicKey;
import java.util.UUID;

/**
 * A credential that was found good.
 *
 * @param credentialId in base64url
 * @param key its public key
 * @param aaguid the model of its authenticator
 * @param attested whether its maker attested that
 */
record Attested(String credentialId, PublicKey key, UUID aaguid, boolean attested) {}
