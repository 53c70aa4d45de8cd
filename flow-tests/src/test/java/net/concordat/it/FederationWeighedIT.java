// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.Nodes.PATIENCE;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.refuses;
import static net.concordat.it.Nodes.run;
import static net.concordat.it.Samples.commandId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.concordat.contracts.federation.Exclusion;
import net.concordat.contracts.federation.ExclusionReason;
import net.concordat.contracts.federation.GateStep;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.federation.UpdateCommitment;
import net.concordat.contracts.federation.Verdict;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.federation.aggregation.GlobalModel;
import net.concordat.workflows.federation.AggregateRoundFlow;
import net.concordat.workflows.federation.FetchCandidateFlow;
import net.concordat.workflows.federation.GatherJudgementsFlow;
import net.concordat.workflows.federation.JudgeCandidateFlow;
import net.concordat.workflows.federation.RollBackRoundFlow;
import net.concordat.workflows.federation.RoundResult;
import net.concordat.workflows.federation.WeighUpdatesFlow;
import net.concordat.workflows.support.FlowRule;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.testing.node.StartedMockNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whose update does least on the evaluators' rows is left out of a round by their word. */
@Order(10)
@Timeout(300)
@ExtendWith(SharedConsortium.class)
class FederationWeighedIT {
  private static final int[] ALL = {0, 1, 2, 3, 4};
  private static final int EVALUATORS = 5;
  private static final int LIAR = 4;
  private static final int HARM = -9_000;
  private static final Duration AT_ONCE = Duration.ofMillis(1);

  private final FederationScene scene;
  private RoundPlay play;
  private int seat;

  FederationWeighedIT(TestConsortium c) {
    scene = FederationScene.of(c);
  }

  @BeforeEach
  void begin() throws Exception {
    SecureHash zero =
        SecureHash.sha256(RoundPlay.bytes(GlobalModel.of(new float[RoundPlay.WEIGHTS])));
    play = new RoundPlay(scene, scene.weighed(zero, RoundPlay.UPDATE_BYTES));
  }

  private StartedMockNode aggregator() {
    return play.bank(seat);
  }

  /** All that is sent in a round has come to its aggregator. */
  private List<SecureHash> sent(int round) {
    seat = play.aggregator(round, 0);
    List<SecureHash> updates = new ArrayList<>();
    for (int client : ALL) {
      UpdateCommitment made = play.commit(client, round, play.update(client, round));
      updates.add(made.getDigest());
    }
    play.open(round, seat, ALL);
    for (int client : ALL) {
      play.send(client, round, seat);
    }
    return updates;
  }

  private static List<Exclusion> leastGain(int client) {
    return List.of(new Exclusion(client, ExclusionReason.LEAST_GAIN, null));
  }

  private List<SecureHash> fetch(int evaluator, int round, GateStep step) {
    return run(
        play.bank(evaluator), new FetchCandidateFlow(play.id, round, step, party(aggregator())));
  }

  private JudgeCandidateFlow judge(
      int round, GateStep step, List<SecureHash> offered, List<Integer> gains) {
    return new JudgeCandidateFlow(play.id, round, step, offered, gains, party(aggregator()));
  }

  /** What a client's update does, but that the last evaluator says the opposite. */
  private static List<Integer> gains(int evaluator, int clients) {
    List<Integer> gains = new ArrayList<>();
    for (int client = 0; client < clients; client++) {
      int gain = client == LIAR ? HARM : 1_000 * (client + 1) + evaluator;
      gains.add(evaluator == EVALUATORS - 1 ? -1_000 * gain : gain);
    }
    return gains;
  }

  private void judged(int round, GateStep step, List<SecureHash> offered) {
    for (int evaluator = 0; evaluator < EVALUATORS; evaluator++) {
      int place = evaluator;
      if (evaluator != seat) {
        await("something to be offered")
            .atMost(PATIENCE)
            .until(() -> fetch(place, round, step).equals(offered));
      }
      List<Integer> gains =
          step == GateStep.WEIGHTS ? List.of(5) : gains(evaluator, offered.size());
      run(play.bank(evaluator), judge(round, step, offered, gains));
    }
  }

  @Test
  void whoStandsLowestIsLeftOutAndNobodyElse() throws Exception {
    List<SecureHash> updates = sent(1);
    assertCheatsAreRefused(updates);

    Future<Verdict> weighing =
        aggregator().startFlow(new WeighUpdatesFlow(play.id, 1, updates, PATIENCE));
    judged(1, GateStep.UPDATES, updates);
    Verdict said = weighing.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    assertThat(said.getJudgements()).hasSize(EVALUATORS);

    RoundResult made = play.moved(GlobalModel.of(new float[] {1, 2, 3, 4}), seat, leastGain(LIAR));
    Future<Boolean> gate =
        aggregator()
            .startFlow(new GatherJudgementsFlow(play.id, 1, made.getGlobalDigest(), PATIENCE));
    judged(1, GateStep.WEIGHTS, List.of(made.getGlobalDigest()));
    assertThat(gate.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
    int honest = seat == 0 ? 1 : 0;
    for (List<Exclusion> wrong : List.of(leastGain(honest), List.<Exclusion>of())) {
      RoundResult other = new RoundResult(made.getGlobalDigest(), made.getMovedMillionths(), wrong);
      refuses(LedgerRule.ROUND_WEIGHED, aggregator(), aggregate(other));
    }
    RoundState ended = run(aggregator(), aggregate(made)).getState().getData();

    assertThat(ended.getExcluded()).isEqualTo(leastGain(LIAR));
    assertThat(ended.getContributors()).containsExactly(0, 1, 2, 3);
    assertThat(ended.getWeighed()).isEqualTo(said);
    // The middle one, beside one that says the opposite.
    assertThat(ended.getStandings()).containsExactly(1_001L, 2_001L, 3_001L, 4_001L, (long) HARM);
    assertThat(play.ledgerBytesPerClient(1, seat))
        .isBetween(5_000, RoundPlay.MOST_BYTES_PER_CLIENT);
    await("the regulator to know by whose word")
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(play.standing(scene.c.regulator)).isEqualTo(ended));
  }

  private AggregateRoundFlow aggregate(RoundResult result) {
    return new AggregateRoundFlow(commandId(), play.id, 1, result);
  }

  /** Nobody but evaluators sees updates, and these judge what clients have committed to. */
  private void assertCheatsAreRefused(List<SecureHash> updates) {
    Party to = party(aggregator());
    refuses(
        FlowRule.GATE_EVALUATOR,
        scene.c.regulator,
        new FetchCandidateFlow(play.id, 1, GateStep.UPDATES, to));
    List<SecureHash> reversed = new ArrayList<>(updates);
    Collections.reverse(reversed);
    SecureHash another =
        SecureHash.create(scene.c.store(aggregator(), Samples.bytes("another update")).hex());
    for (List<SecureHash> wrong :
        List.of(reversed, List.of(updates.get(0), updates.get(0)), List.of(another))) {
      refuses(FlowRule.GATE_OFFER, aggregator(), new WeighUpdatesFlow(play.id, 1, wrong, AT_ONCE));
    }
    refuses(
        FlowRule.GATE_OFFER, aggregator(), judge(1, GateStep.UPDATES, updates, List.of(1, 2, 3)));
  }

  @Test
  void whoSpeaksLateIsNotHeardAndNothingComesOfARoundThatNobodyWeighed() {
    List<SecureHash> updates = sent(1);
    WeighUpdatesFlow weigh = new WeighUpdatesFlow(play.id, 1, updates, AT_ONCE);
    assertThat(Objects.requireNonNull(run(aggregator(), weigh)).getJudgements()).isEmpty();
    judged(1, GateStep.UPDATES, updates);
    assertThat(
            Objects.requireNonNull(
                    run(aggregator(), new WeighUpdatesFlow(play.id, 1, updates, PATIENCE)))
                .getJudgements())
        .isEmpty();
    refuses(
        LedgerRule.ROUND_WEIGHED,
        aggregator(),
        new RollBackRoundFlow(commandId(), play.id, 1, leastGain(LIAR)));
    RoundState back =
        run(aggregator(), new RollBackRoundFlow(commandId(), play.id, 1, List.of()))
            .getState()
            .getData();
    assertThat(back.getWeighed()).isNull();
    assertThat(back.getStandings()).isEmpty();
  }
}
