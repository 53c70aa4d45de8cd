// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.review;

import java.time.Instant;
import java.util.UUID;
import net.concordat.registry.decision.GivenDecision;
import net.concordat.registry.ledger.DecisionFact;
import net.concordat.registry.ledger.ShownDecision;

/**
 * Who decided a member's vote.
 *
 * @param personId by pseudonym
 * @param role in which role
 * @param verdict APPROVE or REJECT
 * @param decidedAt when the ledger took the answer; of another bank's people, when that bank acted
 *     on it, which is all that it shows
 */
public record Decider(UUID personId, String role, String verdict, Instant decidedAt) {
  static Decider of(GivenDecision given) {
    return of(given.decision().fact(), given.decidedAt());
  }

  static Decider of(ShownDecision shown) {
    return of(shown.decision(), shown.at());
  }

  private static Decider of(DecisionFact said, Instant at) {
    return new Decider(said.personId(), said.role(), said.verdict(), at);
  }
}
