// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.time.Instant;
import java.util.List;

/**
 * What a transaction did.
 *
 * @param txId its id, 64 hex digits
 * @param command its verb, such as GrantContract.Offer
 * @param at when, by the ledger
 * @param signers whom the command demands to sign
 * @param consumed what it consumed
 * @param referenced what it rested on
 * @param produced the types of what it produced, in its order
 */
public record LedgerTransaction(
    String txId,
    String command,
    Instant at,
    List<String> signers,
    List<StateId> consumed,
    List<StateId> referenced,
    List<String> produced) {}
