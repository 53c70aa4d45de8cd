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

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import net.concordat.contracts.federation.GateEvaluator;
import net.concordat.contracts.federation.GateStep;
import net.concordat.contracts.federation.Judgement;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.federation.RoundStatus;
import net.concordat.contracts.federation.Verdict;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.federation.aggregation.GlobalModel;
import net.concordat.workflows.federation.AggregateRoundFlow;
import net.concordat.workflows.federation.FetchCandidateFlow;
import net.concordat.workflows.federation.FetchCandidateFlowResponder;
import net.concordat.workflows.federation.GatherJudgementsFlow;
import net.concordat.workflows.federation.JudgeCandidateFlow;
import net.concordat.workflows.federation.JudgeCandidateFlowResponder;
import net.concordat.workflows.federation.MailedJudgement;
import net.concordat.workflows.federation.OfferRequest;
import net.concordat.workflows.federation.RollBackRoundFlow;
import net.concordat.workflows.federation.RoundResult;
import net.concordat.workflows.support.FlowRule;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.utilities.OpaqueBytes;
import net.corda.testing.node.StartedMockNode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A round's weights are the federation's if its evaluators do not lose by them. */
@Order(10)
@Timeout(300)
@ExtendWith(SharedConsortium.class)
class FederationGateIT {
  private static final int[] ALL = {0, 1, 2, 3, 4};
  private static final int TOLERANCE = 5_000;
  private static final Duration AT_ONCE = Duration.ofMillis(1);

  private final FederationScene scene;

  FederationGateIT(TestConsortium c) {
    scene = FederationScene.of(c);
  }

  @Test
  void aSumThatMostEvaluatorsLoseByIsRolledBack() throws Exception {
    SecureHash zero =
        SecureHash.sha256(RoundPlay.bytes(GlobalModel.of(new float[RoundPlay.WEIGHTS])));
    RoundPlay play =
        new RoundPlay(scene, scene.gated(scene.masked(zero, RoundPlay.UPDATE_BYTES), 5, TOLERANCE));

    MaskedPlay first = new MaskedPlay(play, 1);
    RoundResult good = combined(first);
    StartedMockNode gatherer = play.bank(first.gatherer);
    assertThat(judged(first, good, 10_000, 20_000, -TOLERANCE, -900_000, -900_000)).isTrue();
    RoundState ended =
        run(gatherer, new AggregateRoundFlow(commandId(), play.id, 1, good)).getState().getData();
    assertThat(ended.getGlobalDigest()).isEqualTo(good.getGlobalDigest());
    assertThat(gains(ended)).containsExactly(10_000, 20_000, -TOLERANCE, -900_000, -900_000);
    assertThat(play.ledgerBytesPerClient(1, first.gatherer))
        .isBetween(5_000, RoundPlay.MOST_BYTES_PER_CLIENT);
    play.fetch(1, first.gatherer);

    MaskedPlay second = new MaskedPlay(play, 2);
    RoundResult bad = combined(second);
    gatherer = play.bank(second.gatherer);
    assertThat(judged(second, bad, 10_000, 20_000, -TOLERANCE - 1, -900_000, -900_000)).isFalse();
    refuses(LedgerRule.ROUND_GATE, gatherer, new AggregateRoundFlow(commandId(), play.id, 2, bad));
    RoundState back =
        run(gatherer, new RollBackRoundFlow(commandId(), play.id, 2, List.of()))
            .getState()
            .getData();
    assertThat(back.getStatus()).isEqualTo(RoundStatus.ROLLED_BACK);
    assertThat(back.getGlobalDigest()).isEqualTo(good.getGlobalDigest());
    assertThat(back.getCumulativeMillionths()).isEqualTo(ended.getCumulativeMillionths());
    assertThat(gains(back)).containsExactly(10_000, 20_000, -TOLERANCE - 1, -900_000, -900_000);
    assertThat(Objects.requireNonNull(back.getVerdict()).getOffered())
        .isEqualTo(bad.getGlobalDigest());
    await("the regulator to know why")
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(play.standing(scene.c.regulator)).isEqualTo(back));
  }

  private static RoundResult combined(MaskedPlay masked) {
    masked.sayKeys(ALL);
    masked.sayShares(ALL);
    masked.commit(ALL);
    return masked.combined(masked.sum(ALL, ALL), ALL.length);
  }

  private static List<Integer> gains(RoundState round) {
    return Objects.requireNonNull(round.getVerdict()).getJudgements().stream()
        .map(judgement -> judgement.getGains().get(0))
        .toList();
  }

  private static List<SecureHash> fetch(MaskedPlay masked, StartedMockNode evaluator) {
    Party gatherer = party(masked.play.bank(masked.gatherer));
    return run(
        evaluator,
        new FetchCandidateFlow(masked.play.id, masked.number, GateStep.WEIGHTS, gatherer));
  }

  private static boolean judged(MaskedPlay masked, RoundResult made, int... gains)
      throws Exception {
    RoundPlay play = masked.play;
    StartedMockNode gatherer = play.bank(masked.gatherer);
    Future<Boolean> passes =
        gatherer.startFlow(
            new GatherJudgementsFlow(play.id, masked.number, made.getGlobalDigest(), PATIENCE));
    for (int place = 0; place < gains.length; place++) {
      StartedMockNode evaluator = play.bank(place);
      if (place != masked.gatherer) {
        await("the weights to be offered")
            .atMost(PATIENCE)
            .until(() -> fetch(masked, evaluator).equals(List.of(made.getGlobalDigest())));
      }
      run(
          evaluator,
          judge(play, masked.number, made.getGlobalDigest(), gains[place], party(gatherer)));
    }
    return passes.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
  }

  @Test
  void whoIsNoEvaluatorOrSaysWhatItDidNotSignIsRefused() throws Exception {
    RoundPlay play =
        new RoundPlay(
            scene,
            scene.gated(
                scene.plan(
                    SecureHash.sha256(
                        RoundPlay.bytes(GlobalModel.of(new float[RoundPlay.WEIGHTS]))),
                    RoundPlay.UPDATE_BYTES,
                    HOUR,
                    HOUR),
                3,
                TOLERANCE));
    int seat = play.aggregator(1, 0);
    StartedMockNode aggregator = play.bank(seat);
    for (int client : ALL) {
      play.commit(client, 1, play.update(client, 1));
    }
    play.open(1, seat, ALL);
    for (int client : ALL) {
      play.send(client, 1, seat);
    }
    RoundResult made = play.combined(1, seat);

    refuses(FlowRule.UPDATE_STORED, aggregator, gather(play, SecureHash.sha256("nowhere")));
    assertThat(run(aggregator, gather(play, made.getGlobalDigest()))).isFalse();
    SecureHash another =
        SecureHash.create(scene.c.store(aggregator, Samples.bytes("other weights")).hex());
    refuses(FlowRule.GATE_ONCE, aggregator, gather(play, another));
    refuses(
        LedgerRule.ROUND_GATE, aggregator, new AggregateRoundFlow(commandId(), play.id, 1, made));

    int stranger = seat == 3 ? 4 : 3;
    refuses(
        FlowRule.GATE_EVALUATOR,
        play.bank(stranger),
        new FetchCandidateFlow(play.id, 1, GateStep.WEIGHTS, party(aggregator)));
    assertCheatsAreRefused(new Scene(play, aggregator, made.getGlobalDigest()), stranger, seat);

    for (int evaluator : new int[] {0, 1, 2}) {
      if (evaluator != seat) {
        run(
            play.bank(evaluator),
            new FetchCandidateFlow(play.id, 1, GateStep.WEIGHTS, party(aggregator)));
      }
      run(play.bank(evaluator), judge(play, 1, made.getGlobalDigest(), 7, party(aggregator)));
    }
    refuses(
        FlowRule.GATE_ONCE,
        play.bank(0),
        judge(play, 1, made.getGlobalDigest(), 8, party(aggregator)));
    assertThat(run(aggregator, gather(play, made.getGlobalDigest()))).isTrue();
    Verdict verdict =
        run(aggregator, new AggregateRoundFlow(commandId(), play.id, 1, made))
            .getState()
            .getData()
            .getVerdict();
    assertThat(Objects.requireNonNull(verdict).getJudgements()).hasSize(3);
  }

  private static JudgeCandidateFlow judge(
      RoundPlay play, int round, SecureHash candidate, int gain, Party to) {
    return new JudgeCandidateFlow(
        play.id, round, GateStep.WEIGHTS, List.of(candidate), List.of(gain), to);
  }

  private static GatherJudgementsFlow gather(RoundPlay play, SecureHash candidate) {
    return new GatherJudgementsFlow(play.id, 1, candidate, AT_ONCE);
  }

  /**
   * @param play of which federation
   * @param aggregator who offers
   * @param candidate what it offers
   */
  private record Scene(RoundPlay play, StartedMockNode aggregator, SecureHash candidate) {}

  private void assertCheatsAreRefused(Scene at, int stranger, int aggregator) {
    at.aggregator.registerInitiatedFlow(
        CheatMail.OfCandidate.class, FetchCandidateFlowResponder.class);
    at.aggregator.registerInitiatedFlow(
        CheatMail.OfJudgement.class, JudgeCandidateFlowResponder.class);
    refuses(
        FlowRule.GATE_EVALUATOR,
        at.play.bank(stranger),
        new CheatMail.OfCandidate(
            party(at.aggregator), new OfferRequest(at.play.id, 1, GateStep.WEIGHTS)));
    int[] evaluators = IntStream.range(0, 3).filter(place -> place != aggregator).toArray();
    int own = evaluators[0];
    cheat(at, FlowRule.GATE_EVALUATOR, stranger, at.candidate, signed(at, own, stranger));
    cheat(at, FlowRule.GATE_SIGNED, own, at.candidate, signed(at, evaluators[1], own));
    cheat(at, FlowRule.GATE_SIGNED, own, at.candidate, signed(at, own, evaluators[1]));
    cheat(at, FlowRule.GATE_SIGNED, own, SecureHash.sha256("others"), signed(at, own, own));
    Judgement unsigned = new Judgement(own, List.of(1_000), new OpaqueBytes(new byte[64]));
    cheat(at, FlowRule.GATE_SIGNED, own, at.candidate, unsigned);
  }

  private static void cheat(
      Scene at, FlowRule rule, int from, SecureHash candidate, Judgement judgement) {
    refuses(
        rule,
        at.play.bank(from),
        new CheatMail.OfJudgement(
            party(at.aggregator),
            new MailedJudgement(at.play.id, 1, GateStep.WEIGHTS, candidate, judgement)));
  }

  /** A judgement for one place, signed by whoever. */
  private Judgement signed(Scene at, int place, int by) {
    StartedMockNode node = at.play.bank(by);
    GateEvaluator evaluator =
        Objects.requireNonNull(at.play.federation.getPlan().getGate()).getEvaluators().get(place);
    List<Integer> gains = List.of(1_000);
    byte[] signedBytes =
        Judgement.signedBytes(
            GateStep.WEIGHTS, at.play.standing(node), at.candidate, evaluator, gains);
    byte[] signature =
        in(
            node,
            () ->
                node.getServices()
                    .getKeyManagementService()
                    .sign(signedBytes, party(node).getOwningKey())
                    .getBytes());
    return new Judgement(place, gains, new OpaqueBytes(signature));
  }
}
