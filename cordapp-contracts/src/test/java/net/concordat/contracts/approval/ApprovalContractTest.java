// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.approval;

import static net.concordat.contracts.testing.Parties.BANK_A;
import static net.concordat.contracts.testing.Parties.BANK_B;
import static net.concordat.contracts.testing.Parties.BANK_C;
import static net.concordat.contracts.testing.TestLedger.given;

import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalStatus;
import net.concordat.contracts.decision.ReviewSubject;
import net.concordat.contracts.decision.RevokePersonSubject;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.TornOff;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.VersionStatus;
import net.concordat.contracts.testing.Copy;
import net.concordat.contracts.testing.Parties;
import net.concordat.contracts.testing.People;
import net.concordat.contracts.testing.Samples;
import net.concordat.contracts.testing.TestLedger;
import net.concordat.contracts.testing.TransactionDraft;
import net.concordat.contracts.testing.Valid;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A member decides on a pending version of another's, for itself. */
class ApprovalContractTest {
  private static final Class<ApprovalState> APPROVAL = ApprovalState.class;

  private final StateAndRef<ModelVersionState> pending =
      given(Samples.version(VersionStatus.PENDING_APPROVAL));

  @Nested
  class Decide {
    @ParameterizedTest
    @EnumSource
    void acceptsEitherDecision(Decision decision) {
      Valid.decide(decision).isAccepted();
    }

    @Test
    void acceptsADecisionWithoutConditionsAndEvidence() {
      ReviewSubject subject =
          Copy.with(People.review(pending, Decision.APPROVE), "conditions", null);
      Valid.decide(pending, Copy.with(subject, "evidenceDigest", null)).isAccepted();
    }

    @Test
    void rejectsADecisionOnAnotherState() {
      Valid.decide()
          .with(APPROVAL, "versionState", new StateRef(Samples.digest("elsewhere"), 0))
          .isRefusedBy(LedgerRule.APPROVAL_VERSION);
    }

    @Test
    void rejectsADecisionOnOtherBytes() {
      Valid.decide()
          .with(APPROVAL, "version.artifactDigest", Samples.digest("other artifact"))
          .isRefusedBy(LedgerRule.APPROVAL_VERSION);
    }

    @Test
    void rejectsADecisionThatNamesAnotherOwner() {
      Valid.decide()
          .with(APPROVAL, "owner", BANK_C.getParty())
          .isRefusedBy(LedgerRule.APPROVAL_VERSION);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "PENDING_APPROVAL")
    void rejectsADecisionOnADecidedVersion(VersionStatus status) {
      Valid.decide()
          .withReferenced(ModelVersionState.class, "status", status)
          .isRefusedBy(LedgerRule.APPROVAL_VERSION);
    }

    @Test
    void rejectsADecisionOfTheOwner() {
      Valid.decide()
          .with(APPROVAL, "member", BANK_A.getParty())
          .signedBy(BANK_A)
          .isRefusedBy(LedgerRule.APPROVAL_MEMBER);
    }

    @Test
    void rejectsADecisionOfASuspendedMember() {
      Valid.decide()
          .withReferenced(ConsortiumState.class, "members", Samples.membersWithSuspended(BANK_B))
          .isRefusedBy(LedgerRule.APPROVAL_MEMBER);
    }

    @Test
    void rejectsADecisionThatExpiresInsideTheWindow() {
      Valid.decide()
          .with(APPROVAL, "expiresAt", Samples.NOW)
          .isRefusedBy(LedgerRule.APPROVAL_EXPIRY);
    }

    @Test
    void rejectsADecisionInTheNameOfAnother() {
      Valid.decide().signedBy(BANK_C).isRefusedBy(LedgerRule.FRAME_SIGNERS);
    }

    @Test
    void rejectsADecisionThatOnlyTheOwnerSigns() {
      Valid.decide().signedBy(BANK_A).isRefusedBy(LedgerRule.FRAME_SIGNERS);
    }
  }

  /** What the member's people decided, torn off. */
  @Nested
  class Decided {
    private final ReviewSubject subject = People.review(pending, Decision.APPROVE);
    private final StateAndRef<ProposalState> proposal = given(People.proposal(subject));

    private TransactionDraft showing(TornOff decided) {
      return Valid.decide(pending, subject)
          .commandingOnly(new ApprovalContract.Commands.Decide(decided))
          .with(APPROVAL, "decidedIn", decided.id());
    }

    private TornOff torn(TransactionDraft conclusion) {
      return People.reviewed(conclusion);
    }

    @Test
    void acceptsWhatTwoPeopleDecided() {
      showing(torn(People.concludeReview(proposal))).isAccepted();
    }

    @ParameterizedTest
    @CsvSource({"decision,REJECT", "conditions,None.", "conditions,"})
    void rejectsOtherWordsThanTheyDecided(String field, @Nullable String other) {
      Object value = field.equals("decision") ? Decision.valueOf(String.valueOf(other)) : other;
      Valid.decide().with(APPROVAL, field, value).isRefusedBy(LedgerRule.APPROVAL_DECIDED);
    }

    @Test
    void rejectsOtherEvidenceThanTheyDecidedOn() {
      Valid.decide()
          .with(APPROVAL, "evidenceDigest", Samples.digest("other"))
          .isRefusedBy(LedgerRule.APPROVAL_DECIDED);
    }

    @Test
    void rejectsALongerLifeThanTheyDecided() {
      Valid.decide()
          .with(APPROVAL, "expiresAt", subject.getExpiresAt().plusSeconds(1))
          .isRefusedBy(LedgerRule.APPROVAL_DECIDED);
    }

    @Test
    void rejectsWhatTheyDecidedOnAnotherStateOfTheVersion() {
      StateAndRef<ModelVersionState> other = given(pending.getState().getData());
      showing(
              torn(
                  People.concludeReview(
                      given(People.proposal(People.review(other, Decision.APPROVE))))))
          .isRefusedBy(LedgerRule.APPROVAL_DECIDED);
    }

    @Test
    void rejectsWhatThePeopleOfTheSupplierDecided() {
      ProposalState suppliers = People.proposal(Parties.BANK_A.getParty(), subject);
      showing(torn(People.concludeReview(given(suppliers))))
          .isRefusedBy(LedgerRule.APPROVAL_DECIDED);
    }

    @Test
    void rejectsAProposalThatIsStillOpen() {
      showing(
              torn(
                  People.concludeReview(proposal)
                      .with(ProposalState.class, "status", ProposalStatus.OPEN)))
          .isRefusedBy(LedgerRule.APPROVAL_DECIDED);
    }

    @Test
    void rejectsADecisionOnSomethingElse() {
      showing(
              torn(
                  People.concludeReview(
                      given(People.proposal(new RevokePersonSubject(People.ALL_ROUNDER.id()))))))
          .isRefusedBy(LedgerRule.APPROVAL_DECIDED);
    }

    @Test
    void rejectsOnePersonsDecisionTwice() {
      TransactionDraft conclusion = People.concludeReview(proposal);
      DecisionState once = conclusion.produced(DecisionState.class);
      showing(
              torn(
                  conclusion
                      .without(DecisionState.class)
                      .without(DecisionState.class)
                      .producing(once)
                      .producing(once)))
          .isRefusedBy(LedgerRule.APPROVAL_DECIDED);
    }

    @Test
    void rejectsDecisionsThatAreHidden() {
      showing(TornOff.of(People.concludeReview(proposal).notarised(), ProposalState.class))
          .isRefusedBy(LedgerRule.APPROVAL_DECIDED);
    }

    @Test
    void rejectsAProposalThatIsHidden() {
      showing(TornOff.of(People.concludeReview(proposal).notarised(), DecisionState.class))
          .isRefusedBy(LedgerRule.APPROVAL_DECIDED);
    }

    @Test
    void rejectsTheNameOfAnotherTransaction() {
      Valid.decide()
          .with(APPROVAL, "decidedIn", Samples.digest("another"))
          .isRefusedBy(LedgerRule.APPROVAL_DECIDED);
    }

    @Test
    void rejectsWhatTheNotaryDidNotSign() {
      TornOff honest = torn(People.concludeReview(proposal));
      showing(
              new TornOff(
                  honest.getTransaction(), TestLedger.signature(Parties.OTHER_NOTARY, honest.id())))
          .isRefusedBy(LedgerRule.TORN_OFF_NOTARISED);
    }

    @Test
    void rejectsPeopleOfAnotherConsortium() {
      showing(
              torn(
                  People.concludeReview(proposal)
                      .withEach("header.consortiumId", Samples.digest("another"))))
          .isRefusedBy(LedgerRule.TORN_OFF_OURS);
    }
  }
}
