// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.contracts.adoption.AliasPlace.CHAMPION;
import static net.concordat.contracts.people.Role.MODEL_VALIDATOR;
import static net.concordat.it.Nodes.PATIENCE;
import static net.concordat.it.Nodes.refuses;
import static net.concordat.it.Nodes.run;
import static net.concordat.it.Nodes.transactions;
import static net.concordat.it.Samples.bytes;
import static net.concordat.it.Samples.commandId;
import static net.concordat.it.Spending.LITTLE;
import static net.concordat.it.Spending.ROWS;
import static net.concordat.it.Spending.budget;
import static net.concordat.it.Spending.proposal;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.contracts.adoption.AdoptionStatus;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.budget.SpendState;
import net.concordat.contracts.budget.TrainingMechanism;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.PromoteSubject;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalStatus;
import net.concordat.contracts.decision.ProposalSubject;
import net.concordat.contracts.decision.RuleSubject;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.people.Assertion;
import net.concordat.workflows.adoption.Adoptions;
import net.concordat.workflows.budget.SpendBudgetFlow;
import net.concordat.workflows.decision.CarryOutFlow;
import net.concordat.workflows.decision.ProposeFlow;
import net.concordat.workflows.model.PublishModelVersionFlow;
import net.concordat.workflows.model.VersionProposal;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowLogic;
import net.corda.testing.node.StartedMockNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Commands that a bank gives at the same time: what they do not share stands side by side; where
 * one comes first the other is told, and needs no new signature.
 */
@Order(4)
@Timeout(300)
@ExtendWith(SharedConsortium.class)
class RaceIT {
  private final TestConsortium c;
  private final AdoptionScene scene;
  private final StartedMockNode b;

  RaceIT(TestConsortium c) {
    this.c = c;
    scene = new AdoptionScene(c);
    b = c.bankB;
  }

  @Nested
  class OfTwoCommands {
    @Test
    void adoptionsBothStand() throws Exception {
      StateAndRef<ProposalState> first =
          decided(AdoptionScene.subject(scene.delivered("adopted at once, first")));
      StateAndRef<ProposalState> second =
          decided(AdoptionScene.subject(scene.delivered("adopted at once, second")));
      Future<StateAndRef<ProposalState>> one = b.startFlow(TestPeople.carryOut(first));
      Future<StateAndRef<ProposalState>> other = b.startFlow(TestPeople.carryOut(second));

      assertThat(result(one).getState().getData().getStatus()).isEqualTo(ProposalStatus.ACCEPTED);
      assertThat(result(other).getState().getData().getStatus()).isEqualTo(ProposalStatus.ACCEPTED);
      assertThat(adoption(first).getStatus()).isEqualTo(AdoptionStatus.APPROVED);
      assertThat(adoption(second).getStatus()).isEqualTo(AdoptionStatus.APPROVED);
    }

    @Test
    void anAdoptionThatComesAfterAChangeOfThePeopleIsCarriedOutWithTheSameSignatures()
        throws Exception {
      ModelVersionState version = scene.delivered("adopted beside a change of the rule");
      boolean lost = false;
      for (int round = 0; round < 10 && !lost; round++) {
        StateAndRef<ProposalState> adopt = decided(AdoptionScene.subject(version));
        StateAndRef<ProposalState> rule = decided(new RuleSubject(TestPeople.RULE));
        Future<StateAndRef<ProposalState>> changing = b.startFlow(TestPeople.carryOut(rule));
        Future<StateAndRef<ProposalState>> adopting = b.startFlow(TestPeople.carryOut(adopt));
        result(changing);
        lost = isLost(adopting, "PeopleRegisterState");
        if (lost) {
          assertThat(run(b, TestPeople.carryOut(adopt)).getState().getData().getStatus())
              .isEqualTo(ProposalStatus.ACCEPTED);
        }
        assertThat(adoption(adopt).getStatus()).isEqualTo(AdoptionStatus.APPROVED);
      }
      assertThat(lost).as("the adoption was told that the people changed first").isTrue();
    }

    @Test
    void onOneProposalOneCarriesItOut() throws Exception {
      StateAndRef<ProposalState> proposal =
          decided(AdoptionScene.subject(scene.delivered("adopted by two commands")));
      List<Future<StateAndRef<ProposalState>>> both =
          List.of(
              b.startFlow(TestPeople.carryOut(proposal)),
              b.startFlow(TestPeople.carryOut(proposal)));
      int lost = 0;
      for (Future<StateAndRef<ProposalState>> each : both) {
        lost += isLost(each, "ProposalState") ? 1 : 0;
      }
      assertThat(lost).isEqualTo(1);
      assertThat(adoption(proposal).getStatus()).isEqualTo(AdoptionStatus.APPROVED);
      refuses(FlowRule.PROPOSAL_STATUS, b, TestPeople.carryOut(proposal));
    }

    @Test
    void spendsThatFitAloneAndNotTogetherAreOneSpend() throws Exception {
      StartedMockNode bank = c.bankC;
      budget(c, bank, ROWS);
      TrainingMechanism much = new TrainingMechanism(10_000_000_000L, 1_100_000, 10_000);
      run(bank, new SpendBudgetFlow(commandId(), proposal(ROWS, "half", much)));
      List<String> commands = List.of(commandId(), commandId());
      List<Future<StateAndRef<SpendState>>> both = new ArrayList<>();
      for (String command : commands) {
        both.add(bank.startFlow(new SpendBudgetFlow(command, proposal(ROWS, "all", much))));
      }
      List<String> lost = new ArrayList<>();
      for (int i = 0; i < both.size(); i++) {
        if (isLost(both.get(i), "PrivacyBudgetState")) {
          lost.add(commands.get(i));
        }
      }
      assertThat(lost).hasSize(1);
      refuses(
          LedgerRule.SPEND_CAP,
          bank,
          new SpendBudgetFlow(lost.get(0), proposal(ROWS, "all", much)));
      assertThat(budget(c, bank, ROWS).getState().getData().spentEpsilonMillionths())
          .isBetween(8_000_000L, 10_000_000L);
    }
  }

  @Nested
  class OfOneCommandGivenTwice {
    @Test
    void anAdoptionAndAPromotionAreCarriedOutOnce() throws Exception {
      StateAndRef<ProposalState> adopt =
          decided(AdoptionScene.subject(scene.delivered("adopted by one command, twice")));
      atOnce(b, 1, carryingOut(adopt));
      StateAndRef<ProposalState> promote =
          decided(
              new PromoteSubject(adoption(adopt).getAdoptionId(), AdoptionScene.PURPOSE, CHAMPION));
      atOnce(b, 1, carryingOut(promote));
      assertThat(scene.championNow()).isEqualTo(adoption(adopt).getAdoptionId());
    }

    @Test
    void aProposalAndADecisionAreMadeOnce() throws Exception {
      c.people.of(b);
      String propose = commandId();
      RuleSubject asItIs = new RuleSubject(TestPeople.RULE);
      StateAndRef<ProposalState> asked =
          atOnce(b, 1, () -> new ProposeFlow(propose, asItIs, TestPeople.tomorrow()));
      TestPerson person = c.people.validator(b);
      Assertion signed = TestPeople.signed(b, asked, person, MODEL_VALIDATOR, Decision.APPROVE);
      String decide = commandId();
      StateAndRef<DecisionState> recorded =
          atOnce(
              b,
              1,
              () ->
                  TestPeople.answer(
                      decide, asked, person, MODEL_VALIDATOR, Decision.APPROVE, signed));
      assertThat(recorded.getState().getData().getPersonId()).isEqualTo(person.id());
    }

    @Test
    void aSpendIsMadeOnceWithOneSeed() throws Exception {
      budget(c, b, ROWS);
      String command = commandId();
      atOnce(b, 2, () -> new SpendBudgetFlow(command, proposal(ROWS, "spent twice", LITTLE)));
    }

    @Test
    void aVersionIsPublishedOnce() throws Exception {
      String command = commandId();
      SecureHash modelId = c.register(c.bankA).getState().getData().getModelId();
      VersionProposal version =
          Samples.proposal(modelId, c.store(c.bankA, bytes("at once")), 7, c.policyOfA());
      atOnce(c.bankA, 1, () -> new PublishModelVersionFlow(command, version));
    }

    private Supplier<FlowLogic<StateAndRef<ProposalState>>> carryingOut(
        StateAndRef<ProposalState> proposal) {
      String command = commandId();
      UUID proposalId = proposal.getState().getData().getProposalId();
      return () -> new CarryOutFlow(command, proposalId);
    }

    private <T> T atOnce(StartedMockNode node, int made, Supplier<FlowLogic<T>> command)
        throws Exception {
      Set<SecureHash> before = transactions(node);
      List<Future<T>> running = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        running.add(node.startFlow(command.get()));
      }
      T first = result(running.get(0));
      for (Future<T> again : running) {
        assertThat(result(again)).isEqualTo(first);
      }
      Set<SecureHash> after = transactions(node);
      after.removeAll(before);
      assertThat(after).hasSize(made);
      return first;
    }
  }

  private StateAndRef<ProposalState> decided(ProposalSubject subject) {
    StateAndRef<ProposalState> proposal = c.people.ask(b, subject);
    c.people.approve(b, proposal);
    return proposal;
  }

  private AdoptionState adoption(StateAndRef<ProposalState> proposal) {
    return Nodes.in(
            b,
            () ->
                new Adoptions(new Vault(b.getServices()), Nodes.party(b))
                    .current(AdoptionState.idOf(proposal.getRef())))
        .getState()
        .getData();
  }

  private static <T> T result(Future<T> running) throws Exception {
    return running.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Whether a command was told that another consumed a state of a type first. */
  private static boolean isLost(Future<?> running, String consumed) throws Exception {
    try {
      result(running);
      return false;
    } catch (ExecutionException refusal) {
      assertThat(Objects.requireNonNull(refusal.getCause()))
          .hasMessageStartingWith(FlowRule.CURRENT_STATES.ruleName() + ": ")
          .hasMessageContaining(consumed)
          .hasMessageContaining("can be given again");
      return true;
    }
  }
}
