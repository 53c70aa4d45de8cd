// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.Nodes.PATIENCE;
import static net.concordat.it.Nodes.holds;
import static net.concordat.it.Nodes.in;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.refusal;
import static net.concordat.it.Nodes.refuses;
import static net.concordat.it.Nodes.run;
import static net.concordat.it.Samples.bytes;
import static net.concordat.it.Samples.commandId;
import static net.concordat.it.Spending.CUSTOMERS;
import static net.concordat.it.Spending.DATA;
import static net.concordat.it.Spending.DELTA;
import static net.concordat.it.Spending.LITTLE;
import static net.concordat.it.Spending.ROWS;
import static net.concordat.it.Spending.budget;
import static net.concordat.it.Spending.own;
import static net.concordat.it.Spending.proposal;
import static net.concordat.it.Spending.publish;
import static net.concordat.it.Spending.publishing;
import static net.concordat.it.Spending.spend;
import static net.concordat.it.Spending.terms;
import static net.concordat.it.Spending.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.concordat.contracts.budget.BudgetContract;
import net.concordat.contracts.budget.BudgetKey;
import net.concordat.contracts.budget.BudgetRegisterState;
import net.concordat.contracts.budget.PrivacyBudgetState;
import net.concordat.contracts.budget.PrivacyUnit;
import net.concordat.contracts.budget.SpendState;
import net.concordat.contracts.budget.TrainingMechanism;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.TornOff;
import net.concordat.contracts.model.ModelSeedState;
import net.concordat.contracts.model.ModelVersionContract;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.PrivacyClaim;
import net.concordat.contracts.model.RegisteredModelState;
import net.concordat.privacy.PrivacySpend;
import net.concordat.workflows.budget.BudgetTerms;
import net.concordat.workflows.budget.BudgetView;
import net.concordat.workflows.budget.BudgetsFlow;
import net.concordat.workflows.budget.OpenBudgetFlow;
import net.concordat.workflows.budget.SpendBudgetFlow;
import net.concordat.workflows.budget.SpendProposal;
import net.concordat.workflows.model.VersionProposal;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.transactions.SignedTransaction;
import net.corda.testing.node.StartedMockNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A bank spends of its budgets, in private, and publishes with what it spent. */
@Order(4)
@Timeout(300)
@ExtendWith(SharedConsortium.class)
class BudgetIT {
  private final TestConsortium c;
  private final StartedMockNode a;
  private final StartedMockNode b;
  private final StartedMockNode r;

  BudgetIT(TestConsortium c) {
    this.c = c;
    a = c.bankA;
    b = c.bankB;
    r = c.regulator;
  }

  @Nested
  class Opening {
    @Test
    void isSeenByTheBankAndTheRegulatorAlone() {
      StateAndRef<PrivacyBudgetState> budget = budget(c, a, ROWS);

      await("the regulator to be told of the budget")
          .atMost(PATIENCE)
          .until(() -> run(r, new BudgetsFlow()).stream().anyMatch(view -> isOf(view, a)));
      assertThat(run(a, new BudgetsFlow())).anyMatch(view -> isOf(view, a));
      assertThat(run(b, new BudgetsFlow())).noneMatch(view -> isOf(view, a));
      assertThat(holds(b, budget.getRef().getTxhash())).isFalse();
    }

    private boolean isOf(BudgetView view, StartedMockNode bank) {
      return view.getBudget().getMember().equals(party(bank))
          && view.getBudget().getKey().equals(ROWS)
          && view.getCapEpsilonMillionths() == 10_000_000;
    }

    @Test
    void isDoneOnceByARepeatedCommand() {
      c.people.of(c.bankC);
      String command = commandId();
      StateAndRef<PrivacyBudgetState> opened =
          run(c.bankC, new OpenBudgetFlow(command, terms(CUSTOMERS)));
      assertThat(run(c.bankC, new OpenBudgetFlow(command, terms(CUSTOMERS)))).isEqualTo(opened);
    }

    @Test
    void refusesASecondBudgetForTheSame() {
      budget(c, a, ROWS);
      refuses(LedgerRule.BUDGET_ONCE, a, new OpenBudgetFlow(commandId(), terms(ROWS)));
    }

    @Test
    void refusesACapAboveTheConsortiums() {
      c.people.of(b);
      refuses(
          LedgerRule.BUDGET_CAP,
          b,
          new OpenBudgetFlow(commandId(), new BudgetTerms(CUSTOMERS, 10_000, DELTA, 10_000_001)));
    }

    @Test
    void refusesADeltaThatIsTooLarge() {
      c.people.of(b);
      refuses(
          LedgerRule.BUDGET_DELTA,
          b,
          new OpenBudgetFlow(commandId(), new BudgetTerms(CUSTOMERS, 10_001, DELTA, 1_000_000)));
    }

    @Test
    void refusesADataDomainThatTheConsortiumDoesNotName() {
      c.people.of(b);
      refuses(
          LedgerRule.BUDGET_DATA_DOMAIN,
          b,
          new OpenBudgetFlow(
              commandId(), terms(new BudgetKey("medical-records", PrivacyUnit.ROW))));
    }

    @Test
    void isRefusedByTheNotaryWithARegisterOfTheBanksOwnMaking() {
      budget(c, a, ROWS);
      Forgery forged = new Forgery(a, commandId());
      forged
          .output(new BudgetRegisterState(forged.header(null), party(a), List.of(ROWS)))
          .output(
              PrivacyBudgetState.unspent(
                  forged.header(null), party(a), ROWS, 10_000, DELTA, 10_000_000));
      assertThat(
              refusal(
                  a,
                  new NotariseFlow(
                      forged.sign(new BudgetContract.Commands.OpenBudget(), party(a)))))
          .contains(LedgerRule.FRAME_STATE_COUNTS.ruleName())
          .contains("consumes 1 BudgetRegisterState; given 0");
    }
  }

  @Nested
  class Spending {
    @Test
    void addsWhatTheAccountantComputes() {
      PrivacyBudgetState before = budget(c, a, ROWS).getState().getData();
      SpendState spent = spend(c, a, "counted").getState().getData();
      PrivacyBudgetState after = budget(c, a, ROWS).getState().getData();

      assertThat(spent.getEpsilonMillionths()).isBetween(50_000L, 200_000L);
      assertThat(after.getSpent())
          .isEqualTo(new PrivacySpend(before.getSpent()).plus(LITTLE.spend()).divergences());
    }

    @Test
    void isDoneOnceByARepeatedCommand() {
      budget(c, a, ROWS);
      String command = commandId();
      SpendProposal proposal = proposal(ROWS, "repeated", LITTLE);
      StateAndRef<SpendState> spent = run(a, new SpendBudgetFlow(command, proposal));
      StateAndRef<PrivacyBudgetState> after = budget(c, a, ROWS);

      assertThat(run(a, new SpendBudgetFlow(command, proposal))).isEqualTo(spent);
      assertThat(budget(c, a, ROWS)).isEqualTo(after);
    }

    @Test
    void isSeenByTheBankAndTheRegulatorAlone() {
      SecureHash id = spend(c, a, "seen").getRef().getTxhash();
      await("the regulator to be told of the spend").atMost(PATIENCE).until(() -> holds(r, id));
      assertThat(holds(b, id)).isFalse();
      assertThat(holds(c.bankC, id)).isFalse();
      await("the spend among those of the budget")
          .atMost(PATIENCE)
          .until(
              () ->
                  run(r, new BudgetsFlow()).stream()
                      .flatMap(view -> view.getSpends().stream())
                      .anyMatch(
                          spend ->
                              spend.getArtifactDigest().equals(SecureHash.sha256(bytes("seen")))));
    }

    @Test
    void refusesWhatPassesTheCap() {
      budget(c, a, CUSTOMERS);
      SpendProposal much =
          proposal(CUSTOMERS, "much", new TrainingMechanism(10_000_000_000L, 1_100_000, 10_000));
      assertThat(
              run(a, new SpendBudgetFlow(commandId(), much))
                  .getState()
                  .getData()
                  .getEpsilonMillionths())
          .isEqualTo(5_654_309);
      run(a, new SpendBudgetFlow(commandId(), much));
      int seeds = seeds();
      PrivacyBudgetState twice = budget(c, a, CUSTOMERS).getState().getData();
      assertThat(twice.spentEpsilonMillionths()).isBetween(8_000_000L, 10_000_000L);

      assertThat(refusal(a, new SpendBudgetFlow(commandId(), much)))
          .startsWith(LedgerRule.SPEND_CAP.ruleName() + ": " + LedgerRule.SPEND_CAP.sentence())
          .contains("at most 10000000 millionths");
      assertThat(budget(c, a, CUSTOMERS).getState().getData()).isEqualTo(twice);
      assertThat(seeds()).as("seeds; none is issued in vain").isEqualTo(seeds);
    }

    private int seeds() {
      return in(a, () -> new Vault(a.getServices()).ever(ModelSeedState.class)).size();
    }

    @Test
    void refusesTooLittleNoise() {
      budget(c, a, ROWS);
      refuses(
          LedgerRule.SPEND_MECHANISM,
          a,
          new SpendBudgetFlow(
              commandId(),
              proposal(ROWS, "loud", new TrainingMechanism(10_000_000_000L, 299_999, 1))));
    }

    @Test
    void refusesWithoutABudget() {
      c.people.of(b);
      assertThat(refusal(b, new SpendBudgetFlow(commandId(), proposal(CUSTOMERS, "none", LITTLE))))
          .startsWith(FlowRule.FOUND.ruleName() + ": ")
          .contains("no budget for");
    }

    @Test
    void isRefusedByTheNotaryIfUnderstated() {
      StateAndRef<PrivacyBudgetState> budget = budget(c, a, ROWS);
      PrivacyBudgetState standing = budget.getState().getData();
      StateAndRef<ModelSeedState> seed = spentSeed(spend(c, a, "understated").getState().getData());
      TrainingMechanism much = new TrainingMechanism(10_000_000_000L, 1_100_000, 10_000);
      StateAndRef<PrivacyBudgetState> now = budget(c, a, ROWS);
      Forgery forged = new Forgery(a, commandId()).input(now).reference(seed);
      forged
          .output(now.getState().getData().after(forged.header(now.getRef()), LITTLE.spend()))
          .output(
              SpendState.of(
                  forged.header(null),
                  standing,
                  DATA,
                  SecureHash.sha256("understated"),
                  much,
                  seed.getRef()));
      assertThat(
              refusal(
                  a, new NotariseFlow(forged.sign(new BudgetContract.Commands.Spend(), party(a)))))
          .contains(LedgerRule.SPEND_ADDED.ruleName() + ": ");
    }

    @Test
    void atTheSameTimeIsWonByOneAndCanBeGivenAgainByTheOther() throws Exception {
      PrivacyBudgetState before = budget(c, b, ROWS).getState().getData();
      int lost = 0;
      int spent = 0;
      for (int round = 0; round < 10 && lost == 0; round++) {
        Map<String, Future<StateAndRef<SpendState>>> racing = new LinkedHashMap<>();
        List<String> losers = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
          String command = commandId();
          racing.put(
              command, b.startFlow(new SpendBudgetFlow(command, proposal(ROWS, "r", LITTLE))));
        }
        for (Map.Entry<String, Future<StateAndRef<SpendState>>> flow : racing.entrySet()) {
          String refusal = refusalOf(flow.getValue());
          if (refusal != null) {
            assertThat(refusal).startsWith(FlowRule.CURRENT_STATES.ruleName() + ": ");
            losers.add(flow.getKey());
          }
        }
        assertThat(losers).as("one of them wins").hasSizeLessThan(4);
        for (String command : losers) {
          run(b, new SpendBudgetFlow(command, proposal(ROWS, "r", LITTLE)));
        }
        lost += losers.size();
        spent += 4;
      }
      assertThat(lost).as("spends that were refused since another came first").isPositive();
      PrivacySpend sum = new PrivacySpend(before.getSpent());
      for (int i = 0; i < spent; i++) {
        sum = sum.plus(LITTLE.spend());
      }
      assertThat(budget(c, b, ROWS).getState().getData().getSpent()).isEqualTo(sum.divergences());
    }

    private @Nullable String refusalOf(Future<?> flow) throws Exception {
      try {
        flow.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        return null;
      } catch (ExecutionException refused) {
        return String.valueOf(Objects.requireNonNull(refused.getCause()).getMessage());
      }
    }
  }

  private StateAndRef<ModelSeedState> spentSeed(SpendState spend) {
    return in(a, () -> own(a).seedFor(spend));
  }

  @Nested
  class Publishing {
    private String idOf(StateAndRef<SpendState> spend) {
      return spend.getState().getData().getHeader().getCommandId();
    }

    private PrivacyClaim claimOf(StateAndRef<SpendState> spend) {
      return spend.getState().getData().claim();
    }

    @Test
    void provesTheSpendToWhoeverSeesTheVersionAndShowsNothingElse() {
      StateAndRef<SpendState> spend = spend(c, a, "proven");
      StateAndRef<ModelVersionState> version = publish(c, "proven", spend);
      c.ask(a, version.getState().getData(), b);

      assertThat(holds(b, version.getRef().getTxhash())).isTrue();
      assertThat(holds(b, spend.getRef().getTxhash())).isFalse();
      SignedTransaction published =
          in(
              b,
              () ->
                  b.getServices()
                      .getValidatedTransactions()
                      .getTransaction(version.getRef().getTxhash()));
      TornOff shown =
          Objects.requireNonNull(
              ((ModelVersionContract.Commands.Publish)
                      published.getTx().getCommands().get(0).getValue())
                  .getSpend());
      assertThat(shown.onlyShown(SpendState.class)).isEqualTo(spend.getState().getData());
      assertThat(published.getTxBits().getSize()).isLessThan(64 * 1024);
      await("the regulator to be told of both")
          .atMost(PATIENCE)
          .until(
              () -> holds(r, version.getRef().getTxhash()) && holds(r, spend.getRef().getTxhash()));
    }

    @Test
    void refusesTheSpendOfAnotherArtifact() {
      StateAndRef<SpendState> spend = spend(c, a, "this one");
      refuses(
          LedgerRule.VERSION_SPEND, a, publishing(c, "another one", claimOf(spend), idOf(spend)));
    }

    @Test
    void refusesASmallerEpsilonThanWasSpent() {
      StateAndRef<SpendState> spend = spend(c, a, "smaller");
      PrivacyClaim smaller = new PrivacyClaim(PrivacyUnit.ROW, 1, DELTA);
      refuses(LedgerRule.VERSION_SPEND, a, publishing(c, "smaller", smaller, idOf(spend)));
    }

    @Test
    void refusesAnEpsilonWithoutASpend() {
      StateAndRef<SpendState> spend = spend(c, a, "unspent");
      refuses(LedgerRule.VERSION_SPEND, a, publishing(c, "unspent", claimOf(spend), null));
    }

    @Test
    void refusesASpendWithoutAnEpsilon() {
      StateAndRef<SpendState> spend = spend(c, a, "not stated");
      refuses(LedgerRule.VERSION_SPEND, a, publishing(c, "not stated", null, idOf(spend)));
    }

    @Test
    void refusesASpendThatItDoesNotKnow() {
      StateAndRef<SpendState> spend = spend(c, a, "unknown");
      assertThat(refusal(a, publishing(c, "unknown", claimOf(spend), commandId())))
          .startsWith(FlowRule.FOUND.ruleName() + ": ")
          .contains("no spend");
    }

    @Test
    void refusesASecondPublicationWithTheSameSpend() {
      StateAndRef<SpendState> spend = spend(c, a, "twice");
      publish(c, "twice", spend);
      refuses(FlowRule.SPEND_ONCE, a, publishing(c, "twice", claimOf(spend), idOf(spend)));
    }

    @Test
    void isRefusedByTheNotaryASecondTimeWithTheSameSpend() {
      StateAndRef<SpendState> spend = spend(c, a, "twice by force");
      StateAndRef<ModelSeedState> seed = spentSeed(spend.getState().getData());
      publish(c, "twice by force", spend);

      assertThat(refusal(a, new NotariseFlow(forced(spend, seed))))
          .contains("One or more input states or referenced states have already been used");
      StateAndRef<ModelSeedState> other =
          spentSeed(spend(c, a, "another seed").getState().getData());
      assertThat(refusal(a, new NotariseFlow(forced(spend, other))))
          .contains(LedgerRule.VERSION_SPEND.ruleName() + ": ")
          .contains("a spend for the seed");
    }

    private SignedTransaction forced(
        StateAndRef<SpendState> spend, StateAndRef<ModelSeedState> seed) {
      StateAndRef<RegisteredModelState> model = c.register(a);
      VersionProposal wanted =
          version(
              c, model.getState().getData().getModelId(), "twice by force", claimOf(spend), null);
      TornOff tornOff = in(a, () -> own(a).tornOff(spend));
      Forgery forged = new Forgery(a, commandId()).input(model).input(seed);
      RegisteredModelState next =
          model.getState().getData().withNextVersion(forged.header(model.getRef()));
      return forged
          .output(next)
          .output(
              ModelVersionState.pending(
                  forged.header(seed.getRef()),
                  next.getModelId(),
                  next.getLastVersion(),
                  party(a),
                  wanted.getArtifact(),
                  null,
                  wanted.getProvenance(),
                  wanted.getPolicy()))
          .sign(new ModelVersionContract.Commands.Publish(tornOff), party(a));
    }
  }
}
