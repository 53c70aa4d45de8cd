// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.passkey;

import java.time.Instant;
import java.util.UUID;
import net.concordat.registry.ledger.PasskeyKey;

/**
 * A passkey that somebody of the bank registered.
 *
 * @param credentialId by which a browser finds it, in base64url
 * @param personId the person's pseudonym: all that the ledger would learn beside the key
 * @param subject the person, by the realm's id
 * @param name the person, as the realm showed it then
 * @param key its public key
 * @param aaguid the model of its authenticator, as that says itself unless attested
 * @param attested whether its maker attested that, as the consortium asked then
 * @param registeredAt when, by the registry's clock
 */
public record Passkey(
    String credentialId,
    UUID personId,
    String subject,
    String name,
    PasskeyKey key,
    UUID aaguid,
    boolean attested,
    Instant registeredAt) {}
