// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.time.Instant;

/**
 * A person's decision that another transaction shows, torn off the one in which it was made.
 *
 * @param at when the member acted on it
 * @param decision what was decided
 */
public record ShownDecision(Instant at, DecisionFact decision) {}
