// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An answer that whoever is signed in can give to a proposal.
 *
 * @param role in which of the ledger's roles
 * @param verdict APPROVE or REJECT
 * @param code the short code, by which the node shows the same words
 * @param words what is signed, over several lines
 * @param publicKey what the browser is asked to sign it with, as WebAuthn has it in JSON
 */
public record Ballot(String role, String verdict, String code, String words, JsonNode publicKey) {}
