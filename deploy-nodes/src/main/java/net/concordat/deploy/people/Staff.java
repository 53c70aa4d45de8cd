// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.people;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.decision.Challenge;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalSubject;
import net.concordat.contracts.development.Developer;
import net.concordat.contracts.development.DevelopmentState;
import net.concordat.contracts.people.Assertion;
import net.concordat.contracts.people.Person;
import net.concordat.contracts.people.Role;
import net.concordat.deploy.operator.Bank;
import net.concordat.workflows.approval.ProposeReviewFlow;
import net.concordat.workflows.approval.Verdict;
import net.concordat.workflows.decision.CarryOutFlow;
import net.concordat.workflows.decision.ProposeFlow;
import net.concordat.workflows.decision.RecordDecisionFlow;
import net.concordat.workflows.development.RecordDevelopmentFlow;
import net.concordat.workflows.development.SignedDevelopment;
import net.concordat.workflows.people.OpenRegistersFlow;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.utilities.OpaqueBytes;

/**
 * A bank's first three people on this machine, one for each role, who agree with whatever they are
 * asked: for demonstrations, measurements and trials.
 */
public final class Staff {
  /** By which a bank with these people decides. */
  public static final List<Role> RULE = List.of(Role.MODEL_VALIDATOR, Role.MODEL_APPROVER);

  private static final Duration LASTING = Duration.ofDays(1);

  private final Map<Role, Signatory> people;

  private Staff(Map<Role, Signatory> people) {
    this.people = people;
  }

  /**
   * Makes passkeys for a validator, an approver and a developer, and opens the bank's registers.
   */
  public static Staff enrol(Bank bank, PasskeyFolder folder) throws Exception {
    Map<Role, Signatory> people = new EnumMap<>(Role.class);
    people.put(Role.MODEL_VALIDATOR, folder.create("validator"));
    people.put(Role.MODEL_APPROVER, folder.create("approver"));
    people.put(Role.MODEL_DEVELOPER, folder.create("developer"));
    List<Person> first =
        people.entrySet().stream()
            .map(
                each ->
                    new Person(
                        each.getValue().personId(), each.getValue().key(), List.of(each.getKey())))
            .toList();
    bank.run(OpenRegistersFlow.class, commandId(), first, RULE);
    return new Staff(people);
  }

  /** Who has a role. */
  public Signatory in(Role role) {
    return Objects.requireNonNull(people.get(role));
  }

  /** Asks them something, for a day. */
  public StateAndRef<ProposalState> ask(Bank bank, ProposalSubject subject) throws Exception {
    return bank.run(ProposeFlow.class, commandId(), subject, tomorrow());
  }

  /** Asks them what to decide about another's version, for a day. */
  public StateAndRef<ProposalState> ask(Bank bank, Verdict verdict) throws Exception {
    return bank.run(ProposeReviewFlow.class, commandId(), verdict, tomorrow());
  }

  /** One of them approves a proposal. */
  public StateAndRef<DecisionState> approve(
      Bank bank, StateAndRef<ProposalState> proposal, Role role) throws Exception {
    return bank.run(
        RecordDecisionFlow.class,
        commandId(),
        proposal.getState().getData().getProposalId(),
        in(role).personId(),
        role,
        Decision.APPROVE,
        signed(bank, proposal, role));
  }

  /** What the passkey of one of them makes of an approval. */
  public Assertion signed(Bank bank, StateAndRef<ProposalState> proposal, Role role) {
    return in(role).sign(Challenge.of(proposal, role, Decision.APPROVE).getHash(), bank.member());
  }

  /** All that the rule demands approve a proposal; it is not carried out yet. */
  public void approve(Bank bank, StateAndRef<ProposalState> proposal) throws Exception {
    for (Role role : RULE) {
      approve(bank, proposal, role);
    }
  }

  /** All that the rule demands approve a proposal, and the bank carries it out. */
  public StateAndRef<ProposalState> decide(Bank bank, StateAndRef<ProposalState> proposal)
      throws Exception {
    for (Role role : RULE) {
      approve(bank, proposal, role);
    }
    return bank.run(CarryOutFlow.class, commandId(), proposal.getState().getData().getProposalId());
  }

  /**
   * They decide about another's version.
   *
   * @return the review, of which the version's owner is yet to be told
   */
  public UUID review(Bank bank, Verdict verdict) throws Exception {
    return decide(bank, ask(bank, verdict)).getState().getData().getProposalId();
  }

  /**
   * The developer says to have made an artifact alone.
   *
   * @param artifactDigest the SHA-256 of the artifact
   * @return what a version can name
   */
  public StateAndRef<DevelopmentState> develop(Bank bank, SecureHash artifactDigest)
      throws Exception {
    Signatory developer = in(Role.MODEL_DEVELOPER);
    byte[] random = new byte[DevelopmentState.SALT];
    new SecureRandom().nextBytes(random);
    OpaqueBytes salt = new OpaqueBytes(random);
    SecureHash challenge =
        DevelopmentState.challenge(
            bank.consortium().getHeader().getConsortiumId(),
            bank.identity(),
            artifactDigest,
            salt,
            List.of(Developer.digestOf(salt, developer.personId())));
    return bank.run(
        RecordDevelopmentFlow.class,
        commandId(),
        new SignedDevelopment(
            artifactDigest,
            salt,
            List.of(
                new SignedDevelopment.Signature(
                    developer.personId(), developer.sign(challenge, bank.member())))));
  }

  private static Instant tomorrow() {
    return Instant.now().plus(LASTING).truncatedTo(ChronoUnit.SECONDS);
  }

  private static String commandId() {
    return UUID.randomUUID().toString();
  }
}
