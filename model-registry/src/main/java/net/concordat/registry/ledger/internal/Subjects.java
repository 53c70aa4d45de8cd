// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.registry.ledger.internal.Facts.hex;
import static net.concordat.registry.ledger.internal.Facts.hexOrNull;
import static net.concordat.registry.ledger.internal.Facts.id;
import static net.concordat.registry.ledger.internal.Facts.key;
import static net.concordat.registry.ledger.internal.Facts.name;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.decision.AdoptSubject;
import net.concordat.contracts.decision.ChangePersonSubject;
import net.concordat.contracts.decision.EnrolSubject;
import net.concordat.contracts.decision.PromoteSubject;
import net.concordat.contracts.decision.ReinstateSubject;
import net.concordat.contracts.decision.ReviewSubject;
import net.concordat.contracts.decision.RevokePersonSubject;
import net.concordat.contracts.decision.RuleSubject;
import net.concordat.contracts.people.Person;
import net.concordat.registry.ledger.ProposalSubject;
import net.concordat.registry.ledger.StateId;
import net.concordat.registry.ledger.VersionKey;
import org.jspecify.annotations.Nullable;

/** Says in plain words what people are asked to decide. */
final class Subjects {
  private final String kind;
  private @Nullable VersionKey version;
  private @Nullable String owner;
  private @Nullable StateId versionState;
  private @Nullable String verdict;
  private @Nullable UUID adoptionId;
  private @Nullable String purpose;
  private @Nullable String place;
  private @Nullable String conditions;
  private @Nullable String evidenceDigest;
  private @Nullable Instant expiresAt;
  private @Nullable UUID personId;
  private @Nullable String keyDigest;
  private @Nullable List<String> roles;
  private @Nullable Long waitSeconds;

  private Subjects(String kind) {
    this.kind = kind;
  }

  static ProposalSubject of(net.concordat.contracts.decision.ProposalSubject subject) {
    Subjects said = new Subjects(subject.getClass().getSimpleName().replaceFirst("Subject$", ""));
    if (subject instanceof AdoptSubject adopt) {
      said.adopt(adopt);
    } else if (subject instanceof ReviewSubject review) {
      said.review(review);
    } else if (subject instanceof ReinstateSubject reinstate) {
      said.adoptionId = reinstate.getAdoptionId();
    } else if (subject instanceof PromoteSubject promote) {
      said.adoptionId = promote.getAdoptionId();
      said.purpose = promote.getPurpose();
      said.place = promote.getPlace().name();
    } else if (subject instanceof EnrolSubject enrol) {
      said.person(enrol.getPerson(), enrol.getWaitSeconds());
    } else if (subject instanceof ChangePersonSubject change) {
      said.person(change.getPerson(), change.getWaitSeconds());
    } else if (subject instanceof RevokePersonSubject revoke) {
      said.personId = revoke.getPersonId();
    } else if (subject instanceof RuleSubject rule) {
      said.roles = PeopleFacts.names(rule.getRule());
    } else {
      throw new IllegalStateException("No words for " + subject.getClass());
    }
    return said.fact();
  }

  private void adopt(AdoptSubject adopt) {
    version = key(adopt.getVersion());
    purpose = adopt.getPurpose();
    conditions = adopt.getConditions();
    evidenceDigest = hex(adopt.getEvidenceDigest());
    expiresAt = adopt.getExpiresAt();
  }

  private void review(ReviewSubject review) {
    version = key(review.getVersion());
    owner = name(review.getOwner());
    versionState = id(review.getVersionState());
    verdict = review.getDecision().name();
    conditions = review.getConditions();
    evidenceDigest = hexOrNull(review.getEvidenceDigest());
    expiresAt = review.getExpiresAt();
  }

  private void person(Person person, long wait) {
    personId = person.getPersonId();
    keyDigest = hex(person.getKey().digest());
    roles = PeopleFacts.names(person.getRoles());
    waitSeconds = wait;
  }

  private ProposalSubject fact() {
    return new ProposalSubject(
        kind,
        version,
        owner,
        versionState,
        verdict,
        adoptionId,
        purpose,
        place,
        conditions,
        evidenceDigest,
        expiresAt,
        personId,
        keyDigest,
        roles,
        waitSeconds);
  }
}
