// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.decision;

import static net.concordat.contracts.people.Role.MODEL_APPROVER;
import static net.concordat.contracts.people.Role.MODEL_VALIDATOR;
import static net.concordat.contracts.testing.Parties.BANK_C;
import static net.concordat.contracts.testing.People.ALL_ROUNDER;
import static net.concordat.contracts.testing.Samples.NOW;
import static net.concordat.contracts.testing.Samples.digest;
import static net.concordat.contracts.testing.TestLedger.given;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.model.VersionId;
import net.concordat.contracts.people.Assertion;
import net.concordat.contracts.people.Role;
import net.concordat.contracts.testing.Copy;
import net.concordat.contracts.testing.People;
import net.concordat.contracts.testing.TransactionDraft;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.utilities.OpaqueBytes;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** That what a person signed serves what the person was asked, and nothing else. */
class SignedDecisionTest {
  private static final String ORIGIN = "https://bank-b.example";
  private static final String RELYING_PARTY = "bank-b";
  private static final VersionId VERSION = new VersionId(digest("model"), 3, digest("artifact"));

  private final StateAndRef<ProposalState> asked = given(People.proposal(adopt(VERSION, "fraud")));
  private TransactionDraft draft = new TransactionDraft();

  @BeforeEach
  void draft() {
    draft = People.decide(asked, ALL_ROUNDER, MODEL_VALIDATOR);
  }

  private static AdoptSubject adopt(VersionId version, String purpose) {
    return new AdoptSubject(
        version, purpose, null, digest("evidence"), NOW.plus(Duration.ofDays(30)));
  }

  private static Assertion signed(
      StateAndRef<ProposalState> proposal, Role role, Decision verdict) {
    return ALL_ROUNDER.answers(proposal, role, verdict).getAssertion();
  }

  private static SecureHash challenge(StateAndRef<ProposalState> proposal) {
    return Challenge.of(proposal, MODEL_VALIDATOR, Decision.APPROVE).getHash();
  }

  private TransactionDraft with(Assertion assertion) {
    return draft.with(DecisionState.class, "assertion", assertion);
  }

  @Test
  void servesWhatWasAsked() {
    draft.isAccepted();
  }

  @Nested
  class ForSomethingElse {
    private TransactionDraft signedFor(ProposalState other) {
      return with(signed(given(other), MODEL_VALIDATOR, Decision.APPROVE));
    }

    @Test
    void rejectsAnotherVersion() {
      VersionId next = new VersionId(VERSION.getModelId(), 4, VERSION.getArtifactDigest());
      signedFor(People.proposal(adopt(next, "fraud"))).isRefusedBy(LedgerRule.ASSERTION_CHALLENGE);
    }

    @Test
    void rejectsAnotherPurpose() {
      signedFor(People.proposal(adopt(VERSION, "credit-risk")))
          .isRefusedBy(LedgerRule.ASSERTION_CHALLENGE);
    }

    @Test
    void rejectsAnotherProposalOfTheSame() {
      signedFor(Copy.with(asked.getState().getData(), "header.at", NOW.minusSeconds(60)))
          .isRefusedBy(LedgerRule.ASSERTION_CHALLENGE);
    }

    @Test
    void rejectsAnotherBank() {
      ProposalState other = People.proposal(BANK_C.getParty(), adopt(VERSION, "fraud"));
      with(ALL_ROUNDER.signs(challenge(given(other)), RELYING_PARTY, ORIGIN))
          .isRefusedBy(LedgerRule.ASSERTION_CHALLENGE);
    }

    @Test
    void rejectsAnotherConsortium() {
      signedFor(
              Copy.with(asked.getState().getData(), "header.consortiumId", digest("other network")))
          .isRefusedBy(LedgerRule.ASSERTION_CHALLENGE);
    }

    @Test
    void rejectsAnotherRole() {
      with(signed(asked, MODEL_APPROVER, Decision.APPROVE))
          .isRefusedBy(LedgerRule.ASSERTION_CHALLENGE);
    }

    @Test
    void rejectsARefusalAsAnApproval() {
      with(signed(asked, MODEL_VALIDATOR, Decision.REJECT))
          .isRefusedBy(LedgerRule.ASSERTION_CHALLENGE);
    }
  }

  @Nested
  class MadeElsewhere {
    @Test
    void rejectsAnotherOrigin() {
      with(ALL_ROUNDER.signs(challenge(asked), RELYING_PARTY, "https://bank-b.example.evil"))
          .isRefusedBy(LedgerRule.ASSERTION_ORIGIN);
    }

    @Test
    void rejectsTheOriginOfAnotherBank() {
      with(ALL_ROUNDER.signs(challenge(asked), RELYING_PARTY, "https://bank-c.example"))
          .isRefusedBy(LedgerRule.ASSERTION_ORIGIN);
    }

    @Test
    void rejectsAnotherRelyingParty() {
      with(ALL_ROUNDER.signs(challenge(asked), "bank-c", ORIGIN))
          .isRefusedBy(LedgerRule.ASSERTION_RELYING_PARTY);
    }
  }

  @Nested
  class Altered {
    private final Assertion signed = signed(asked, MODEL_VALIDATOR, Decision.APPROVE);

    @Test
    void rejectsAPersonNotVerified() {
      byte[] data = signed.getAuthenticatorData().getBytes().clone();
      data[32] = 0x01;
      with(Copy.with(signed, "authenticatorData", new OpaqueBytes(data)))
          .isRefusedBy(LedgerRule.ASSERTION_USER);
    }

    @Test
    void rejectsOtherClientDataThanWereSigned() {
      String json = new String(signed.getClientDataJson().getBytes(), StandardCharsets.UTF_8);
      String more = json.replace("false}", "false,\"more\":1}");
      with(Copy.with(
              signed, "clientDataJson", new OpaqueBytes(more.getBytes(StandardCharsets.UTF_8))))
          .isRefusedBy(LedgerRule.ASSERTION_SIGNATURE);
    }

    @Test
    void rejectsASignatureOfZeros() {
      byte[] zeros = {0x30, 0x06, 0x02, 0x01, 0x00, 0x02, 0x01, 0x00};
      with(Copy.with(signed, "signature", new OpaqueBytes(zeros)))
          .isRefusedBy(LedgerRule.ASSERTION_SIGNATURE);
    }

    @Test
    void rejectsTheKeyThatThePersonHasNoMore() {
      People.decide(asked, ALL_ROUNDER.withNewKey(), MODEL_VALIDATOR)
          .with(DecisionState.class, "assertion", signed)
          .isRefusedBy(LedgerRule.ASSERTION_SIGNATURE);
    }
  }
}
