// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One state that the node recorded.
 *
 * @param id which
 * @param commandId the request that made it
 * @param at when it came to be, by the ledger: inside its transaction's time window
 * @param until from when on another stands in its place, by the ledger; null while none does
 * @param supersedes in whose place it stands; null for a first state
 * @param fact what it says
 * @param <F> the kind of what it says
 */
public record LedgerEntry<F extends Fact>(
    StateId id,
    String commandId,
    Instant at,
    @Nullable Instant until,
    @Nullable StateId supersedes,
    F fact) {}
