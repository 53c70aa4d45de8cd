// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.action;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import net.concordat.registry.ledger.ApprovalFact;
import net.concordat.registry.ledger.DecisionFact;
import net.concordat.registry.ledger.DeliveryReceiptFact;
import net.concordat.registry.ledger.GrantFact;
import net.concordat.registry.ledger.ModelVersionFact;
import net.concordat.registry.ledger.PersonFact;
import net.concordat.registry.ledger.ProposalFact;
import net.concordat.registry.security.Caller;
import org.jspecify.annotations.Nullable;

/**
 * How things stand for somebody who looks at a version.
 *
 * @param caller who looks
 * @param own the party whose registry it is
 * @param now when
 * @param version at what
 * @param person as whom the ledger knows the caller; null if it does not
 * @param developedByCaller whether its developers' record names the caller
 * @param hasDevelopment whether there is such a record
 * @param grants to the own party, of this version
 * @param receipts of the own party, for this version
 * @param votes of all members, on this version
 * @param threshold how many members must approve a version; 0 where no consortium is known
 * @param others how many active members could vote on it
 * @param asked what the own people are, or were, asked about it
 * @param answers of the caller to what is open of that
 * @param wroteCard whether the caller wrote any revision of its card
 * @param wroteReport whether the caller wrote any revision of its validation report
 */
record Situation(
    Caller caller,
    String own,
    Instant now,
    ModelVersionFact version,
    @Nullable PersonFact person,
    boolean developedByCaller,
    boolean hasDevelopment,
    List<GrantFact> grants,
    List<DeliveryReceiptFact> receipts,
    List<ApprovalFact> votes,
    int threshold,
    int others,
    List<ProposalFact> asked,
    List<DecisionFact> answers,
    boolean wroteCard,
    boolean wroteReport) {
  boolean isOwn() {
    return version.owner().equals(own);
  }

  boolean hasStatus(String... any) {
    return List.of(any).contains(version.status());
  }

  boolean hasGrant(Predicate<GrantFact> such) {
    return grants.stream()
        .filter(grant -> grant.status().equals("ACTIVE") && now.isBefore(grant.terms().expiresAt()))
        .anyMatch(such);
  }

  boolean hasReceipt() {
    return !receipts.isEmpty();
  }

  long votesFor(String decision) {
    return votes.stream()
        .filter(vote -> vote.decision().equals(decision) && now.isBefore(vote.expiresAt()))
        .count();
  }

  boolean hasVoted() {
    return votes.stream().anyMatch(vote -> vote.member().equals(own));
  }

  Deciding deciding() {
    return new Deciding(caller, now, person, developedByCaller, Actions.open(asked, now), answers);
  }
}
