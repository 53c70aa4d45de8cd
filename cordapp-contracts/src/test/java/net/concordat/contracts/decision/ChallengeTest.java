// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.decision;

import static net.concordat.contracts.people.Role.MODEL_APPROVER;
import static net.concordat.contracts.people.Role.MODEL_VALIDATOR;
import static net.concordat.contracts.testing.Parties.BANK_C;
import static net.concordat.contracts.testing.Samples.NOW;
import static net.concordat.contracts.testing.Samples.digest;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import net.concordat.contracts.adoption.AliasPlace;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.model.VersionId;
import net.concordat.contracts.people.Role;
import net.concordat.contracts.testing.Copy;
import net.concordat.contracts.testing.Parties;
import net.concordat.contracts.testing.People;
import net.concordat.contracts.testing.TestLedger;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is signed, and that nothing that matters can differ under one signature. */
class ChallengeTest {
  private static final UUID ID = UUID.fromString("5c1f6d0e-6f3a-4b9c-8e1d-2a4b6c8d0e1f");
  private static final VersionId VERSION = new VersionId(digest("model"), 3, digest("artifact"));
  private static final StateRef REF = new StateRef(digest("proposal"), 1);

  private static StateAndRef<ProposalState> proposal(ProposalSubject subject) {
    return new StateAndRef<>(TestLedger.ours(People.proposal(subject)), REF);
  }

  private static AdoptSubject adopt() {
    return new AdoptSubject(
        VERSION, "fraud", "Only for cards.", digest("evidence"), NOW.plus(Duration.ofDays(30)));
  }

  /** The encoding written out by hand: length, then bytes, of each field in turn. */
  @Test
  void isTheHashOfEverythingThatIsDecided() throws Exception {
    ProposalState asked = People.proposal(new ReinstateSubject(ID));
    byte[] subject = sha256(text("concordat/proposal/reinstate"), text(ID.toString()));
    byte[] expected =
        sha256(
            text("concordat/decision"),
            asked.getHeader().getConsortiumId().getBytes(),
            text("O=Bank B, L=Berlin, C=DE"),
            asked.getMember().getOwningKey().getEncoded(),
            REF.getTxhash().getBytes(),
            number(1),
            subject,
            text("MODEL_APPROVER"),
            text("REJECT"),
            number(asked.getExpiresAt().getEpochSecond()),
            number(0));

    Challenge challenge =
        Challenge.of(proposal(new ReinstateSubject(ID)), MODEL_APPROVER, Decision.REJECT);

    assertThat(challenge.getHash().getBytes()).isEqualTo(expected);
  }

  private static byte[] text(String value) {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] number(long value) {
    return ByteBuffer.allocate(8).putLong(value).array();
  }

  private static byte[] sha256(byte[]... fields) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (byte[] field : fields) {
      digest.update(ByteBuffer.allocate(4).putInt(field.length).array());
      digest.update(field);
    }
    return digest.digest();
  }

  /** 0x0123456789abcde in fives: 00000 00100 10001 10100 01010 11001 11100 01001 10101 ... */
  @Test
  void hasACodeOfItsFirst60Bits() {
    String hash = "0123456789ABCDEF0000000000000000FFFFFFFFFFFFFFFF0000000000000000";
    assertThat(Challenge.code(SecureHash.create(hash))).isEqualTo("04HM-ASW9-NF6Y");
  }

  @Test
  void hasACodeThatKeepsLeadingZeros() {
    String hash = "00000000000000FF" + "0".repeat(48);
    assertThat(Challenge.code(SecureHash.create(hash))).isEqualTo("0000-0000-000F");
  }

  static Stream<StateAndRef<ProposalState>> differentProposals() {
    StateAndRef<ProposalState> base = proposal(adopt());
    return Stream.of(
        new StateAndRef<>(base.getState(), new StateRef(REF.getTxhash(), 0)),
        new StateAndRef<>(base.getState(), new StateRef(digest("another"), 1)),
        changed("header.consortiumId", digest("another")),
        changed("member", BANK_C.getParty()),
        changed("member", Parties.underAnotherName(Parties.BANK_B)),
        changed("expiresAt", People.proposal(adopt()).getExpiresAt().plusNanos(1)),
        changed("subject.version.modelId", digest("another")),
        changed("subject.version.version", 4),
        changed("subject.version.artifactDigest", digest("another")),
        changed("subject.purpose", "credit-risk"),
        changed("subject.conditions", "Only for card."),
        changed("subject.conditions", null),
        changed("subject.evidenceDigest", digest("another")),
        changed("subject.expiresAt", adopt().getExpiresAt().minusSeconds(1)));
  }

  private static StateAndRef<ProposalState> changed(String path, @Nullable Object value) {
    ProposalState changed = Copy.with(People.proposal(adopt()), path, value);
    return new StateAndRef<>(TestLedger.ours(changed), REF);
  }

  @ParameterizedTest
  @MethodSource("differentProposals")
  void differsForAnotherProposal(StateAndRef<ProposalState> other) {
    assertThat(Challenge.of(other, MODEL_VALIDATOR, Decision.APPROVE))
        .isNotEqualTo(Challenge.of(proposal(adopt()), MODEL_VALIDATOR, Decision.APPROVE));
  }

  @Test
  void differsForEveryRoleAndVerdict() {
    List<Challenge> all = new ArrayList<>();
    for (Role role : Role.values()) {
      for (Decision verdict : Decision.values()) {
        all.add(Challenge.of(proposal(adopt()), role, verdict));
      }
    }
    assertThat(all).doesNotHaveDuplicates().extracting(Challenge::code).doesNotHaveDuplicates();
  }

  static Stream<List<ProposalSubject>> subjectsThatLookAlike() {
    Instant expiry = NOW.plus(Duration.ofDays(1));
    StateRef version = new StateRef(digest("version"), 0);
    SecureHash evidence = digest("evidence");
    return Stream.of(
        List.of(
            new EnrolSubject(People.NEWCOMER.person(), 60),
            new EnrolSubject(People.NEWCOMER.person(), 61),
            new EnrolSubject(People.VALIDATOR.person(), 60),
            new ChangePersonSubject(People.NEWCOMER.person(), 60),
            new ChangePersonSubject(People.NEWCOMER.withNewKey().person(), 60)),
        List.of(
            new EnrolSubject(Copy.with(People.NEWCOMER.person(), "personId", ID), 60),
            new EnrolSubject(
                Copy.with(People.NEWCOMER.person(), "roles", List.of(MODEL_APPROVER)), 60)),
        List.of(new RevokePersonSubject(ID), new ReinstateSubject(ID)),
        List.of(
            new RuleSubject(List.of(MODEL_VALIDATOR, MODEL_APPROVER)),
            new RuleSubject(List.of(MODEL_APPROVER, MODEL_APPROVER)),
            new RuleSubject(List.of(MODEL_VALIDATOR, MODEL_APPROVER, MODEL_APPROVER))),
        List.of(
            new PromoteSubject(ID, "fraud", AliasPlace.CHAMPION),
            new PromoteSubject(ID, "fraud", AliasPlace.CHALLENGER),
            new PromoteSubject(ID, "credit-risk", AliasPlace.CHAMPION)),
        List.of(
            review(version, Decision.APPROVE, "Sound.", evidence, expiry),
            review(version, Decision.REJECT, "Sound.", evidence, expiry),
            review(version, Decision.APPROVE, null, evidence, expiry),
            review(version, Decision.APPROVE, "Sound.", null, expiry),
            review(version, Decision.APPROVE, "Sound.", evidence, expiry.plusMillis(1)),
            review(REF, Decision.APPROVE, "Sound.", evidence, expiry)));
  }

  private static ReviewSubject review(
      StateRef version,
      Decision decision,
      @Nullable String conditions,
      @Nullable SecureHash evidence,
      Instant expiry) {
    return new ReviewSubject(
        version, VERSION, Parties.BANK_A.getParty(), decision, conditions, evidence, expiry);
  }

  @ParameterizedTest
  @MethodSource("subjectsThatLookAlike")
  void hasAnotherDigestForEverySubject(List<ProposalSubject> subjects) {
    assertThat(subjects).extracting(ProposalSubject::digest).doesNotHaveDuplicates();
  }
}
