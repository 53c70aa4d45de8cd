// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.people;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.decision.Challenge;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalSubject;
import net.concordat.contracts.people.Person;
import net.concordat.contracts.people.Role;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.operator.Bank;
import net.concordat.workflows.decision.Ballot;
import net.concordat.workflows.decision.CarryOutFlow;
import net.concordat.workflows.decision.OpenProposal;
import net.concordat.workflows.decision.ProposalsFlow;
import net.concordat.workflows.decision.ProposeFlow;
import net.concordat.workflows.decision.RecordDecisionFlow;
import net.concordat.workflows.people.EnrolledPeople;
import net.concordat.workflows.people.OpenRegistersFlow;
import net.concordat.workflows.people.PeopleFlow;
import net.corda.core.contracts.StateAndRef;

/** What the people of one bank do at its node, with the passkeys that they have on this machine. */
public final class Desk {
  private final Bank bank;
  private final PasskeyFolder passkeys;

  public Desk(Bank bank, PasskeyFolder passkeys) {
    this.bank = bank;
    this.passkeys = passkeys;
  }

  /** The operator at whose node this is. */
  public Bank bank() {
    return bank;
  }

  /** The passkeys of the bank's people on this machine. */
  public PasskeyFolder passkeys() {
    return passkeys;
  }

  /** Who is or was enrolled, and the rule by which they decide. */
  public EnrolledPeople enrolled() throws Exception {
    return bank.run(PeopleFlow.class, bank.identity());
  }

  /**
   * Makes passkeys for the bank's first three people and opens its registers.
   *
   * @param people their names here, and their roles
   * @param rule the roles that decide for the bank
   */
  public EnrolledPeople open(Map<String, List<Role>> people, List<Role> rule) throws Exception {
    List<Person> enrolled = new ArrayList<>();
    for (Map.Entry<String, List<Role>> person : people.entrySet()) {
      enrolled.add(passkeys.create(person.getKey()).inRoles(person.getValue()));
    }
    return open(enrolled, rule);
  }

  /**
   * Opens the bank's registers with three people who have their passkeys elsewhere.
   *
   * @param enrolled with their pseudonyms, keys and roles
   * @param rule the roles that decide for the bank
   */
  public EnrolledPeople open(List<Person> enrolled, List<Role> rule) throws Exception {
    bank.run(OpenRegistersFlow.class, commandId(), enrolled, rule);
    return enrolled();
  }

  /** Asks the bank's people. */
  public OpenProposal propose(ProposalSubject subject, Duration lasting) throws Exception {
    StateAndRef<ProposalState> asked =
        bank.run(
            ProposeFlow.class,
            commandId(),
            subject,
            Instant.now().plus(lasting).truncatedTo(ChronoUnit.SECONDS));
    return proposal(asked.getState().getData().getProposalId());
  }

  /** What the bank's people are asked. */
  public List<OpenProposal> proposals() throws Exception {
    return bank.run(ProposalsFlow.class, bank.identity());
  }

  /** One thing that they are asked. */
  public OpenProposal proposal(UUID proposalId) throws Exception {
    return proposals().stream()
        .filter(open -> open.getProposal().getState().getData().getProposalId().equals(proposalId))
        .findFirst()
        .orElseThrow(
            () ->
                new DeployException(
                    "%s has no open proposal %s.".formatted(bank.party(), proposalId)));
  }

  /**
   * What somebody would sign, in the words of the bank's node: in a role that the person has and
   * nobody has approved in yet, if there is one.
   *
   * @throws DeployException if the person has no role that is asked for, or the node's words come
   *     with the challenge of something else
   */
  public Ballot ballot(OpenProposal asked, Signatory signatory, Decision verdict) throws Exception {
    List<Role> left = new ArrayList<>(asked.getProposal().getState().getData().getRequiredRoles());
    asked.getDecisions().stream().map(DecisionState::getRole).forEach(left::remove);
    List<Role> has = roles(signatory);
    List<Ballot> possible =
        asked.getBallots().stream()
            .filter(ballot -> ballot.getVerdict() == verdict && has.contains(ballot.getRole()))
            .toList();
    Ballot ballot =
        possible.stream()
            .filter(each -> left.contains(each.getRole()))
            .findFirst()
            .or(() -> possible.stream().findFirst())
            .orElseThrow(
                () ->
                    new DeployException(
                        "%s has the roles %s; the proposal asks for %s."
                            .formatted(
                                signatory.name(),
                                has,
                                asked.getProposal().getState().getData().getRequiredRoles())));
    Challenge challenge = Challenge.of(asked.getProposal(), ballot.getRole(), verdict);
    if (!challenge.getHash().equals(ballot.getChallenge())
        || !challenge.code().equals(ballot.getCode())) {
      throw new DeployException("The node asks to sign something else than it shows.");
    }
    return ballot;
  }

  private List<Role> roles(Signatory signatory) throws Exception {
    return enrolled().getPeople().stream()
        .map(approver -> approver.getPerson())
        .filter(person -> person.getPersonId().equals(signatory.personId()))
        .findFirst()
        .orElseThrow(
            () ->
                new DeployException(
                    "%s is not enrolled at %s.".formatted(signatory.name(), bank.party())))
        .getRoles();
  }

  /** Signs, and has the node record it. */
  public void sign(OpenProposal asked, Signatory signatory, Ballot ballot) throws Exception {
    bank.run(
        RecordDecisionFlow.class,
        commandId(),
        asked.getProposal().getState().getData().getProposalId(),
        signatory.personId(),
        ballot.getRole(),
        ballot.getVerdict(),
        signatory.sign(ballot.getChallenge(), bank.member()));
  }

  /** Does what the bank's people decided. */
  public StateAndRef<ProposalState> carryOut(UUID proposalId) throws Exception {
    return bank.run(CarryOutFlow.class, commandId(), proposalId);
  }

  /** What somebody is called here, or else the pseudonym. */
  public String nameOf(UUID personId) throws IOException {
    return passkeys.nameOf(personId).orElse(personId.toString());
  }

  /** A new id for a command. */
  public static String commandId() {
    return UUID.randomUUID().toString();
  }
}
