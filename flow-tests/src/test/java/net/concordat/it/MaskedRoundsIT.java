// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.MaskedPlay.ALL;
import static net.concordat.it.MaskedPlay.without;
import static net.concordat.it.Nodes.PATIENCE;
import static net.concordat.it.Nodes.in;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.refusal;
import static net.concordat.it.Nodes.refuses;
import static net.concordat.it.Nodes.run;
import static net.concordat.it.Samples.commandId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.federation.Exclusion;
import net.concordat.contracts.federation.ExclusionReason;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.federation.RoundStatus;
import net.concordat.federation.aggregation.GlobalModel;
import net.concordat.workflows.federation.AggregateRoundFlow;
import net.concordat.workflows.federation.CommitUpdateFlow;
import net.concordat.workflows.federation.FetchMaskFlow;
import net.concordat.workflows.federation.ListMaskFlow;
import net.concordat.workflows.federation.MaskStep;
import net.concordat.workflows.federation.RoundResult;
import net.concordat.workflows.federation.SayMaskFlow;
import net.concordat.workflows.federation.SignSurvivorsFlow;
import net.concordat.workflows.support.FlowRule;
import net.corda.core.crypto.SecureHash;
import net.corda.core.utilities.ByteArrays;
import net.corda.testing.node.StartedMockNode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rounds of five banks of which nobody sees an update, but all see the sum. */
@Order(10)
@Timeout(300)
@ExtendWith(SharedConsortium.class)
class MaskedRoundsIT {
  private static final String OF_ROUND = " and round_id = '";

  private final FederationScene scene;

  MaskedRoundsIT(TestConsortium c) {
    scene = FederationScene.of(c);
  }

  @Test
  void whoDropsOutLeavesTheOthersTheirSum() throws Exception {
    RoundPlay play = MaskedPlay.begin(scene);
    MaskedPlay first = new MaskedPlay(play, 1);
    int lost = (first.gatherer + 1) % 5;
    first.sayKeys(ALL);
    first.sayShares(without(lost));
    RoundState opened = first.commit(without(lost));
    assertThat(opened.getExcluded())
        .containsExactly(new Exclusion(lost, ExclusionReason.AWAY, null));
    sum(first, without(lost), without(lost));
    assertRegulatorOpensTheSame(first, opened, without(lost));

    // Its masked update is in the sum, and it says nothing more.
    MaskedPlay second = new MaskedPlay(play, 2);
    second.sayKeys(ALL);
    second.sayShares(ALL);
    second.commit(ALL);
    sum(second, ALL, without((second.gatherer + 2) % 5));

    // It committed to its masked update, and never sends it.
    MaskedPlay third = new MaskedPlay(play, 3);
    int silent = (third.gatherer + 3) % 5;
    third.sayKeys(ALL);
    third.sayShares(ALL);
    third.commit(ALL);
    sum(third, without(silent), without(silent));
    assertThat(play.standing(play.bank(0)).getExcluded())
        .containsExactly(new Exclusion(silent, ExclusionReason.AWAY, null));
  }

  private static void sum(MaskedPlay masked, int[] survivors, int[] speakers) {
    RoundPlay play = masked.play;
    RoundResult result = masked.combined(masked.sum(survivors, speakers), survivors.length);
    run(
        play.bank(masked.gatherer),
        new AggregateRoundFlow(commandId(), play.id, masked.number, result));
    play.fetch(masked.number, masked.gatherer);
  }

  private void assertRegulatorOpensTheSame(MaskedPlay masked, RoundState opened, int[] survivors) {
    RoundPlay play = masked.play;
    StartedMockNode regulator = scene.c.regulator;
    await("the regulator to have the round")
        .atMost(PATIENCE)
        .until(() -> play.standing(regulator).getStatus() == RoundStatus.AGGREGATED);
    for (MaskStep step : MaskStep.values()) {
      assertThat(masked.fetch(regulator, step)).isEqualTo(masked.list(step));
    }
    RoundState ended = play.standing(regulator);
    assertThat(ended.getCommitments()).isEqualTo(opened.getCommitments());
    double[] sum = masked.open(play.bank(masked.gatherer), ended, survivors);
    float[] weights = new float[sum.length];
    for (int i = 0; i < sum.length; i++) {
      weights[i] = (float) (sum[i] / survivors.length);
    }
    assertThat(SecureHash.create(GlobalModel.of(weights).digest()))
        .isEqualTo(ended.getGlobalDigest());
  }

  @Test
  void aClientThatLiesOrSpeaksOutOfTurnIsRefused() throws Exception {
    RoundPlay play = MaskedPlay.begin(scene);
    MaskedPlay masked = new MaskedPlay(play, 1);
    int liar = without(masked.gatherer)[0];
    StartedMockNode node = play.bank(liar);
    Path weights =
        scene
            .c
            .directoryOf(node)
            .resolve(play.model.digest().substring(0, 2))
            .resolve(play.model.digest());
    Files.move(weights, weights.resolveSibling("aside"));
    SayMaskFlow keys = new SayMaskFlow(masked.attempt, MaskStep.KEYS, masked.openKeys(liar), null);
    refuses(FlowRule.UPDATE_STORED, node, keys);
    Files.move(weights.resolveSibling("aside"), weights);

    refuses(
        FlowRule.MASK_ORDER,
        node,
        new SayMaskFlow(masked.attempt, MaskStep.SHARES, new byte[320], null));
    refuses(
        FlowRule.ROUND_OPEN,
        node,
        new SayMaskFlow(masked.attempt, MaskStep.UNMASKING, new byte[1], null));
    SecureHash plain = SecureHash.create(scene.c.store(node, play.update(liar, 1)).hex());
    refuses(FlowRule.MASK_ORDER, node, new CommitUpdateFlow(play.id, 1, plain, null));
    for (int seat : without(liar)) {
      run(
          play.bank(seat),
          new SayMaskFlow(masked.attempt, MaskStep.KEYS, masked.openKeys(seat), null));
    }
    StartedMockNode gatherer = play.bank(masked.gatherer);
    refuses(
        FlowRule.MASK_LIST,
        gatherer,
        new ListMaskFlow(masked.attempt, MaskStep.KEYS, Duration.ofMillis(300)));

    masked.sayKeys(ALL);
    byte[] other = masked.openKeys(liar);
    other[95] ^= 1;
    refuses(FlowRule.MASK_ONCE, node, new SayMaskFlow(masked.attempt, MaskStep.KEYS, other, null));
    forget(masked, node, "step = 'KEYS'");
    refuses(FlowRule.MASK_ONCE, node, new SayMaskFlow(masked.attempt, MaskStep.KEYS, other, null));
    assertReplayIsRefused(masked, liar);
  }

  @Test
  void keysThatAreNoneOrAnothersAreRefused() throws Exception {
    RoundPlay play = MaskedPlay.begin(scene);
    MaskedPlay masked = new MaskedPlay(play, 1);
    int[] others = without(masked.gatherer);
    int liar = others[0];
    byte[] anothers = masked.openKeys(others[1]);
    run(play.bank(others[1]), new SayMaskFlow(masked.attempt, MaskStep.KEYS, anothers, null));
    byte[] own = masked.openKeys(liar);
    byte[] twice = own.clone();
    System.arraycopy(own, 0, twice, 32, 32);
    byte[] copied = own.clone();
    System.arraycopy(anothers, 0, copied, 32, 32);
    // The highest bit makes it no other key.
    copied[63] |= (byte) 0x80;
    for (byte[] wrong :
        List.of(new byte[96], Arrays.copyOf(own, 95), Arrays.copyOf(own, 97), twice, copied)) {
      refuses(
          FlowRule.MASK_KEYS,
          play.bank(liar),
          new SayMaskFlow(masked.attempt, MaskStep.KEYS, wrong, null));
      forget(masked, play.bank(liar), "step = 'KEYS'");
    }
    run(play.bank(liar), new SayMaskFlow(masked.attempt, MaskStep.KEYS, own, null));
  }

  /** What a client signed in one step is no use in another, nor by another's name. */
  private static void assertReplayIsRefused(MaskedPlay masked, int liar) {
    StartedMockNode node = masked.play.bank(liar);
    byte[] shares = masked.shares(without(liar, masked.gatherer)[0]);
    sql(
        node,
        "insert into concordat_mask (id, round_id, gatherer, step, seat, said, before_digest,"
            + " signature, listed) select replace(id, 'KEYS', 'SHARES'), round_id, gatherer,"
            + " 'SHARES', seat, '"
            + ByteArrays.toHexString(shares)
            + "', before_digest, signature, false from concordat_mask where step = 'KEYS' and seat = "
            + liar
            + OF_ROUND
            + masked.play.id
            + "/1'");
    forget(masked, node, "step = 'KEYS'");
    masked.fetch(node, MaskStep.KEYS);
    refuses(
        FlowRule.MASK_SIGNED, node, new SayMaskFlow(masked.attempt, MaskStep.SHARES, shares, null));
  }

  @Test
  void anAggregatorThatShowsClientsDifferentThingsIsNamedAndGetsNoUnmasking() throws Exception {
    RoundPlay play = MaskedPlay.begin(scene);
    MaskedPlay masked = new MaskedPlay(play, 1);
    StartedMockNode gatherer = play.bank(masked.gatherer);
    int[] others = without(masked.gatherer);
    masked.sayKeys(ALL);
    masked.sayShares(ALL);
    masked.commit(ALL);
    for (int seat : others) {
      play.send(seat, 1, masked.gatherer);
    }

    // One bank signs five survivors; then the aggregator is silent about the last, to get at it.
    run(gatherer, new SignSurvivorsFlow(masked.attempt, party(gatherer)));
    run(play.bank(others[0]), new SignSurvivorsFlow(masked.attempt, party(gatherer)));
    forget(masked, gatherer, "step = 'SURVIVORS' and seat = " + masked.gatherer);
    sql(
        gatherer,
        "delete from concordat_mail where round_id = '" + play.id + "/1' and seat = " + others[3]);
    run(gatherer, new SignSurvivorsFlow(masked.attempt, party(gatherer)));
    for (int i : new int[] {1, 2}) {
      run(play.bank(others[i]), new SignSurvivorsFlow(masked.attempt, party(gatherer)));
    }

    String name = party(gatherer).getName().toString();
    assertThat(
            refusal(play.bank(others[0]), new SignSurvivorsFlow(masked.attempt, party(gatherer))))
        .startsWith(FlowRule.MASK_ONCE.ruleName());
    assertThat(
            refusal(play.bank(others[3]), new SignSurvivorsFlow(masked.attempt, party(gatherer))))
        .startsWith(FlowRule.MASK_SURVIVORS.ruleName())
        .contains(name);
    run(gatherer, new ListMaskFlow(masked.attempt, MaskStep.SURVIVORS, Duration.ofMillis(1)));
    for (int seat : others) {
      assertThat(
              refusal(
                  play.bank(seat),
                  new FetchMaskFlow(masked.attempt, MaskStep.SURVIVORS, party(gatherer))))
          .startsWith(FlowRule.MASK_SURVIVORS.ruleName())
          .contains(name);
      refuses(
          FlowRule.MASK_ORDER,
          play.bank(seat),
          new SayMaskFlow(masked.attempt, MaskStep.UNMASKING, new byte[165], null));
    }

    // Nor does it help to change a list that was shown.
    sql(
        gatherer,
        "update concordat_mask set listed = false where step = 'SHARES' and seat = 0"
            + OF_ROUND
            + play.id
            + "/1'");
    assertThat(
            refusal(
                play.bank(others[0]),
                new FetchMaskFlow(masked.attempt, MaskStep.SHARES, party(gatherer))))
        .startsWith(FlowRule.MASK_LIST.ruleName())
        .contains(name + " shows another list of SHARES than before");
  }

  private static void forget(MaskedPlay masked, StartedMockNode node, String where) {
    sql(node, "delete from concordat_mask where " + where + OF_ROUND + masked.play.id + "/1'");
  }

  private static void sql(StartedMockNode node, String statement) {
    in(
        node,
        () -> {
          try (Statement sql = node.getServices().jdbcSession().createStatement()) {
            return sql.executeUpdate(statement);
          }
        });
  }
}
