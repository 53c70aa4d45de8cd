// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.testing;

import static net.concordat.contracts.testing.Parties.BANK_A;
import static net.concordat.contracts.testing.Parties.BANK_B;
import static net.concordat.contracts.testing.Parties.BANK_C;
import static net.concordat.contracts.testing.Parties.BANK_D;
import static net.concordat.contracts.testing.Parties.NOTARY;
import static net.concordat.contracts.testing.Parties.REGULATOR;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;
import net.concordat.contracts.approval.ApprovalState;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.consortium.Amendment;
import net.concordat.contracts.consortium.AttestationRule;
import net.concordat.contracts.consortium.Charter;
import net.concordat.contracts.consortium.ConsortiumRules;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.consortium.DataDomain;
import net.concordat.contracts.consortium.Member;
import net.concordat.contracts.consortium.MemberStatus;
import net.concordat.contracts.consortium.VoteState;
import net.concordat.contracts.delivery.DeliveryReceiptState;
import net.concordat.contracts.evaluation.EvaluationState;
import net.concordat.contracts.evaluation.Metric;
import net.concordat.contracts.evaluation.MetricSummary;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.holdout.Holdout;
import net.concordat.contracts.holdout.HoldoutState;
import net.concordat.contracts.model.ArtifactDescription;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.ParentLink;
import net.concordat.contracts.model.Provenance;
import net.concordat.contracts.model.RegisteredModelState;
import net.concordat.contracts.model.VersionStatus;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.GrantStatus;
import net.concordat.contracts.sharing.SharingPolicy;
import net.concordat.contracts.sharing.UsageTerms;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.testing.core.TestIdentity;
import org.jspecify.annotations.Nullable;

/**
 * States as they stand on a ledger of four banks, two of which approve a version. Bank A owns the
 * model; bank B may use it, and bank C as well; bank D may review it.
 */
public final class Samples {
  /** The middle of every time window. */
  public static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

  public static final SecureHash CONSORTIUM_ID = digest("consortium");
  public static final SecureHash MODEL_ID = digest("model");
  public static final int APPROVAL_THRESHOLD = 2;

  /** Half of the norm, in millionths. */
  public static final long MOST_FEDERATED_CHANGE = 500_000;

  private static final String COMMAND_ID = "6e2f3b9c-0d0c-4b1e-9a51-5a1d3c7c0b11";
  private static final UUID GRANT_ID = UUID.fromString(COMMAND_ID);

  private Samples() {}

  public static SecureHash digest(String of) {
    return SecureHash.sha256(of);
  }

  /** What a state says that is produced now. */
  public static StateHeader header(@Nullable StateRef supersedes) {
    return header(CONSORTIUM_ID, supersedes);
  }

  static StateHeader header(SecureHash consortiumId, @Nullable StateRef supersedes) {
    return new StateHeader(
        consortiumId, List.of(REGULATOR.getParty()), NOW, COMMAND_ID, supersedes);
  }

  /** The consortium under a given id. */
  public static ConsortiumState consortium(SecureHash id) {
    return new ConsortiumState(
        header(id, null),
        "Concordat of four",
        1,
        members(MemberStatus.ACTIVE),
        NOTARY.getParty(),
        rules());
  }

  /** All four members with one status. */
  public static List<Member> members(MemberStatus status) {
    return Stream.of(BANK_A, BANK_B, BANK_C, BANK_D).map(bank -> member(bank, status)).toList();
  }

  /** All four members, of which one is suspended. */
  public static List<Member> membersWithSuspended(TestIdentity suspended) {
    return Stream.of(BANK_A, BANK_B, BANK_C, BANK_D)
        .map(
            bank ->
                member(bank, bank.equals(suspended) ? MemberStatus.SUSPENDED : MemberStatus.ACTIVE))
        .toList();
  }

  public static Member member(TestIdentity bank, MemberStatus status) {
    return member(bank.getParty(), status);
  }

  public static Member member(Party bank, MemberStatus status) {
    String host = bank.getName().getOrganisation().toLowerCase(Locale.ROOT).replace(' ', '-');
    return new Member(bank, status, "GB", List.of("https://" + host + ".example"), host);
  }

  /** The founding charter with other members. */
  public static Charter charter(List<Member> members) {
    Charter founded = consortium(CONSORTIUM_ID).charter();
    return new Charter(
        founded.getName(),
        members,
        founded.getObservers(),
        founded.getNotary(),
        founded.getRules());
  }

  /** The founding charter with one member more. */
  public static Charter admission(TestIdentity bank) {
    return charter(
        Stream.concat(
                members(MemberStatus.ACTIVE).stream(), Stream.of(member(bank, MemberStatus.ACTIVE)))
            .toList());
  }

  /** A member's vote, which lasts for a day. */
  public static VoteState vote(
      StateAndRef<ConsortiumState> current, Charter next, TestIdentity voter) {
    return new VoteState(
        header(null),
        voter.getParty(),
        new Amendment(current.getRef(), next),
        NOW.plus(Duration.ofDays(1)));
  }

  private static ConsortiumRules rules() {
    return new ConsortiumRules(
        APPROVAL_THRESHOLD,
        3,
        List.of("fraud", "credit-risk"),
        List.of(new DataDomain("card-transactions", 10_000_000)),
        259_200,
        AttestationRule.none(),
        true,
        List.of(TestLedger.JAR),
        Parties.CONTRACT_SIGNER.getPublicKey(),
        MOST_FEDERATED_CHANGE);
  }

  public static RegisteredModelState model(TestIdentity owner, int lastVersion) {
    return new RegisteredModelState(
        header(null), MODEL_ID, "Card fraud", owner.getParty(), "fraud", lastVersion);
  }

  /** Version 3 of bank A's model. */
  public static ModelVersionState version(VersionStatus status) {
    return version(BANK_A, 3, null, policy(), status);
  }

  public static ModelVersionState version(
      TestIdentity owner,
      int number,
      @Nullable ParentLink parent,
      SharingPolicy policy,
      VersionStatus status) {
    return new ModelVersionState(
        header(null),
        MODEL_ID,
        number,
        owner.getParty(),
        artifact(),
        parent,
        new Provenance("card-transactions", digest("rows"), digest("spec"), "JDK 17"),
        policy,
        NOW,
        status,
        List.of(),
        status == VersionStatus.FROZEN ? VersionStatus.APPROVED : null);
  }

  private static ArtifactDescription artifact() {
    return new ArtifactDescription(
        digest("artifact"),
        64_000_000,
        digest("schema"),
        digest("architecture"),
        digest("card"),
        digest("manifest"));
  }

  /** Banks B and C may use it, bank D may review it. */
  public static SharingPolicy policy() {
    return SharingPolicy.named(
        List.of(BANK_B.getParty(), BANK_C.getParty()),
        List.of(BANK_D.getParty()),
        terms(Duration.ofDays(365)));
  }

  /** The policy of what bank B derives from bank A's version: it goes back, and on to bank C. */
  public static SharingPolicy derivedPolicy() {
    return SharingPolicy.named(
        List.of(BANK_A.getParty(), BANK_C.getParty()),
        List.of(BANK_D.getParty()),
        terms(Duration.ofDays(30)));
  }

  private static UsageTerms terms(Duration lasting) {
    return new UsageTerms(
        List.of("fraud"), true, true, true, NOW.plus(lasting), "Weights of a public data set.");
  }

  /** Bank B's accepted right to use bank A's version. */
  public static GrantState useGrant() {
    return grant(version(VersionStatus.APPROVED), GrantKind.USE, BANK_B, GrantStatus.ACTIVE);
  }

  public static GrantState grant(
      ModelVersionState version, GrantKind kind, TestIdentity grantee, GrantStatus status) {
    return new GrantState(
        header(null),
        GRANT_ID,
        version.id(),
        version.getStatus(),
        version.getOwner(),
        grantee.getParty(),
        kind,
        terms(Duration.ofDays(90)),
        status,
        null);
  }

  public static ApprovalState approval(
      StateAndRef<ModelVersionState> version, TestIdentity member, Decision decision) {
    return ApprovalState.of(
        header(null),
        member.getParty(),
        People.review(version, decision),
        digest("what its people decided"));
  }

  public static DeliveryReceiptState receipt(GrantState grant) {
    return new DeliveryReceiptState(
        header(null),
        grant.getGrantId(),
        grant.getVersion(),
        grant.getGrantor(),
        grant.getGrantee(),
        grant.getVersion().getArtifactDigest());
  }

  /** What a member says of 12,345 rows of a summer. */
  public static Holdout holdout(Instant committedAt) {
    return new Holdout(
        digest("holdout"),
        12_000,
        LocalDate.parse("2025-06-01"),
        LocalDate.parse("2025-08-31"),
        "All transactions of the period.",
        committedAt);
  }

  /** A holdout that was committed ten days ago. */
  public static HoldoutState holdout(TestIdentity owner, int uses) {
    return new HoldoutState(
        header(null), owner.getParty(), holdout(NOW.minus(Duration.ofDays(10))), uses);
  }

  /** What a member measured in the third use of its holdout. */
  public static EvaluationState evaluation(
      ModelVersionState version, TestIdentity evaluator, StateRef ticket) {
    return new EvaluationState(
        header(ticket),
        version.id(),
        version.getOwner(),
        evaluator.getParty(),
        holdout(evaluator, 3).getHoldout(),
        3,
        digest("report"),
        new MetricSummary(
            new Metric(970_000, 960_000, 980_000),
            new Metric(810_000, 760_000, 850_000),
            new Metric(780_000, 720_000, 830_000)));
  }
}
