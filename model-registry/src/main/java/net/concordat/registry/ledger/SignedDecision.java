// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.util.UUID;

/**
 * What somebody's passkey signed.
 *
 * @param proposalId on what
 * @param personId who, by pseudonym
 * @param role in which role
 * @param verdict APPROVE or REJECT
 * @param authenticatorData what the authenticator says
 * @param clientDataJson what the browser says
 * @param signature over both
 */
public record SignedDecision(
    UUID proposalId,
    UUID personId,
    String role,
    String verdict,
    byte[] authenticatorData,
    byte[] clientDataJson,
    byte[] signature) {}
