// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.registry.ledger.internal.LedgerSamples.BANK;
import static net.concordat.registry.ledger.internal.LedgerSamples.OURS;
import static net.concordat.registry.ledger.internal.LedgerSamples.START;
import static net.concordat.registry.ledger.internal.LedgerSamples.header;

import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.budget.BudgetKey;
import net.concordat.contracts.budget.PrivacyUnit;
import net.concordat.contracts.budget.TrainingMechanism;
import net.concordat.contracts.consortium.AttestationRule;
import net.concordat.contracts.consortium.ConsortiumRules;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.consortium.DataDomain;
import net.concordat.contracts.consortium.Member;
import net.concordat.contracts.consortium.MemberStatus;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalStatus;
import net.concordat.contracts.decision.ReviewSubject;
import net.concordat.contracts.evaluation.EvaluationState;
import net.concordat.contracts.evaluation.Metric;
import net.concordat.contracts.evaluation.MetricSummary;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.holdout.Holdout;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.people.ApproverState;
import net.concordat.contracts.people.Assertion;
import net.concordat.contracts.people.PasskeyPublicKey;
import net.concordat.contracts.people.Person;
import net.concordat.contracts.people.Role;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.utilities.OpaqueBytes;

/** States of people, decisions, budgets and the consortium, as a node would have recorded them. */
final class PrivateSamples {
  static final BudgetKey BUDGET = new BudgetKey("card-transactions", PrivacyUnit.CUSTOMER);
  static final TrainingMechanism MECHANISM = new TrainingMechanism(10_000_000_000L, 1_100_000, 500);

  private PrivateSamples() {}

  static PublicKey key() {
    try {
      KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
      keys.initialize(new ECGenParameterSpec("secp256r1"));
      return keys.generateKeyPair().getPublic();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static ApproverState person(UUID personId, Role... roles) {
    return ApproverState.enrolled(
        header(OURS, START, null),
        BANK,
        new Person(personId, PasskeyPublicKey.of(key()), List.of(roles)),
        0);
  }

  static ProposalState review(ModelVersionState version, StateRef versionState) {
    StateHeader header = header(OURS, START, null);
    return new ProposalState(
        header,
        BANK,
        UUID.fromString(header.getCommandId()),
        new ReviewSubject(
            versionState,
            version.id(),
            version.getOwner(),
            Decision.APPROVE,
            "for cards alone",
            SecureHash.sha256("evidence"),
            START.plusSeconds(100_000)),
        List.of(Role.MODEL_VALIDATOR, Role.MODEL_APPROVER),
        START.plusSeconds(10_000),
        ProposalStatus.OPEN);
  }

  static DecisionState decision(
      ProposalState proposal, StateRef ref, UUID personId, Role role, Instant at) {
    OpaqueBytes bytes = new OpaqueBytes(new byte[] {1});
    return new DecisionState(
        header(OURS, at, null),
        proposal.getMember(),
        proposal.getProposalId(),
        ref,
        proposal.getSubject().digest(),
        personId,
        role,
        Decision.APPROVE,
        new Assertion(bytes, bytes, bytes),
        false);
  }

  static ConsortiumState consortium(
      StateHeader header, int version, long cap, List<Member> members) {
    return new ConsortiumState(
        header,
        "Concordat of two",
        version,
        members,
        LedgerSamples.party("Notary", "London", "GB"),
        new ConsortiumRules(
            1,
            1,
            List.of("fraud"),
            List.of(new DataDomain("card-transactions", cap)),
            259_200,
            AttestationRule.none(),
            true,
            List.of(SecureHash.sha256("jar")),
            key()));
  }

  static Member member(Party party, MemberStatus status) {
    return new Member(party, status, "GB", List.of("https://bank.example"), "bank.example");
  }

  static Holdout holdout(String rows) {
    return new Holdout(
        SecureHash.sha256(rows),
        5_000,
        LocalDate.of(2026, 1, 1),
        LocalDate.of(2026, 1, 31),
        "last month",
        START);
  }

  static EvaluationState evaluation(
      Party evaluator, ModelVersionState version, int use, int rocAuc, Instant at) {
    Metric other = new Metric(500_000, 400_000, 600_000);
    return new EvaluationState(
        header(OURS, at, null),
        version.id(),
        version.getOwner(),
        evaluator,
        holdout("rows of " + evaluator.getName()),
        use,
        SecureHash.sha256("report"),
        new MetricSummary(new Metric(rocAuc, rocAuc, rocAuc), other, other));
  }
}
