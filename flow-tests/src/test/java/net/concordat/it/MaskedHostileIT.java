// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.MaskedPlay.ALL;
import static net.concordat.it.MaskedPlay.without;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.refusal;
import static net.concordat.it.Nodes.refuses;
import static net.concordat.it.Nodes.run;
import static net.concordat.it.Samples.commandId;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.concordat.common.ArtifactDigest;
import net.concordat.contracts.federation.Exclusion;
import net.concordat.contracts.federation.ExclusionReason;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.federation.RoundStatus;
import net.concordat.contracts.federation.UpdateCommitment;
import net.concordat.workflows.federation.AggregateRoundFlow;
import net.concordat.workflows.federation.CommitUpdateFlow;
import net.concordat.workflows.federation.MailedMask;
import net.concordat.workflows.federation.MaskMail;
import net.concordat.workflows.federation.MaskStep;
import net.concordat.workflows.federation.RollBackRoundFlow;
import net.concordat.workflows.federation.RoundResult;
import net.concordat.workflows.federation.SayMaskFlow;
import net.concordat.workflows.federation.SayMaskFlowResponder;
import net.concordat.workflows.federation.SendUpdateFlow;
import net.concordat.workflows.federation.SignSurvivorsFlow;
import net.concordat.workflows.support.FlowRule;
import net.corda.core.crypto.SecureHash;
import net.corda.core.utilities.OpaqueBytes;
import net.corda.testing.node.StartedMockNode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Of a masked update nobody sees the numbers; all else of it is looked at. */
@Order(10)
@Timeout(300)
@ExtendWith(SharedConsortium.class)
class MaskedHostileIT {

  private final FederationScene scene;

  MaskedHostileIT(TestConsortium c) {
    scene = FederationScene.of(c);
  }

  @Test
  void whatIsNotTheMaskedUpdateCommittedToIsRefusedAndNamed() throws Exception {
    RoundPlay play = MaskedPlay.begin(scene);
    MaskedPlay first = new MaskedPlay(play, 1);
    first.sayKeys(ALL);
    first.sayShares(ALL);
    int liar = without(first.gatherer)[0];
    byte[] others = play.packed(liar, 1, new byte[RoundPlay.UPDATE_BYTES]);
    RoundState opened = first.commit(ALL);
    Map<Integer, byte[]> earlier = new HashMap<>();
    for (int seat : ALL) {
      earlier.put(seat, stored(play, opened, seat));
    }
    overwrite(play, opened, liar, others);
    assertThat(sending(play, liar, 1)).contains("WRONG_COMMITMENT");
    int[] honest = without(liar);
    RoundResult made = first.combined(first.sum(honest, honest), honest.length);
    RoundState ended =
        run(play.bank(first.gatherer), new AggregateRoundFlow(commandId(), play.id, 1, made))
            .getState()
            .getData();
    assertThat(ended.getExcluded())
        .containsExactly(new Exclusion(liar, ExclusionReason.WRONG_COMMITMENT, null));
    play.fetch(1, first.gatherer);
    assertThreeMoreAreNamed(new MaskedPlay(play, 2), earlier, ended);
  }

  /** One replays, one sends far too much, one tells two peers two vectors: too few are left. */
  private void assertThreeMoreAreNamed(
      MaskedPlay masked, Map<Integer, byte[]> earlier, RoundState before) {
    RoundPlay play = masked.play;
    int[] other = without(masked.gatherer);
    masked.sayKeys(ALL);
    masked.sayShares(ALL);
    play.commit(other[0], 2, Objects.requireNonNull(earlier.get(other[0])));
    play.commit(other[1], 2, play.packed(other[1], 2, new byte[4_000_000]));
    for (int seat : without(other[0], other[1])) {
      play.commit(seat, 2, masked.maskedUpdate(seat));
    }
    UpdateCommitment second =
        play.commitAnew(
            other[2], 2, play.packed(other[2], 2, new byte[RoundPlay.UPDATE_BYTES]), other[3]);
    play.open(2, masked.gatherer, ALL);
    assertThat(sending(play, other[0], 2)).contains("REPLAYED");
    assertThat(sending(play, other[1], 2)).contains("WRONG_SHAPE");
    play.send(other[3], 2, masked.gatherer);

    StartedMockNode gatherer = play.bank(masked.gatherer);
    refuses(
        FlowRule.MASK_SURVIVORS, gatherer, new SignSurvivorsFlow(masked.attempt, party(gatherer)));
    RoundState ended =
        run(gatherer, new RollBackRoundFlow(commandId(), play.id, 2, List.of()))
            .getState()
            .getData();
    assertThat(ended.getStatus()).isEqualTo(RoundStatus.ROLLED_BACK);
    assertThat(ended.getGlobalDigest()).isEqualTo(before.getGlobalDigest());
    assertThat(ended.getExcluded())
        .containsExactlyInAnyOrder(
            new Exclusion(other[0], ExclusionReason.REPLAYED, null),
            new Exclusion(other[1], ExclusionReason.WRONG_SHAPE, null),
            new Exclusion(other[2], ExclusionReason.TWO_UPDATES, second));
  }

  /** Its first vector is in the sum, and nobody can take it out again. */
  @Test
  void aSurvivorThatSignedTwoVectorsTakesTheRoundWithIt() throws Exception {
    RoundPlay play = MaskedPlay.begin(scene);
    MaskedPlay masked = new MaskedPlay(play, 1);
    masked.sayKeys(ALL);
    masked.sayShares(ALL);
    int[] other = without(masked.gatherer);
    byte[] another = play.packed(other[0], 1, new byte[RoundPlay.UPDATE_BYTES]);
    RoundState opened = masked.commit(ALL);
    double[] sum = masked.sum(ALL, ALL);
    UpdateCommitment second = play.commitAnew(other[0], 1, another, other[1]);
    play.send(other[1], 1, masked.gatherer);

    StartedMockNode gatherer = play.bank(masked.gatherer);
    RoundResult made = masked.combined(sum, ALL.length);
    refuses(
        FlowRule.MASK_SURVIVORS, gatherer, new AggregateRoundFlow(commandId(), play.id, 1, made));
    RoundState ended =
        run(gatherer, new RollBackRoundFlow(commandId(), play.id, 1, List.of()))
            .getState()
            .getData();
    assertThat(ended.getGlobalDigest()).isEqualTo(opened.getGlobalDigest());
    assertThat(ended.getExcluded())
        .containsExactly(new Exclusion(other[0], ExclusionReason.TWO_UPDATES, second));
  }

  @Test
  void sharesThatComeLateAndSignaturesThatAreFalseAreRefused() throws Exception {
    RoundPlay play = MaskedPlay.begin(scene);
    MaskedPlay masked = new MaskedPlay(play, 1);
    int late = without(masked.gatherer)[0];
    int[] others = without(late);
    masked.sayKeys(ALL);
    masked.sayShares(others);
    StartedMockNode node = play.bank(late);
    refuses(
        FlowRule.MASK_ORDER,
        node,
        new SayMaskFlow(masked.attempt, MaskStep.SHARES, masked.shares(late), null));
    SecureHash plain = SecureHash.create(scene.c.store(node, play.update(late, 1)).hex());
    refuses(FlowRule.MASK_ORDER, node, new CommitUpdateFlow(play.id, 1, plain));
    RoundState opened = masked.commit(others);
    refuses(
        FlowRule.ROUND_OPEN,
        node,
        new SayMaskFlow(masked.attempt, MaskStep.SHARES, masked.shares(late), null));

    for (int seat : others) {
      play.send(seat, 1, masked.gatherer);
    }
    StartedMockNode gatherer = play.bank(masked.gatherer);
    run(gatherer, new SignSurvivorsFlow(masked.attempt, party(gatherer)));
    int forger = without(late, masked.gatherer)[0];
    refuses(
        FlowRule.MASK_ORDER,
        play.bank(forger),
        new SayMaskFlow(masked.attempt, MaskStep.UNMASKING, new byte[165], null));
    gatherer.registerInitiatedFlow(CheatMail.OfMask.class, SayMaskFlowResponder.class);
    MaskMail forged =
        new MaskMail(
            MaskStep.SURVIVORS,
            forger,
            new OpaqueBytes(survivors(opened)),
            SecureHash.zeroHash,
            new OpaqueBytes(new byte[64]));
    refuses(
        FlowRule.MASK_SIGNED,
        play.bank(forger),
        new CheatMail.OfMask(party(gatherer), new MailedMask(masked.attempt, forged)));

    RoundResult made = masked.combined(masked.sum(others, others), others.length);
    assertThat(
            run(gatherer, new AggregateRoundFlow(commandId(), play.id, 1, made))
                .getState()
                .getData()
                .getExcluded())
        .containsExactly(new Exclusion(late, ExclusionReason.AWAY, null));
  }

  /** All that committed: the seat of each, and the digest. */
  private static byte[] survivors(RoundState opened) {
    ByteBuffer bytes = ByteBuffer.allocate(opened.getCommitments().size() * 36);
    for (UpdateCommitment one : opened.getCommitments()) {
      bytes.putInt(one.getSeat()).put(one.getDigest().getBytes());
    }
    return bytes.array();
  }

  private static String sending(RoundPlay play, int seat, int round) {
    String refusal = refusal(play.bank(seat), new SendUpdateFlow(play.id, round));
    assertThat(refusal).startsWith(FlowRule.UPDATE_AS_COMMITTED.ruleName());
    return refusal;
  }

  private static String committed(RoundState opened, int seat) {
    return RoundPlay.hex(Objects.requireNonNull(opened.commitmentOf(seat)).getDigest());
  }

  private static byte[] stored(RoundPlay play, RoundState opened, int seat) throws IOException {
    ArtifactDigest digest = ArtifactDigest.of(committed(opened, seat));
    int size = (int) play.scene.c.storeOf(play.bank(seat)).size(digest).orElseThrow();
    return play.scene.c.storeOf(play.bank(seat)).read(digest, 0, size);
  }

  private static void overwrite(RoundPlay play, RoundState opened, int seat, byte[] bytes)
      throws IOException {
    String name = committed(opened, seat);
    Files.write(
        play.scene.c.directoryOf(play.bank(seat)).resolve(name.substring(0, 2)).resolve(name),
        bytes);
  }
}
