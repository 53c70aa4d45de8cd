// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.contracts.adoption.AliasPlace.CHALLENGER;
import static net.concordat.contracts.adoption.AliasPlace.CHAMPION;
import static net.concordat.contracts.people.Role.MODEL_APPROVER;
import static net.concordat.contracts.people.Role.MODEL_VALIDATOR;
import static net.concordat.it.Nodes.PATIENCE;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.refuses;
import static net.concordat.it.Nodes.run;
import static net.concordat.it.Samples.commandId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.contracts.adoption.AdoptionStatus;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.PromoteSubject;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalStatus;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.workflows.adoption.ChampionFlow;
import net.concordat.workflows.adoption.ChampionReport;
import net.concordat.workflows.adoption.SuspendAdoptionFlow;
import net.concordat.workflows.support.FlowRule;
import net.corda.core.contracts.StateAndRef;
import net.corda.testing.node.StartedMockNode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A bank has one champion for a purpose, and can tell who made it so, at any time. */
@Order(4)
@Timeout(300)
@ExtendWith(SharedConsortium.class)
class PromotionIT {
  private final TestConsortium c;
  private final AdoptionScene scene;
  private final StartedMockNode a;
  private final StartedMockNode b;

  PromotionIT(TestConsortium c) {
    this.c = c;
    scene = new AdoptionScene(c);
    a = c.bankA;
    b = c.bankB;
  }

  @Test
  void leavesOneChampionAndTellsWhoMadeItSo() {
    AdoptionState first = scene.adopt(scene.delivered("first champion"));
    AdoptionState second = scene.adopt(scene.delivered("second champion"));
    scene.promote(first, CHAMPION);
    scene.promote(second, CHALLENGER);
    assertThat(scene.championNow()).isEqualTo(first.getAdoptionId());
    scene.promote(second, CHAMPION);
    assertThat(scene.championNow()).isEqualTo(second.getAdoptionId());
    assertThat(scene.alias().getChallengers()).doesNotContain(first.getAdoptionId());

    ChampionReport.Champion champion =
        Objects.requireNonNull(AdoptionScene.champion(b, b, Instant.now()).getChampion());
    assertThat(champion.mightBeUsed(Instant.now())).isTrue();
    assertThat(champion.getAdoption().getEvidenceDigest()).isEqualTo(AdoptionScene.EVIDENCE);
    for (ChampionReport.Deed deed : List.of(champion.getAdopted(), champion.getPromoted())) {
      assertThat(deed.getDecisions())
          .extracting(DecisionState::getPersonId)
          .containsExactlyInAnyOrder(c.people.validator(b).id(), c.people.approver(b).id());
      assertThat(deed.getDecisions())
          .extracting(DecisionState::getRole)
          .containsExactlyInAnyOrder(MODEL_VALIDATOR, MODEL_APPROVER);
    }
    assertThat(champion.getPromoted().getAt()).isAfter(champion.getAdopted().getAt());
  }

  @Test
  void isRememberedAsOfEveryTimeAlsoByTheObserver() {
    AdoptionState first = scene.adopt(scene.delivered("remembered first"));
    AdoptionState second = scene.adopt(scene.delivered("remembered second"));
    scene.promote(first, CHAMPION);
    Instant whileFirst = AdoptionScene.afterNow();
    scene.promote(second, CHAMPION);
    Instant whileSecond = AdoptionScene.afterNow();
    run(b, new SuspendAdoptionFlow(commandId(), second.getAdoptionId()));
    Instant whileSuspended = AdoptionScene.afterNow();
    scene.retire(second);
    Instant afterwards = AdoptionScene.afterNow();

    for (StartedMockNode asked : List.of(b, c.regulator)) {
      await("the whole history at " + party(asked).getName().getOrganisation())
          .atMost(PATIENCE)
          .untilAsserted(
              () -> {
                assertThat(championAt(asked, whileFirst)).isEqualTo(first);
                assertThat(championAt(asked, whileSecond)).isEqualTo(second);
                assertThat(championAt(asked, whileSuspended).getStatus())
                    .isEqualTo(AdoptionStatus.SUSPENDED);
                assertThat(AdoptionScene.champion(asked, b, afterwards).getChampion()).isNull();
                assertThat(AdoptionScene.champion(asked, b, Instant.EPOCH).getChampion()).isNull();
              });
    }
    refuses(FlowRule.FOUND, a, new ChampionFlow(party(b), AdoptionScene.PURPOSE, whileFirst));
  }

  private AdoptionState championAt(StartedMockNode asked, Instant at) {
    return Objects.requireNonNull(AdoptionScene.champion(asked, b, at).getChampion()).getAdoption();
  }

  @Test
  void ofTwoAtOnceTakesOneAndLetsTheOtherTryAgainWithTheSameSignatures() throws Exception {
    AdoptionState first = scene.adopt(scene.delivered("promoted at once, first"));
    AdoptionState second = scene.adopt(scene.delivered("promoted at once, second"));
    boolean lost = false;
    for (int round = 0; round < 10 && !lost; round++) {
      List<StateAndRef<ProposalState>> proposals = List.of(decided(first), decided(second));
      List<Future<StateAndRef<ProposalState>>> running = new ArrayList<>();
      proposals.forEach(proposal -> running.add(b.startFlow(TestPeople.carryOut(proposal))));
      for (int i = 0; i < running.size(); i++) {
        if (isLost(running.get(i))) {
          lost = true;
          tryAgain(proposals.get(i));
        }
      }
      assertThat(scene.championNow()).isIn(first.getAdoptionId(), second.getAdoptionId());
    }
    assertThat(lost).as("one was told that the other came first").isTrue();
  }

  private StateAndRef<ProposalState> decided(AdoptionState adoption) {
    StateAndRef<ProposalState> proposal =
        c.people.ask(
            b, new PromoteSubject(adoption.getAdoptionId(), AdoptionScene.PURPOSE, CHAMPION));
    c.people.approve(b, proposal);
    return proposal;
  }

  private boolean isLost(Future<StateAndRef<ProposalState>> running) throws Exception {
    try {
      running.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      return false;
    } catch (ExecutionException refusal) {
      assertThat(new Nodes.FlowFailure(refusal).getMessage())
          .startsWith(FlowRule.CURRENT_STATES.ruleName() + ": ");
      return true;
    }
  }

  private void tryAgain(StateAndRef<ProposalState> proposal) {
    await("what the other promotion made of the register")
        .atMost(PATIENCE)
        .ignoreExceptionsInstanceOf(Nodes.FlowFailure.class)
        .until(
            () ->
                run(b, TestPeople.carryOut(proposal)).getState().getData().getStatus()
                    == ProposalStatus.ACCEPTED);
  }

  @Test
  void isRefusedOfWhatIsNotUsed() {
    AdoptionState adoption = scene.adopt(scene.delivered("suspended before its promotion"));
    run(b, new SuspendAdoptionFlow(commandId(), adoption.getAdoptionId()));
    refuses(
        LedgerRule.ALIAS_ADOPTION,
        b,
        AdoptionScene.proposing(
            new PromoteSubject(adoption.getAdoptionId(), AdoptionScene.PURPOSE, CHAMPION)));
    refuses(
        FlowRule.FOUND,
        b,
        AdoptionScene.proposing(
            new PromoteSubject(UUID.randomUUID(), AdoptionScene.PURPOSE, CHAMPION)));
  }
}
