// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.action;

import java.time.Instant;
import java.util.List;
import net.concordat.registry.account.Answering;
import net.concordat.registry.ledger.DecisionFact;
import net.concordat.registry.ledger.PersonFact;
import net.concordat.registry.ledger.ProposalFact;
import net.concordat.registry.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * How things stand for somebody who is to decide.
 *
 * @param caller who
 * @param now when
 * @param person as whom the ledger knows the caller; null if it does not
 * @param developed whether the caller developed the version that it is about
 * @param open what can be decided on
 * @param answers of the caller to that
 */
record Deciding(
    Caller caller,
    Instant now,
    @Nullable PersonFact person,
    boolean developed,
    List<ProposalFact> open,
    List<DecisionFact> answers) {
  boolean hasRoleFor(ProposalFact asked) {
    return person != null && Answering.hasRoleFor(person, caller, asked);
  }

  boolean isAboutThem(ProposalFact asked) {
    return person != null && person.personId().equals(asked.subject().personId());
  }

  boolean hasAnswered(ProposalFact asked) {
    return answers.stream().anyMatch(answer -> answer.proposalId().equals(asked.proposalId()));
  }
}
