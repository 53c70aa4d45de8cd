// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.trial;

import static net.concordat.deploy.Party.BANK_A;
import static net.concordat.deploy.Party.BANK_C;
import static net.concordat.deploy.Party.NOTARY;
import static net.concordat.deploy.Party.REGULATOR;
import static net.concordat.deploy.trial.BudgetForgeries.LITTLE;
import static net.concordat.deploy.trial.BudgetForgeries.MUCH;
import static net.concordat.deploy.trial.Forgeries.INVENTED;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.budget.BudgetContract;
import net.concordat.contracts.budget.BudgetRegisterState;
import net.concordat.contracts.budget.PrivacyBudgetState;
import net.concordat.contracts.budget.SpendState;
import net.concordat.contracts.decision.Challenge;
import net.concordat.contracts.decision.DecisionContract;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.EnrolSubject;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.RevokePersonSubject;
import net.concordat.contracts.decision.RuleSubject;
import net.concordat.contracts.frame.TornOff;
import net.concordat.contracts.model.ModelSeedState;
import net.concordat.contracts.model.ModelVersionContract;
import net.concordat.contracts.model.PrivacyClaim;
import net.concordat.contracts.people.Assertion;
import net.concordat.contracts.people.PeopleContract;
import net.concordat.contracts.people.PeopleRegisterState;
import net.concordat.contracts.people.Role;
import net.concordat.deploy.operator.Bank;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.utilities.OpaqueBytes;
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
class PeopleBypassIT {
  private static final long DAY = 86_400;
  private static final List<Role> RULE = List.of(Role.MODEL_VALIDATOR, Role.MODEL_APPROVER);
  private static final RuleSubject ANOTHER_RULE =
      new RuleSubject(List.of(Role.MODEL_VALIDATOR, Role.MODEL_VALIDATOR));

  /** A sequence of the integers 0 and 0, which some Java platforms took for anybody's signature. */
  private static final OpaqueBytes ZEROS = new OpaqueBytes(new byte[] {0x30, 6, 2, 1, 0, 2, 1, 0});

  @TempDir private static Path folder;

  private final Employee developer = new Employee(Role.MODEL_DEVELOPER);
  private final Employee validator = new Employee(Role.MODEL_VALIDATOR);
  private final Employee approver = new Employee(Role.MODEL_APPROVER);

  private TrialNetwork network;
  private HonestParties honest;
  private TrialConsortium trial;
  private PeopleForgeries forgeries;
  private BudgetForgeries budgets;
  private Party partyA;
  private Party partyC;

  @BeforeAll
  void openRegisters() throws Exception {
    List<net.concordat.deploy.Party> parties = List.of(NOTARY, BANK_A, BANK_C, REGULATOR);
    network =
        TrialNetwork.start(
            folder.resolve("state"), parties, parties, founded -> founded.withCheatAt(BANK_C));
    honest = new HonestParties(network, BANK_A, REGULATOR);
    trial = TrialConsortium.found(network, 1, 2);
    Bank c = network.operator(BANK_C);
    partyA = network.operator(BANK_A).identity();
    partyC = c.identity();
    forgeries =
        new PeopleForgeries(
            new Forgeries(c, trial.founded().getHeader().getConsortiumId()), partyC);
    budgets = new BudgetForgeries(forgeries, c);
    forgeries.made(
        forgeries.opening(forgeries.ticketOf(partyC), partyC, people(), RULE),
        new PeopleContract.Commands.Open());
  }

  private List<Employee> people() {
    return List.of(developer, validator, approver);
  }

  @AfterAll
  void stop() {
    network.close();
  }

  @Test
  void registersAreOpenedOnceWithTheBanksOwnTicket() throws Exception {
    honest.refuseBy(
        "states have already been used",
        forgeries.opening(forgeries.ticketOf(partyC), partyC, people(), RULE),
        new PeopleContract.Commands.Open());
    honest.refuseBy(
        "people-ticket",
        forgeries.opening(forgeries.ticketOf(partyA), partyC, people(), RULE),
        new PeopleContract.Commands.Open());
    honest.refuseBy(
        "frame-signers",
        forgeries.opening(forgeries.ticketOf(partyA), partyA, people(), RULE),
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
            validator.id(), Role.MODEL_APPROVER, new Employee(Role.MODEL_APPROVER).authenticator());
    honest.refuseBy(
        "person-once",
        forgeries.enrolling(
            forgeries.decided(new EnrolSubject(secondKey.person(), DAY), developer, approver),
            secondKey,
            DAY),
        new PeopleContract.Commands.Enrol());
    Employee secondName =
        new Employee(
            new Employee(Role.MODEL_APPROVER).id(), Role.MODEL_APPROVER, validator.authenticator());
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
            new Employee(validator.id(), validator.role(), invented.authenticator())
                .sign(relyingPartyId(), origin(), challenge(proposal, validator))));
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
            approver.sign(
                relyingPartyId(),
                origin(),
                Challenge.of(proposal, approver.role(), Decision.REJECT).getHash())));
    refuseDecision(
        "decision-role",
        forgeries.deciding(proposal, developer, forgeries.signed(proposal, developer)));
  }

  @Test
  void anAssertionMadeElsewhereOrChangedIsRefused() throws Exception {
    StateAndRef<ProposalState> proposal = forgeries.propose(ANOTHER_RULE);
    SecureHash challenge = challenge(proposal, approver);
    refuseDecision(
        "assertion-origin",
        forgeries.deciding(
            proposal,
            approver,
            approver.sign(relyingPartyId(), "https://models.banka.example", challenge)));
    refuseDecision(
        "assertion-relying-party",
        forgeries.deciding(
            proposal, approver, approver.sign("banka.example", origin(), challenge)));
    Assertion signed = forgeries.signed(proposal, approver);
    refuseDecision(
        "assertion-user",
        forgeries.deciding(
            proposal,
            approver,
            new Assertion(
                withoutVerification(signed.getAuthenticatorData()),
                signed.getClientDataJson(),
                signed.getSignature())));
    refuseDecision(
        "assertion-signature",
        forgeries.deciding(
            proposal,
            approver,
            new Assertion(
                signed.getAuthenticatorData(),
                withAnotherField(signed.getClientDataJson()),
                signed.getSignature())));
    refuseDecision(
        "assertion-signature",
        forgeries.deciding(
            proposal,
            approver,
            new Assertion(signed.getAuthenticatorData(), signed.getClientDataJson(), ZEROS)));
  }

  private static OpaqueBytes withoutVerification(OpaqueBytes authenticatorData) {
    byte[] data = authenticatorData.copyBytes();
    data[32] = 1;
    return new OpaqueBytes(data);
  }

  private static OpaqueBytes withAnotherField(OpaqueBytes clientData) {
    String json = new String(clientData.getBytes(), StandardCharsets.UTF_8);
    return new OpaqueBytes(json.replace("}", ",\"x\":1}").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void whatServedOnceServesNoMore() throws Exception {
    StateAndRef<ProposalState> proposal = forgeries.propose(new RuleSubject(RULE));
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
  @Order(1)
  void aBudgetIsOpenedOnce() throws Exception {
    forgeries.made(budgets.opening(), new BudgetContract.Commands.OpenBudget());
    honest.refuseBy("budget-once", budgets.opening(), new BudgetContract.Commands.OpenBudget());
    Forger invented = forgeries.forge();
    honest.refuseBy(
        "frame-state-counts",
        invented.output(BudgetRegisterState.empty(invented.header(), partyC)),
        new BudgetContract.Commands.OpenBudget());
  }

  @Test
  @Order(2)
  void aBudgetIsNeitherSpentTwiceAtOnceNorUnderstatedNorPassed() throws Exception {
    BudgetContract.Commands.Spend spend = new BudgetContract.Commands.Spend();
    StateAndRef<ModelSeedState> seed = budgets.seed();
    StateAndRef<PrivacyBudgetState> budget = budgets.budget();
    forgeries.made(budgets.spending(budget, seed, INVENTED, LITTLE, LITTLE), spend);
    honest.refuseBy(
        "states have already been used",
        budgets.spending(budget, seed, INVENTED, LITTLE, LITTLE),
        spend);
    honest.refuseBy("spend-stated", budgets.understating(seed, INVENTED), spend);
    honest.refuseBy(
        "spend-added", budgets.spending(budgets.budget(), seed, INVENTED, MUCH, LITTLE), spend);
    honest.refuseBy(
        "spend-cap", budgets.spending(budgets.budget(), seed, INVENTED, MUCH, MUCH), spend);
  }

  @Test
  @Order(3)
  void aSpendServesOnePublicationOfItsOwnArtifact() throws Exception {
    SecureHash model = trial.register(BANK_C, "private");
    StateAndRef<ModelSeedState> seed = budgets.seed();
    StateAndRef<SpendState> spend = budgets.spend(seed, INVENTED);
    PrivacyClaim claim = spend.getState().getData().claim();
    TornOff proof = budgets.tornOff(spend);
    honest.refuseBy(
        "version-spend",
        budgets.publishing(model, SecureHash.sha256("another"), seed, claim, partyA),
        new ModelVersionContract.Commands.Publish(proof));
    honest.refuseBy(
        "version-spend",
        budgets.publishing(model, INVENTED, seed, claim, partyA),
        new ModelVersionContract.Commands.Publish());
    PrivacyClaim less = new PrivacyClaim(claim.getUnit(), 0, claim.getDeltaTrillionths());
    honest.refuseBy(
        "version-spend",
        budgets.publishing(model, INVENTED, seed, less, partyA),
        new ModelVersionContract.Commands.Publish(proof));
    forgeries.made(
        budgets.publishing(model, INVENTED, seed, claim, partyA),
        new ModelVersionContract.Commands.Publish(proof));
    honest.refuseBy(
        "states have already been used",
        budgets.publishing(model, INVENTED, seed, claim, partyA),
        new ModelVersionContract.Commands.Publish(proof));
    honest.refuseBy(
        "version-spend",
        budgets.publishing(model, INVENTED, budgets.seed(), claim, partyA),
        new ModelVersionContract.Commands.Publish(proof));
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void noHonestPartyRecordedWhatWasRefused() throws Exception {
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

  private static SecureHash challenge(StateAndRef<ProposalState> proposal, Employee by) {
    return Challenge.of(proposal, by.role(), Decision.APPROVE).getHash();
  }

  private String relyingPartyId() {
    return forgeries.member().getRelyingPartyId();
  }

  private String origin() {
    return forgeries.member().getOrigins().get(0);
  }
}
