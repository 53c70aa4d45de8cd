// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

/**
 * One answer that a person can give.
 *
 * @param role in which role
 * @param verdict APPROVE or REJECT
 * @param challenge what a passkey signs, 32 bytes in base64url
 * @param code its short code, as {@code XXXX-XXXX-XXXX}
 * @param words what is signed, in plain English, over several lines
 */
public record Ballot(String role, String verdict, String challenge, String code, String words) {}
