// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.trial;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.List;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.consortium.Member;
import net.concordat.contracts.decision.Challenge;
import net.concordat.contracts.decision.DecisionContract;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.EnrolSubject;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.RevokePersonSubject;
import net.concordat.contracts.decision.RuleSubject;
import net.concordat.contracts.people.Assertion;
import net.concordat.contracts.people.PeopleContract;
import net.concordat.contracts.people.PeopleRegisterState;
import net.concordat.contracts.people.Role;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * An administrator of bank C, who can make its node say whatever is not signed by a passkey, tries
 * to decide without the bank's people, or with fewer of them than the rules demand.
 */
@Timeout(400)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PeopleBypassIT
    implements BudgetAttempts, ReviewAttempts, AdoptionAttempts, PromotionAttempts {
  private static final long DAY = 86_400;
  private static final RuleSubject ANOTHER_RULE =
      new RuleSubject(List.of(Role.MODEL_VALIDATOR, Role.MODEL_VALIDATOR));

  @TempDir private static Path folder;

  private PeopleScene scene;
  private HonestParties honest;
  private PeopleForgeries forgeries;
  private Employee developer;
  private Employee validator;
  private Employee approver;
  private Party partyA;
  private Party partyC;

  @BeforeAll
  void openRegisters() throws Exception {
    scene = PeopleScene.open(folder.resolve("state"));
    honest = scene.honest;
    forgeries = scene.people;
    developer = scene.developer;
    validator = scene.validator;
    approver = scene.approver;
    partyA = scene.a.identity();
    partyC = scene.c.identity();
  }

  @Override
  public PeopleScene scene() {
    return scene;
  }

  @AfterAll
  void stop() {
    scene.close();
  }

  @Test
  void registersAreOpenedOnceWithTheBanksOwnTicket() throws Exception {
    honest.refuseBy(
        "states have already been used",
        forgeries.opening(forgeries.ticketOf(partyC), partyC, scene.staff(), PeopleScene.RULE),
        new PeopleContract.Commands.Open());
    honest.refuseBy(
        "people-ticket",
        forgeries.opening(forgeries.ticketOf(partyA), partyC, scene.staff(), PeopleScene.RULE),
        new PeopleContract.Commands.Open());
    honest.refuseBy(
        "frame-signers",
        forgeries.opening(forgeries.ticketOf(partyA), partyA, scene.staff(), PeopleScene.RULE),
        new PeopleContract.Commands.Open());
  }

  @Test
  void onePersonAloneDecidesNothing() throws Exception {
    honest.refuseBy(
        "frame-state-counts",
        changingTheRule(forgeries.decided(ANOTHER_RULE, validator)),
        new PeopleContract.Commands.ChangeRule());
  }

  @Test
  void onePersonWhoDecidesTwiceIsNotTwo() throws Exception {
    StateAndRef<ProposalState> proposal = forgeries.propose(ANOTHER_RULE);
    List<StateAndRef<DecisionState>> both =
        List.of(forgeries.decide(proposal, validator), forgeries.decide(proposal, validator));
    honest.refuseBy(
        "decided-people",
        changingTheRule(forgeries.concluding(proposal, both, List.of(validator, approver))),
        new PeopleContract.Commands.ChangeRule());
  }

  @Test
  void aPersonIsEnrolledOnceAndUnderAKeyOfItsOwn() throws Exception {
    Employee secondKey =
        new Employee(
            validator.id(),
            List.of(Role.MODEL_APPROVER),
            new Employee(Role.MODEL_APPROVER).authenticator());
    honest.refuseBy(
        "person-once",
        forgeries.enrolling(
            forgeries.decided(new EnrolSubject(secondKey.person(), DAY), developer, approver),
            secondKey,
            DAY),
        new PeopleContract.Commands.Enrol());
    Employee secondName =
        new Employee(
            new Employee(Role.MODEL_APPROVER).id(),
            List.of(Role.MODEL_APPROVER),
            validator.authenticator());
    honest.refuseBy(
        "person-once",
        forgeries.enrolling(
            forgeries.decided(new EnrolSubject(secondName.person(), DAY), developer, approver),
            secondName,
            DAY),
        new PeopleContract.Commands.Enrol());
  }

  @Test
  void anAdministratorEnrolsNobodyAlone() throws Exception {
    Employee invented = new Employee(Role.MODEL_APPROVER);
    EnrolSubject subject = new EnrolSubject(invented.person(), DAY);
    StateAndRef<ProposalState> proposal = forgeries.propose(subject);
    honest.refuseBy(
        "frame-state-counts",
        forgeries.enrolling(forgeries.concluding(proposal, List.of(), List.of()), invented, DAY),
        new PeopleContract.Commands.Enrol());
    // In a colleague's name, with a passkey of the administrator's own.
    refuseDecision(
        "assertion-signature",
        forgeries.deciding(
            proposal,
            validator,
            forgeries.signed(
                proposal,
                new Employee(validator.id(), validator.roles(), invented.authenticator()))));
  }

  @Test
  void somebodyWhoWaitsOrIsRevokedDecidesNothing() throws Exception {
    Employee newcomer = new Employee(Role.MODEL_APPROVER);
    forgeries.made(
        forgeries.enrolling(
            forgeries.decided(new EnrolSubject(newcomer.person(), DAY), developer, validator),
            newcomer,
            DAY),
        new PeopleContract.Commands.Enrol());
    StateAndRef<ProposalState> proposal = forgeries.propose(ANOTHER_RULE);
    refuseDecision(
        "approver-active",
        forgeries.deciding(proposal, newcomer, forgeries.signed(proposal, newcomer)));
    forgeries.made(
        forgeries.revoking(
            forgeries.decided(new RevokePersonSubject(newcomer.id()), developer, validator),
            newcomer),
        new PeopleContract.Commands.RevokePerson());
    refuseDecision(
        "approver-active",
        forgeries.deciding(proposal, newcomer, forgeries.signed(proposal, newcomer)));
  }

  @Test
  void whatWasSignedForSomethingElseIsRefused() throws Exception {
    StateAndRef<ProposalState> proposal = forgeries.propose(ANOTHER_RULE);
    StateAndRef<ProposalState> same = forgeries.propose(ANOTHER_RULE);
    refuseDecision(
        "assertion-challenge",
        forgeries.deciding(same, approver, forgeries.signed(proposal, approver)));
    refuseDecision(
        "assertion-challenge",
        forgeries.deciding(
            proposal,
            approver,
            forgeries.signed(
                Challenge.of(proposal, approver.role(), Decision.REJECT).getHash(), approver)));
    refuseDecision(
        "decision-role",
        forgeries.deciding(proposal, developer, forgeries.signed(proposal, developer)));
  }

  @Test
  void anAssertionMadeElsewhereOrChangedIsRefused() throws Exception {
    StateAndRef<ProposalState> proposal = forgeries.propose(ANOTHER_RULE);
    Member here = forgeries.member();
    SecureHash challenge = Challenge.of(proposal, approver.role(), Decision.APPROVE).getHash();
    refuseDecision(
        "assertion-origin",
        forgeries.deciding(
            proposal,
            approver,
            approver.sign(here.getRelyingPartyId(), "https://models.banka.example", challenge)));
    refuseDecision(
        "assertion-relying-party",
        forgeries.deciding(
            proposal,
            approver,
            approver.sign("banka.example", here.getOrigins().get(0), challenge)));
    Assertion signed = forgeries.signed(proposal, approver);
    refuseDecision(
        "assertion-user",
        forgeries.deciding(proposal, approver, Tampering.withoutVerification(signed)));
    refuseDecision(
        "assertion-signature",
        forgeries.deciding(proposal, approver, Tampering.withAnotherField(signed)));
    for (BigInteger value : List.of(BigInteger.ZERO, Tampering.ORDER)) {
      refuseDecision(
          "assertion-signature",
          forgeries.deciding(proposal, approver, Tampering.withSignature(signed, value)));
    }
  }

  @Test
  void whatServedOnceServesNoMore() throws Exception {
    StateAndRef<ProposalState> proposal = forgeries.propose(new RuleSubject(PeopleScene.RULE));
    List<StateAndRef<DecisionState>> decisions =
        List.of(forgeries.decide(proposal, validator), forgeries.decide(proposal, approver));
    forgeries.made(
        changingTheRule(forgeries.concluding(proposal, decisions, List.of(validator, approver))),
        new PeopleContract.Commands.ChangeRule());
    honest.refuseBy(
        "states have already been used",
        changingTheRule(forgeries.concluding(proposal, decisions, List.of(validator, approver))),
        new PeopleContract.Commands.ChangeRule());
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void noHonestPartyRecordedWhatWasRefused() throws Exception {
    honest.requireRefused();
    honest.requireNoneRecorded();
  }

  private Forger changingTheRule(Forger decided) {
    StateAndRef<PeopleRegisterState> register = forgeries.own(PeopleRegisterState.class);
    PeopleRegisterState state = register.getState().getData();
    return decided
        .input(register)
        .output(state.withRule(decided.header(register.getRef()), state.getRule()));
  }

  private void refuseDecision(String rule, Forger forger) throws Exception {
    honest.refuseBy(rule, forger, new DecisionContract.Commands.Decide());
  }
}
