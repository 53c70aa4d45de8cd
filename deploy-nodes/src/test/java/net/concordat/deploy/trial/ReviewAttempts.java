// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.trial;

import net.concordat.contracts.approval.ApprovalContract;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.decision.DecisionContract;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ReviewSubject;
import net.concordat.contracts.frame.TornOff;
import net.concordat.contracts.model.ModelSeedState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.RegisteredModelContract;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Bank C's node tries to decide about versions without its people, or for another bank. */
interface ReviewAttempts {
  PeopleScene scene();

  @Test
  @Order(10)
  default void aNodeAloneDecidesNothingAboutAnothersVersion() throws Exception {
    HonestParties honest = scene().honest;
    ReviewForgeries reviews = scene().reviews;
    StateAndRef<ModelVersionState> version = scene().asked;
    ReviewSubject subject = ReviewForgeries.subject(version, Decision.APPROVE);
    StateAndRef<ProposalState> proposal = scene().people.propose(subject);
    TornOff open = reviews.shown(proposal.getRef().getTxhash());
    refuseDecision("approval-decided", version, subject, open);
    // With decisions by passkeys that nobody enrolled.
    Forger invented = reviews.undecided(proposal);
    SecureHash unsigned =
        honest.refuseBy(
            "frame-state-counts", invented, new DecisionContract.Commands.ConcludeReview());
    refuseDecision("torn-off-notarised", version, subject, reviews.unsigned(unsigned, open));
    Forger valid = scene().people.forge();
    TornOff smuggled =
        valid
            .output(new ModelSeedState(valid.header(), scene().c.identity()))
            .smuggling(invented, new RegisteredModelContract.Commands.IssueSeed());
    // Corda's own check finds nothing wrong with it, and the notary did sign it.
    smuggled.getTransaction().verify();
    smuggled.getNotarySignature().verify(smuggled.id());
    refuseDecision("torn-off-form", version, subject, smuggled);
  }

  @Test
  @Order(11)
  default void whatItsPeopleDidNotDecideIsNotShownAsDecided() throws Exception {
    PeopleForgeries people = scene().people;
    ReviewForgeries reviews = scene().reviews;
    Employee validator = scene().validator;
    Employee approver = scene().approver;
    StateAndRef<ModelVersionState> version = scene().asked;
    ReviewSubject subject = ReviewForgeries.subject(version, Decision.APPROVE);
    refuseDecision(
        "approval-decided",
        version,
        subject,
        reviews.shown(reviews.refuse(people.propose(subject), approver)));
    ReviewSubject against = ReviewForgeries.subject(version, Decision.REJECT);
    refuseDecision(
        "approval-decided",
        version,
        subject,
        reviews.shown(reviews.conclude(people.approved(against, validator, approver))));
    ReviewSubject another = ReviewForgeries.subject(scene().theirs, Decision.APPROVE);
    refuseDecision(
        "approval-decided",
        version,
        subject,
        reviews.shown(reviews.conclude(people.approved(another, validator, approver))));
    SecureHash decided = reviews.conclude(people.approved(subject, validator, approver));
    refuseDecision("approval-decided", version, subject, reviews.withoutDecisions(decided));
  }

  @Test
  @Order(12)
  default void nobodysPeopleDecideForAnotherBank() throws Exception {
    HonestParties honest = scene().honest;
    ReviewForgeries reviews = scene().reviews;
    Party partyA = scene().a.identity();
    Party partyC = scene().c.identity();
    // The supplier of a version for the bank that is to receive it.
    StateAndRef<ModelVersionState> supplied = scene().pending("supplied by C");
    ReviewSubject subject = ReviewForgeries.subject(supplied, Decision.APPROVE);
    TornOff ofC =
        reviews.shown(
            reviews.conclude(
                scene().people.approved(subject, scene().validator, scene().approver)));
    ApprovalContract.Commands.Decide decide = new ApprovalContract.Commands.Decide(ofC);
    honest.refuseBy("frame-signers", reviews.approving(supplied, partyA, subject, ofC), decide);
    honest.refuseBy(
        "approval-decided",
        reviews.approving(supplied, partyA, subject, ofC).inTheNameOf(partyA),
        decide);
    honest.refuseBy("approval-member", reviews.approving(supplied, partyC, subject, ofC), decide);
    // What A's people decided on C's own, as if C's people had decided it on A's.
    refuseDecision(
        "approval-decided",
        scene().asked,
        ReviewForgeries.subject(scene().asked, Decision.APPROVE),
        reviews.copied(partyA));
  }

  private void refuseDecision(
      String rule, StateAndRef<ModelVersionState> version, ReviewSubject subject, TornOff shown)
      throws Exception {
    scene()
        .honest
        .refuseBy(
            rule,
            scene().reviews.approving(version, scene().c.identity(), subject, shown),
            new ApprovalContract.Commands.Decide(shown));
  }
}
