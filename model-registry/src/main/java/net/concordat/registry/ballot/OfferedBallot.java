// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ballot;

/**
 * An answer that whoever is signed in can give.
 *
 * @param role in which role
 * @param verdict APPROVE or REJECT
 * @param code the short code, to compare with what the node says at the command line
 * @param words what is signed, in plain English, over several lines
 * @param publicKey for the browser
 */
public record OfferedBallot(
    String role, String verdict, String code, String words, RequestOptions publicKey) {}
