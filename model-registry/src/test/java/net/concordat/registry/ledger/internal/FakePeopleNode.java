// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import static net.concordat.registry.ledger.internal.LedgerSamples.BANK;
import static net.concordat.registry.ledger.internal.LedgerSamples.OURS;
import static net.concordat.registry.ledger.internal.LedgerSamples.START;
import static net.concordat.registry.ledger.internal.LedgerSamples.header;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.consortium.AttestationRule;
import net.concordat.contracts.consortium.ConsortiumRules;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.consortium.DataDomain;
import net.concordat.contracts.consortium.Member;
import net.concordat.contracts.consortium.MemberStatus;
import net.concordat.contracts.decision.Challenge;
import net.concordat.contracts.decision.DecisionContract;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalStatus;
import net.concordat.contracts.decision.ProposalSubject;
import net.concordat.contracts.people.ApproverState;
import net.concordat.contracts.people.PeopleRegisterState;
import net.concordat.contracts.people.Person;
import net.concordat.contracts.people.Role;
import net.concordat.workflows.decision.Ballot;
import net.concordat.workflows.decision.OpenProposal;
import net.concordat.workflows.people.EnrolledPeople;
import net.concordat.workflows.support.FlowRule;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.TransactionState;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** A node that asks to sign what it should unless told otherwise. */
@Component
@Primary
class FakePeopleNode implements PeopleNode {
  static final String ORIGIN = "https://models.bank-a.example";
  static final String RELYING_PARTY = "bank-a.example";

  private final Map<UUID, StateAndRef<ProposalState>> proposals = new LinkedHashMap<>();
  private final List<Person> people = new ArrayList<>();
  private UnaryOperator<Ballot> onTheWay = UnaryOperator.identity();

  void clear() {
    proposals.clear();
    people.clear();
    onTheWay = UnaryOperator.identity();
  }

  void enrol(Person person) {
    people.add(person);
  }

  /** Asks people something. */
  void ask(UUID proposalId, ProposalSubject subject) {
    ProposalState asked =
        new ProposalState(
            header(OURS, START, null),
            BANK,
            proposalId,
            subject,
            List.of(),
            START.plus(Duration.ofDays(1)),
            ProposalStatus.OPEN);
    proposals.put(
        proposalId,
        new StateAndRef<>(
            new TransactionState<>(asked, DecisionContract.class.getName(), identity()),
            LedgerSamples.ref()));
  }

  void alterBallots(UnaryOperator<Ballot> change) {
    onTheWay = change;
  }

  Challenge challenge(UUID proposalId, Role role, Decision verdict) {
    return Challenge.of(asked(proposalId), role, verdict);
  }

  private StateAndRef<ProposalState> asked(UUID proposalId) {
    return Optional.ofNullable(proposals.get(proposalId)).orElseThrow();
  }

  @Override
  public Party identity() {
    return BANK;
  }

  @Override
  public ConsortiumState consortium() {
    Member member = new Member(BANK, MemberStatus.ACTIVE, "GB", List.of(ORIGIN), RELYING_PARTY);
    Party notary = LedgerSamples.party("Notary", "Zurich", "CH");
    return new ConsortiumState(
        header(OURS, START, null),
        "Ours",
        1,
        List.of(member),
        notary,
        new ConsortiumRules(
            1,
            1,
            List.of("fraud"),
            List.of(new DataDomain("card-transactions", 1)),
            60,
            AttestationRule.none(),
            true,
            List.of(SecureHash.sha256("jar")),
            notary.getOwningKey()));
  }

  @Override
  public Optional<EnrolledPeople> people() {
    PeopleRegisterState register =
        PeopleRegisterState.first(
            header(OURS, START, null),
            BANK,
            List.of(Role.MODEL_VALIDATOR, Role.MODEL_APPROVER),
            people);
    return Optional.of(
        new EnrolledPeople(
            register,
            people.stream()
                .map(person -> ApproverState.enrolled(header(OURS, START, null), BANK, person, 0))
                .toList()));
  }

  @Override
  public List<OpenProposal> proposals() {
    return proposals.values().stream()
        .map(asked -> new OpenProposal(asked, ballots(asked), List.of()))
        .toList();
  }

  private List<Ballot> ballots(StateAndRef<ProposalState> asked) {
    List<Ballot> ballots = new ArrayList<>();
    for (Role role : Role.values()) {
      for (Decision verdict : Decision.values()) {
        Challenge challenge = Challenge.of(asked, role, verdict);
        ballots.add(
            onTheWay.apply(
                new Ballot(
                    role,
                    verdict,
                    challenge.getHash(),
                    challenge.code(),
                    "I " + verdict + " as " + role + "\nCode " + challenge.code())));
      }
    }
    return ballots;
  }

  @Override
  public Ballot ballot(String code) {
    return proposals().stream()
        .flatMap(open -> open.getBallots().stream())
        .filter(ballot -> ballot.getCode().equals(code))
        .findFirst()
        .orElseThrow(() -> Refusals.of(FlowRule.FOUND.refusal("no decision of the code")));
  }
}
