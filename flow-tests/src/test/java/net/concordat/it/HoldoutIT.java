// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.Nodes.PATIENCE;
import static net.concordat.it.Nodes.in;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.refusal;
import static net.concordat.it.Nodes.refuses;
import static net.concordat.it.Nodes.run;
import static net.concordat.it.Samples.commandId;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.concordat.contracts.evaluation.EvaluationState;
import net.concordat.contracts.evaluation.Metric;
import net.concordat.contracts.evaluation.MetricSummary;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.holdout.HoldoutState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.workflows.evaluation.Measurement;
import net.concordat.workflows.evaluation.RecordEvaluationFlow;
import net.concordat.workflows.holdout.CommitHoldoutFlow;
import net.concordat.workflows.holdout.DrawTicketFlow;
import net.concordat.workflows.holdout.Holdouts;
import net.concordat.workflows.model.FreezeVersionFlow;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.testing.node.StartedMockNode;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A member measures on rows that it committed to before, and each time is counted. */
@Order(4)
@Timeout(300)
@ExtendWith(SharedConsortium.class)
class HoldoutIT {
  private final TestConsortium c;
  private final StartedMockNode a;
  private final StartedMockNode b;

  HoldoutIT(TestConsortium c) {
    this.c = c;
    a = c.bankA;
    b = c.bankB;
  }

  private HoldoutState commit(StartedMockNode owner, SecureHash root) {
    return run(owner, new CommitHoldoutFlow(commandId(), Samples.holdout(root)))
        .getState()
        .getData();
  }

  private static int uses(StartedMockNode owner, SecureHash root) {
    Holdouts own = new Holdouts(new Vault(owner.getServices()), party(owner));
    return in(owner, () -> own.current(root)).getState().getData().getUses();
  }

  private static RecordEvaluationFlow evaluate(ModelVersionState version, SecureHash root) {
    return new RecordEvaluationFlow(commandId(), Samples.measurement(version, root));
  }

  private ModelVersionState delivered(StartedMockNode owner, String weights) {
    ModelVersionState version = c.published(owner, weights);
    c.grant(owner, b, version, GrantKind.REVIEW);
    c.deliver(owner, b, version);
    return version;
  }

  @Nested
  class Committing {
    @Test
    void saysOfTheRowsOnlyWhatTheLedgerIsToKnow() {
      HoldoutState committed = commit(b, SecureHash.sha256("said"));

      assertThat(committed.getOwner()).isEqualTo(party(b));
      assertThat(committed.getUses()).isZero();
      assertThat(committed.getHoldout().getRows()).isEqualTo(12_000);
      assertThat(committed.getHoldout().getCommittedAt())
          .isEqualTo(committed.getHeader().getAt())
          .isBeforeOrEqualTo(Instant.now());
    }

    @Test
    void refusesTheSameRowsASecondTime() {
      SecureHash root = SecureHash.sha256("twice");
      commit(b, root);
      refuses(FlowRule.HOLDOUT_ONCE, b, new CommitHoldoutFlow(commandId(), Samples.holdout(root)));
    }

    @Test
    void isNotDisturbedByAnotherMemberWithTheSameRoot() {
      SecureHash root = SecureHash.sha256("copied");
      commit(a, root);
      commit(b, root);
      run(b, evaluate(delivered(a, "measured under a copied root"), root));

      assertThat(uses(b, root)).isEqualTo(1);
      assertThat(uses(a, root)).isZero();
    }
  }

  @Nested
  class Measuring {
    @Test
    void countsEachUseAndShowsAnOwnerNothingOfTheOthersVersions() {
      SecureHash root = SecureHash.sha256("two owners");
      commit(b, root);
      ModelVersionState ofC = delivered(c.bankC, "measured first");
      ModelVersionState ofA = delivered(a, "measured second");
      StateAndRef<EvaluationState> first = run(b, evaluate(ofC, root));
      StateAndRef<EvaluationState> second = run(b, evaluate(ofA, root));

      assertThat(first.getState().getData().getUse()).isEqualTo(1);
      assertThat(second.getState().getData().getUse()).isEqualTo(2);
      assertThat(uses(b, root)).isEqualTo(2);
      c.awaitState(a, EvaluationState.class, ofA, found -> found.getUse() == 2);
      assertThat(Nodes.holds(a, first.getRef().getTxhash())).isFalse();
      assertThat(in(a, () -> new Vault(a.getServices()).unconsumed(ModelVersionState.class)))
          .extracting(found -> found.getState().getData().getModelId())
          .contains(ofA.getModelId())
          .doesNotContain(ofC.getModelId());
    }

    @Test
    void atTheSameTimeCountsEverybodyOnce() throws Exception {
      SecureHash root = SecureHash.sha256("crowd");
      commit(b, root);
      ModelVersionState version = delivered(a, "measured by a crowd");
      List<Future<StateAndRef<EvaluationState>>> crowd = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        crowd.add(b.startFlow(evaluate(version, root)));
      }
      List<Integer> numbers = new ArrayList<>();
      for (Future<StateAndRef<EvaluationState>> one : crowd) {
        numbers.add(
            one.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS).getState().getData().getUse());
      }

      assertThat(numbers).containsExactlyInAnyOrder(1, 2, 3, 4);
      assertThat(uses(b, root)).isEqualTo(4);
    }

    @Test
    void goesOnWithTheTicketThatItDrewBefore() {
      SecureHash root = SecureHash.sha256("interrupted");
      SecureHash others = SecureHash.sha256("not interrupted");
      commit(b, root);
      commit(b, others);
      ModelVersionState version = delivered(a, "measured with an interruption");
      String command = commandId();
      run(b, new DrawTicketFlow(command, root));

      refuses(
          LedgerRule.EVALUATION_HOLDOUT,
          b,
          new RecordEvaluationFlow(command, Samples.measurement(version, others)));
      EvaluationState recorded =
          run(b, new RecordEvaluationFlow(command, Samples.measurement(version, root)))
              .getState()
              .getData();
      assertThat(recorded.getUse()).isEqualTo(1);
      assertThat(uses(b, root)).isEqualTo(1);
      assertThat(uses(b, others)).isZero();
    }
  }

  /** What is refused costs no use. */
  @Nested
  class Refused {
    @Test
    void withoutAHoldoutOfThatRoot() {
      ModelVersionState version = delivered(a, "measured on nothing");
      SecureHash root = SecureHash.sha256("never committed");
      assertThat(refusal(b, evaluate(version, root)))
          .startsWith("found: ")
          .contains("no holdout of root " + root);
    }

    @Test
    void onRowsThatWereChosenOnceTheGrantWasAccepted() {
      SecureHash root = SecureHash.sha256("chosen late");
      ModelVersionState version = c.published(a, "known before");
      GrantState grant = c.grant(a, b, version, GrantKind.REVIEW);
      HoldoutState late = commit(b, root);
      // The receipt comes later still: whoever holds it back gains nothing.
      c.deliver(a, b, version);

      assertThat(refusal(b, evaluate(version, root)))
          .startsWith("evaluation-committed-before: ")
          .contains("committed at " + late.getHoldout().getCommittedAt())
          .contains("grant accepted at " + grant.getHeader().getAt());
      assertThat(uses(b, root)).isZero();
    }

    @Test
    void onRowsThatTheOwnerChoseOnceItHadPublished() {
      SecureHash root = SecureHash.sha256("chosen by its owner");
      ModelVersionState version = c.published(a, "published before");
      commit(a, root);
      refuses(LedgerRule.EVALUATION_COMMITTED_BEFORE, a, evaluate(version, root));
      assertThat(uses(a, root)).isZero();
    }

    @Test
    void withAMetricBeyondOne() {
      SecureHash root = SecureHash.sha256("too good");
      commit(b, root);
      ModelVersionState version = delivered(a, "too good to be true");
      Metric metric = new Metric(Metric.ONE + 1, 0, Metric.ONE + 1);
      Measurement tooGood =
          new Measurement(
              version.getModelId(),
              version.getVersion(),
              root,
              SecureHash.sha256("report"),
              new MetricSummary(metric, metric, metric));
      refuses(LedgerRule.EVALUATION_METRICS, b, new RecordEvaluationFlow(commandId(), tooGood));
      assertThat(uses(b, root)).isZero();
    }

    @Test
    void whileTheVersionIsFrozen() {
      SecureHash root = SecureHash.sha256("frozen");
      commit(b, root);
      ModelVersionState version = delivered(a, "frozen in between");
      c.awaitVersion(
          b,
          run(a, new FreezeVersionFlow(commandId(), version.getModelId(), version.getVersion()))
              .getState()
              .getData());
      refuses(LedgerRule.GRANT_VERSION_OPEN, b, evaluate(version, root));
      assertThat(uses(b, root)).isZero();
    }
  }
}
