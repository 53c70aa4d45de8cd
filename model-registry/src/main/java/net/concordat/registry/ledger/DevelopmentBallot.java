// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

/**
 * What developers sign.
 *
 * @param salt drawn for it, 32 bytes in base64url: pseudonyms go on the ledger only hashed with it
 * @param words what is signed, in plain English, over several lines
 * @param challenge in base64url
 * @param relyingPartyId the domain that the passkeys are bound to
 */
public record DevelopmentBallot(
    String salt, String words, String challenge, String relyingPartyId) {}
