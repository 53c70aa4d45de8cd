// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.Nodes.PATIENCE;
import static net.concordat.it.Nodes.holds;
import static net.concordat.it.Nodes.in;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.refusal;
import static net.concordat.it.Nodes.refuses;
import static net.concordat.it.Nodes.run;
import static net.concordat.it.Samples.commandId;
import static net.concordat.it.ScoringSamples.after;
import static net.concordat.it.ScoringSamples.anchor;
import static net.concordat.it.ScoringSamples.anchoring;
import static net.concordat.it.ScoringSamples.first;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.scoring.ScoringBatch;
import net.concordat.contracts.scoring.ScoringBatchState;
import net.concordat.contracts.scoring.ScoringContract;
import net.concordat.contracts.scoring.ScoringLog;
import net.concordat.contracts.scoring.ScoringRegisterState;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.testing.node.StartedMockNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A bank anchors its decisions, in one history that the regulator has. */
@Order(4)
@Timeout(300)
@ExtendWith(SharedConsortium.class)
class ScoringIT {
  private final TestConsortium c;
  private final StartedMockNode b;
  private final ScoringLog log = ScoringSamples.log();

  ScoringIT(TestConsortium c) {
    this.c = c;
    b = c.bankB;
  }

  @BeforeEach
  void openRegisters() {
    c.people.of(b);
  }

  @Test
  void isSeenByTheBankAndTheRegulatorAlone() {
    StateAndRef<ScoringBatchState> second = second();
    await("the regulator to be told of both batches")
        .atMost(PATIENCE)
        .until(() -> holds(c.regulator, second.getRef().getTxhash()));
    assertThat(batches(c.regulator)).containsExactlyElementsOf(batches(b)).hasSize(2);
    assertThat(holds(c.bankA, second.getRef().getTxhash())).isFalse();
  }

  @Test
  void aBatchIsAnchoredOnceWhateverTheCommand() {
    StateAndRef<ScoringBatchState> began = anchor(b, log);
    StateAndRef<ScoringBatchState> second = run(b, anchoring(log, after(first(log))));
    assertThat(anchor(b, log)).isEqualTo(began);
    assertThat(run(b, anchoring(log, after(first(log))))).isEqualTo(second);
    assertThat(batches(b)).hasSize(2);
  }

  @Test
  void refusesAnotherBatchInAPlaceThatHasOne() {
    anchor(b, log);
    ScoringBatch kept = first(log);
    ScoringBatch other =
        new ScoringBatch(
            0, 0, 10, log.firstHead(), SecureHash.sha256("rewritten"), kept.getClosedAt());
    assertThat(refusal(b, anchoring(log, other)))
        .startsWith(FlowRule.BATCH_ONCE.ruleName() + ": ")
        .contains(kept.getRoot().toString());
  }

  @Test
  void refusesABatchWhoseForerunnerIsNotAnchored() {
    anchor(b, log);
    assertThat(refusal(b, anchoring(log, after(after(first(log))))))
        .startsWith(FlowRule.FOUND.ruleName() + ": ")
        .contains("no batch 1 of log " + log.getId());
  }

  @Test
  void refusesABatchThatDoesNotAdjoinItsForerunner() {
    anchor(b, log);
    ScoringBatch next = after(first(log));
    ScoringBatch gap =
        new ScoringBatch(1, 11, 10, next.getPreviousRoot(), next.getRoot(), next.getClosedAt());
    refuses(LedgerRule.SCORING_NEXT, b, anchoring(log, gap));
  }

  @Test
  void refusesAFirstBatchThatFollowsSomething() {
    ScoringBatch first = first(log);
    ScoringBatch second =
        new ScoringBatch(0, 0, 10, first.getRoot(), first.getRoot(), first.getClosedAt());
    refuses(LedgerRule.SCORING_FIRST, b, anchoring(log, second));
  }

  @Test
  void aSecondHistoryOfALogIsRefusedByTheNotary() {
    anchor(b, log);
    StateAndRef<ScoringRegisterState> register = register();
    Forgery forged = new Forgery(b, commandId()).input(register);
    forged
        .output(register.getState().getData().with(forged.header(register.getRef()), log))
        .output(new ScoringBatchState(forged.header(null), party(b), log, first(log)));
    assertThat(
            refusal(
                b,
                new NotariseFlow(forged.sign(new ScoringContract.Commands.BeginLog(), party(b)))))
        .contains(LedgerRule.SCORING_LOG_ONCE.ruleName() + ": ");
  }

  @Test
  void theSameBatchAtTheSameTimeIsAnchoredOnce() throws Exception {
    anchor(b, log);
    ScoringBatch next = after(first(log));
    List<Future<StateAndRef<ScoringBatchState>>> racing = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      racing.add(b.startFlow(anchoring(log, next)));
    }
    for (Future<?> flow : racing) {
      try {
        flow.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      } catch (ExecutionException refused) {
        assertThat(Objects.requireNonNull(refused.getCause()).getMessage())
            .startsWith(FlowRule.CURRENT_STATES.ruleName() + ": ");
      }
    }
    assertThat(run(b, anchoring(log, next)).getState().getData().getBatch()).isEqualTo(next);
    assertThat(batches(b)).hasSize(2);
  }

  private StateAndRef<ScoringBatchState> second() {
    anchor(b, log);
    return run(b, anchoring(log, after(first(log))));
  }

  private List<ScoringBatchState> batches(StartedMockNode node) {
    return in(
        node,
        () ->
            new Vault(node.getServices())
                .ever(ScoringBatchState.class).stream()
                    .map(found -> found.getState().getData())
                    .filter(state -> state.getLog().equals(log))
                    .sorted(
                        (one, other) ->
                            Long.compare(one.getBatch().getIndex(), other.getBatch().getIndex()))
                    .toList());
  }

  private StateAndRef<ScoringRegisterState> register() {
    return in(
        b,
        () ->
            new Vault(b.getServices())
                .unconsumed(ScoringRegisterState.class).stream()
                    .filter(found -> found.getState().getData().getMember().equals(party(b)))
                    .findFirst()
                    .orElseThrow());
  }
}
