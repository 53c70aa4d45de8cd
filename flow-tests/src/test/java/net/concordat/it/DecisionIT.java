// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.contracts.people.Role.MODEL_APPROVER;
import static net.concordat.contracts.people.Role.MODEL_DEVELOPER;
import static net.concordat.contracts.people.Role.MODEL_VALIDATOR;
import static net.concordat.it.Nodes.PATIENCE;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.refuses;
import static net.concordat.it.Nodes.run;
import static net.concordat.it.Samples.commandId;
import static net.concordat.it.TestPeople.answer;
import static net.concordat.it.TestPeople.approves;
import static net.concordat.it.TestPeople.carryOut;
import static net.concordat.it.TestPeople.signed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.decision.Challenge;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.EnrolSubject;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalStatus;
import net.concordat.contracts.decision.RuleSubject;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.people.Assertion;
import net.concordat.workflows.approval.DecideModelVersionFlow;
import net.concordat.workflows.decision.Ballot;
import net.concordat.workflows.decision.DecisionByCodeFlow;
import net.concordat.workflows.decision.OpenProposal;
import net.concordat.workflows.decision.ProposalsFlow;
import net.concordat.workflows.decision.RecordDecisionFlow;
import net.concordat.workflows.people.PeopleFlow;
import net.concordat.workflows.support.FlowRule;
import net.corda.core.contracts.StateAndRef;
import net.corda.testing.node.StartedMockNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Bank B asks its people; they answer, and the bank does what they decide. */
@Order(4)
@Timeout(300)
@ExtendWith(SharedConsortium.class)
class DecisionIT {
  private static final RuleSubject AS_IT_IS = new RuleSubject(TestPeople.RULE);

  private final TestConsortium c;
  private final StartedMockNode bank;

  DecisionIT(TestConsortium c) {
    this.c = c;
    bank = c.bankB;
    c.people.of(bank);
  }

  private static UUID id(StateAndRef<ProposalState> proposal) {
    return proposal.getState().getData().getProposalId();
  }

  private static EnrolSubject somebody() {
    return new EnrolSubject(TestPerson.in(MODEL_DEVELOPER).person(), 0);
  }

  @Nested
  class CarryingOut {
    @Test
    void takesApprovalsInTheRolesOfTheRuleAndMarksThemCounted() {
      StateAndRef<ProposalState> proposal = c.people.ask(bank, AS_IT_IS);
      c.people.approve(bank, proposal);
      StateAndRef<ProposalState> accepted = run(bank, carryOut(proposal));
      assertThat(accepted.getState().getData().getStatus()).isEqualTo(ProposalStatus.ACCEPTED);
      assertThat(counted(accepted)).hasSize(2).allMatch(DecisionState::isCounted);
      refuses(FlowRule.PROPOSAL_STATUS, bank, carryOut(proposal));
    }

    private List<DecisionState> counted(StateAndRef<ProposalState> accepted) {
      return Nodes.in(
          bank,
          () ->
              bank.getServices()
                  .getValidatedTransactions()
                  .getTransaction(accepted.getRef().getTxhash())
                  .getTx()
                  .outputsOfType(DecisionState.class));
    }

    @Test
    void isRefusedWithOneApproval() {
      StateAndRef<ProposalState> proposal = c.people.ask(bank, AS_IT_IS);
      refuses(FlowRule.PEOPLE_DECIDED, bank, carryOut(proposal));
      approves(bank, proposal, c.people.validator(bank), MODEL_VALIDATOR);
      refuses(FlowRule.PEOPLE_DECIDED, bank, carryOut(proposal));
    }

    @Test
    void isRefusedToOnePersonInBothRoles() {
      StateAndRef<ProposalState> proposal = c.people.ask(bank, AS_IT_IS);
      approves(bank, proposal, c.people.allRounder(bank), MODEL_VALIDATOR);
      approves(bank, proposal, c.people.allRounder(bank), MODEL_APPROVER);
      refuses(FlowRule.PEOPLE_DECIDED, bank, carryOut(proposal));
      // Whichever role the one person is needed in, the other is taken by another.
      approves(bank, proposal, c.people.validator(bank), MODEL_VALIDATOR);
      run(bank, carryOut(proposal));
    }

    /** Both are made before either is notarised, on the same register. */
    @Test
    void ofTwoAtOnceOneIsToldAndTriesAgainWithoutASignature() throws Exception {
      List<StateAndRef<ProposalState>> proposals =
          Arrays.asList(c.people.ask(bank, somebody()), c.people.ask(bank, somebody()));
      proposals.forEach(proposal -> c.people.approve(bank, proposal));
      List<Future<StateAndRef<ProposalState>>> both = new ArrayList<>();
      proposals.forEach(proposal -> both.add(bank.startFlow(carryOut(proposal))));
      List<StateAndRef<ProposalState>> lost = new ArrayList<>();
      for (int i = 0; i < both.size(); i++) {
        try {
          both.get(i).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException refusal) {
          assertThat(refusal.getCause()).hasMessageStartingWith(FlowRule.CURRENT_STATES.ruleName());
          lost.add(proposals.get(i));
        }
      }
      assertThat(lost).hasSize(1);
      run(bank, carryOut(lost.get(0)));
      assertThat(run(bank, new PeopleFlow(party(bank))).getPeople())
          .extracting(each -> each.getPerson().getPersonId())
          .containsAll(
              proposals.stream()
                  .map(each -> (EnrolSubject) each.getState().getData().getSubject())
                  .map(subject -> subject.getPerson().getPersonId())
                  .toList());
    }
  }

  @Nested
  class Answering {
    @Test
    void refusesARoleThatTheProposalDoesNotDemand() {
      StateAndRef<ProposalState> proposal = c.people.ask(bank, AS_IT_IS);
      refuses(
          LedgerRule.DECISION_ROLE,
          bank,
          answer(bank, proposal, c.people.allRounder(bank), MODEL_DEVELOPER, Decision.APPROVE));
    }

    @Test
    void refusesARoleThatThePersonDoesNotHave() {
      StateAndRef<ProposalState> proposal = c.people.ask(bank, AS_IT_IS);
      refuses(
          LedgerRule.APPROVER_ROLE,
          bank,
          answer(bank, proposal, c.people.validator(bank), MODEL_APPROVER, Decision.APPROVE));
    }

    @Test
    void refusesWhatWasSignedForAnotherProposalOfTheSame() {
      StateAndRef<ProposalState> proposal = c.people.ask(bank, AS_IT_IS);
      StateAndRef<ProposalState> other = c.people.ask(bank, AS_IT_IS);
      refuses(LedgerRule.ASSERTION_CHALLENGE, bank, with(proposal, signedFor(other)));
    }

    @Test
    void refusesAnotherOriginAndAnotherRelyingParty() {
      StateAndRef<ProposalState> proposal = c.people.ask(bank, AS_IT_IS);
      Challenge challenge = Challenge.of(proposal, MODEL_VALIDATOR, Decision.APPROVE);
      TestPerson person = c.people.validator(bank);
      refuses(
          LedgerRule.ASSERTION_ORIGIN,
          bank,
          with(
              proposal,
              person.signs(
                  challenge.getHash(), "bankb.example", "https://models.bankb.example.evil")));
      refuses(
          LedgerRule.ASSERTION_RELYING_PARTY,
          bank,
          with(
              proposal,
              person.signs(challenge.getHash(), "bankc.example", "https://models.bankb.example")));
    }

    @Test
    void refusesThePasskeyOfAnother() {
      StateAndRef<ProposalState> proposal = c.people.ask(bank, AS_IT_IS);
      refuses(
          LedgerRule.ASSERTION_SIGNATURE,
          bank,
          with(
              proposal,
              signed(bank, proposal, c.people.approver(bank), MODEL_VALIDATOR, Decision.APPROVE)));
    }

    private Assertion signedFor(StateAndRef<ProposalState> proposal) {
      return signed(bank, proposal, c.people.validator(bank), MODEL_VALIDATOR, Decision.APPROVE);
    }

    private RecordDecisionFlow with(StateAndRef<ProposalState> proposal, Assertion assertion) {
      return answer(
          commandId(),
          proposal,
          c.people.validator(bank),
          MODEL_VALIDATOR,
          Decision.APPROVE,
          assertion);
    }

    @Test
    void endsWithTheFirstRefusal() {
      StateAndRef<ProposalState> proposal = c.people.ask(bank, AS_IT_IS);
      c.people.approve(bank, proposal);
      run(
          bank,
          answer(bank, proposal, c.people.allRounder(bank), MODEL_VALIDATOR, Decision.REJECT));
      refuses(FlowRule.PROPOSAL_STATUS, bank, carryOut(proposal));
      refuses(
          FlowRule.PROPOSAL_STATUS,
          bank,
          answer(bank, proposal, c.people.approver(bank), MODEL_APPROVER, Decision.APPROVE));
    }
  }

  @Nested
  class Words {
    @Test
    void sayWhatIsSignedUnderItsCode() {
      ModelVersionState version = c.published(c.bankA, "put in words");
      c.ask(c.bankA, version, bank);
      StateAndRef<ProposalState> proposal = c.people.askAbout(bank, version, Decision.APPROVE);
      Ballot ballot = ballot(open(bank, proposal), Decision.APPROVE);

      assertThat(ballot.getChallenge())
          .isEqualTo(Challenge.of(proposal, MODEL_APPROVER, Decision.APPROVE).getHash());
      assertThat(ballot.getWords().lines().toList())
          .startsWith(
              "I approve, as MODEL_APPROVER of O=BankB, L=Frankfurt, C=DE:",
              "Tell O=BankA, L=London, C=GB: APPROVE",
              "  version 1 of the model card-fraud of O=BankA, L=London, C=GB ("
                  + version.getModelId().toString().toLowerCase(Locale.ROOT)
                  + ")",
              "  with the artifact "
                  + version.getArtifact().getDigest().toString().toLowerCase(Locale.ROOT),
              "  on conditions: Only for card payments.")
          .endsWith("Code " + ballot.getCode());
      for (String typed : List.of(ballot.getCode(), lazily(ballot.getCode()))) {
        assertThat(run(bank, new DecisionByCodeFlow(party(bank), typed)).getWords())
            .isEqualTo(ballot.getWords());
      }
    }

    private String lazily(String code) {
      return code.toLowerCase(Locale.ROOT).replace("-", "").replace('0', 'o').replace('1', 'l');
    }

    @Test
    void ofARefusalSayThat() {
      StateAndRef<ProposalState> proposal = c.people.ask(bank, somebody());
      assertThat(ballot(open(bank, proposal), Decision.REJECT).getWords())
          .startsWith("I refuse, as MODEL_APPROVER of O=BankB")
          .contains("Enrol the person", "who may decide 0 hours after that");
    }

    @Test
    void areThereForDecisionsOfThePast() {
      StateAndRef<ProposalState> proposal = c.people.ask(bank, AS_IT_IS);
      Ballot ballot = ballot(open(bank, proposal), Decision.APPROVE);
      c.people.approve(bank, proposal);
      run(bank, carryOut(proposal));
      assertThat(run(bank, new ProposalsFlow(party(bank))))
          .noneMatch(each -> id(each.getProposal()).equals(id(proposal)));
      assertThat(run(bank, new DecisionByCodeFlow(party(bank), ballot.getCode())).getWords())
          .isEqualTo(ballot.getWords());
    }

    @Test
    void areTheSameForTheObserverAndNotForOtherMembers() {
      StateAndRef<ProposalState> proposal = c.people.ask(bank, AS_IT_IS);
      approves(bank, proposal, c.people.validator(bank), MODEL_VALIDATOR);
      String code = ballot(open(bank, proposal), Decision.APPROVE).getCode();
      await("the observer to know who approved")
          .atMost(PATIENCE)
          .untilAsserted(
              () ->
                  assertThat(run(c.regulator, new ProposalsFlow(party(bank))))
                      .anyMatch(
                          each ->
                              id(each.getProposal()).equals(id(proposal))
                                  && each.getDecisions().size() == 1));
      assertThat(ballot(open(c.regulator, proposal), Decision.APPROVE).getCode()).isEqualTo(code);
      assertThat(run(c.bankA, new ProposalsFlow(party(bank)))).isEmpty();
      refuses(FlowRule.FOUND, c.bankA, new DecisionByCodeFlow(party(bank), code));
    }

    private OpenProposal open(StartedMockNode node, StateAndRef<ProposalState> proposal) {
      return run(node, new ProposalsFlow(party(bank))).stream()
          .filter(each -> id(each.getProposal()).equals(id(proposal)))
          .findFirst()
          .orElseThrow();
    }

    private Ballot ballot(OpenProposal proposal, Decision verdict) {
      return proposal.getBallots().stream()
          .filter(each -> each.getRole() == MODEL_APPROVER && each.getVerdict() == verdict)
          .findFirst()
          .orElseThrow();
    }
  }

  @Nested
  class Telling {
    @Test
    void refusesWhatIsNotDecidedAndWhatIsNoReview() {
      ModelVersionState version = c.published(c.bankA, "told too early");
      c.ask(c.bankA, version, bank);
      StateAndRef<ProposalState> review = c.people.askAbout(bank, version, Decision.APPROVE);
      refuses(FlowRule.PROPOSAL_STATUS, bank, new DecideModelVersionFlow(commandId(), id(review)));
      StateAndRef<ProposalState> rule = c.people.decide(bank, AS_IT_IS);
      refuses(FlowRule.PROPOSAL_STATUS, bank, new DecideModelVersionFlow(commandId(), id(rule)));
      refuses(FlowRule.FOUND, bank, new DecideModelVersionFlow(commandId(), UUID.randomUUID()));
    }

    @Test
    void refusesAReviewOfAVersionThatIsNotHere() {
      ModelVersionState version = c.published(c.bankA, "never shown");
      refuses(FlowRule.FOUND, bank, TestPeople.review(version, Decision.APPROVE));
    }
  }
}
