// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

/**
 * The short code of one answer to a proposal, which the node shows, too.
 *
 * @param role in which role
 * @param verdict APPROVE or REJECT
 * @param code as XXXX-XXXX-XXXX
 */
public record ShortCode(String role, String verdict, String code) {}
