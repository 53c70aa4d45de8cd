// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.FederationScene.HOUR;
import static net.concordat.it.Nodes.PATIENCE;
import static net.concordat.it.Nodes.in;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.refuses;
import static net.concordat.it.Nodes.run;
import static net.concordat.it.Samples.commandId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import net.concordat.contracts.budget.PrivacyUnit;
import net.concordat.contracts.budget.TrainingMechanism;
import net.concordat.contracts.federation.FederationPlan;
import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.federation.SeatStatus;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.model.PrivacyClaim;
import net.concordat.workflows.budget.SpendProposal;
import net.concordat.workflows.federation.AcceptFederationFlow;
import net.concordat.workflows.federation.BeginFederationFlow;
import net.concordat.workflows.federation.FederationProposal;
import net.concordat.workflows.federation.LeaveFederationFlow;
import net.concordat.workflows.federation.ProposeFederationFlow;
import net.concordat.workflows.federation.RevealFederationFlow;
import net.concordat.workflows.support.FlowRule;
import net.corda.core.crypto.SecureHash;
import net.corda.testing.node.StartedMockNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Five banks train one model together. Last on the shared network, since it admits two members. */
@Order(10)
@Timeout(300)
@ExtendWith(SharedConsortium.class)
class FederationIT {
  private static final SecureHash WEIGHTS = SecureHash.sha256("weights");

  private final FederationScene scene;
  private final List<StartedMockNode> banks;

  FederationIT(TestConsortium c) {
    scene = FederationScene.of(c);
    banks = scene.banks;
  }

  @Nested
  class Answering {
    @Test
    void letsABankSayNoAndTheOthersGoOn() {
      SecureHash id = scene.propose(scene.plan(WEIGHTS, 4, HOUR, HOUR)).getFederationId();
      String command = commandId();
      FederationState declined =
          run(banks.get(3), new LeaveFederationFlow(command, id)).getState().getData();

      assertThat(declined.getSeats().get(3).getStatus()).isEqualTo(SeatStatus.DECLINED);
      assertThat(run(banks.get(3), new LeaveFederationFlow(command, id)).getState().getData())
          .isEqualTo(declined);
      refuses(
          LedgerRule.FEDERATION_ACCEPT, banks.get(3), new AcceptFederationFlow(commandId(), id));
      FederationState accepted =
          run(banks.get(1), new AcceptFederationFlow(commandId(), id)).getState().getData();
      assertThat(accepted.getSeats())
          .extracting(seat -> seat.getStatus())
          .containsExactly(
              SeatStatus.INVITED,
              SeatStatus.ACCEPTED,
              SeatStatus.INVITED,
              SeatStatus.DECLINED,
              SeatStatus.INVITED);
      refuses(
          LedgerRule.FEDERATION_REVEAL, banks.get(1), new RevealFederationFlow(commandId(), id));
      refuses(LedgerRule.FEDERATION_BEGIN, banks.get(1), new BeginFederationFlow(commandId(), id));
    }

    @Test
    void refusesAMemberThatWasNotAsked() {
      SecureHash id =
          run(
                  banks.get(0),
                  new ProposeFederationFlow(
                      commandId(),
                      new FederationProposal(
                          scene.plan(WEIGHTS, 4, HOUR, HOUR), scene.parties().subList(1, 4))))
              .getState()
              .getData()
              .getFederationId();
      refuses(FlowRule.FEDERATION_CLIENT, banks.get(0), new AcceptFederationFlow(commandId(), id));
      assertThat(scene.federation(banks.get(0), id).seatOf(party(banks.get(0)))).isNegative();
    }

    @Test
    void refusesWhatIsBeyondTheMembersOwnPolicy() {
      FederationPlan plan =
          scene.over(scene.plan(WEIGHTS, 4, HOUR, HOUR), TestConsortium.MOST_ROUNDS + 1);
      SecureHash id = scene.propose(plan).getFederationId();
      refuses(FlowRule.FEDERATION_POLICY, banks.get(1), new AcceptFederationFlow(commandId(), id));
      assertThat(scene.federation(banks.get(1), id).getSeats().get(1).getStatus())
          .isEqualTo(SeatStatus.INVITED);
    }

    @Test
    void refusesFewerClientsThanTheModeNeeds() {
      FederationPlan plan = scene.plan(WEIGHTS, 4, HOUR, HOUR);
      refuses(
          LedgerRule.FEDERATION_MODE,
          banks.get(0),
          new ProposeFederationFlow(
              commandId(), new FederationProposal(plan, scene.parties().subList(0, 2))));
    }
  }

  /** Training in all rounds is one spend, made before the first of them. */
  @Nested
  class Private {
    /** More than a little training of rows spends. */
    private static final PrivacyClaim STATED =
        new PrivacyClaim(PrivacyUnit.ROW, 1_000_000, Spending.DELTA);

    private final StartedMockNode bank = banks.get(1);

    private SecureHash proposed() {
      FederationPlan plan = scene.secret(scene.plan(WEIGHTS, 4, HOUR, HOUR), STATED);
      return scene.propose(plan).getFederationId();
    }

    private SpendProposal spend(SecureHash digest) {
      return new SpendProposal(Spending.ROWS, Spending.DATA, digest, Spending.LITTLE);
    }

    private SpendProposal spendFor(SecureHash federation) {
      return spend(FederationState.spendDigest(federation));
    }

    private long spent() {
      return in(
          bank,
          () ->
              Spending.own(bank)
                  .budget(Spending.ROWS)
                  .getState()
                  .getData()
                  .spentEpsilonMillionths());
    }

    @Test
    void isJoinedWithASpendForAllItsRoundsAndWithNoOther() {
      Spending.budget(scene.c, bank, Spending.ROWS);
      SecureHash id = proposed();
      long before = spent();
      refuses(LedgerRule.FEDERATION_SPEND, bank, new AcceptFederationFlow(commandId(), id));
      SpendProposal another = spend(SecureHash.sha256("weights of its own"));
      refuses(
          LedgerRule.FEDERATION_SPEND, bank, new AcceptFederationFlow(commandId(), id, another));
      SpendProposal much =
          new SpendProposal(
              Spending.ROWS,
              Spending.DATA,
              FederationState.spendDigest(id),
              new TrainingMechanism(10_000_000_000L, 700_000, 10_000));
      refuses(LedgerRule.FEDERATION_SPEND, bank, new AcceptFederationFlow(commandId(), id, much));
      assertThat(spent()).isEqualTo(before);

      String command = commandId();
      FederationState accepted =
          run(bank, new AcceptFederationFlow(command, id, spendFor(id))).getState().getData();
      assertThat(accepted.getSeats().get(1).getStatus()).isEqualTo(SeatStatus.ACCEPTED);
      long after = spent();
      assertThat(after).isGreaterThan(before);
      await("bank C to have verified the spend")
          .atMost(PATIENCE)
          .until(
              () ->
                  scene.federation(banks.get(2), id).getSeats().get(1).getStatus()
                      == SeatStatus.ACCEPTED);

      // Asked again, by the same command or another, it spends nothing.
      run(bank, new AcceptFederationFlow(command, id, spendFor(id)));
      refuses(
          LedgerRule.FEDERATION_ACCEPT,
          bank,
          new AcceptFederationFlow(commandId(), id, spendFor(id)));
      assertThat(spent()).isEqualTo(after);

      // What was spent for one federation is no use in the next.
      SecureHash next = proposed();
      refuses(
          LedgerRule.FEDERATION_SPEND,
          bank,
          new AcceptFederationFlow(commandId(), next, spendFor(id)));
    }
  }
}
