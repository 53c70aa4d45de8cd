// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.decision;

import java.time.Instant;
import net.concordat.registry.ledger.DecisionFact;
import net.concordat.registry.ledger.Standing;

/**
 * Who decided, and when.
 *
 * @param decidedAt when the ledger took the answer, whatever became of it since
 * @param decision the answer as it stands
 */
public record GivenDecision(Instant decidedAt, Standing<DecisionFact> decision) {}
