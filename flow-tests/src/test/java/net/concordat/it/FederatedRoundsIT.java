// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.FederationScene.HOUR;
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
import java.util.Locale;
import java.util.stream.IntStream;
import net.concordat.common.ArtifactDigest;
import net.concordat.contracts.federation.Exclusion;
import net.concordat.contracts.federation.ExclusionReason;
import net.concordat.contracts.federation.FederationClaim;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.federation.RoundStatus;
import net.concordat.contracts.federation.UpdateCommitment;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.Provenance;
import net.concordat.contracts.model.VersionStatus;
import net.concordat.workflows.federation.CommitRoundFlow;
import net.concordat.workflows.federation.CommitUpdateFlow;
import net.concordat.workflows.federation.Federations;
import net.concordat.workflows.federation.FetchGlobalFlow;
import net.concordat.workflows.federation.LeaveFederationFlow;
import net.concordat.workflows.federation.SendUpdateFlow;
import net.concordat.workflows.model.PublishModelVersionFlow;
import net.concordat.workflows.model.VersionProposal;
import net.concordat.workflows.support.FlowRule;
import net.corda.core.crypto.SecureHash;
import net.corda.testing.node.StartedMockNode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Rounds of five banks, with all there and with some away or dishonest. */
@Order(10)
@Timeout(300)
@ExtendWith(SharedConsortium.class)
class FederatedRoundsIT {
  private final FederationScene scene;

  FederatedRoundsIT(TestConsortium c) {
    scene = FederationScene.of(c);
  }

  @Test
  void threeRoundsOfFiveBanksGiveEverybodyTheSameWeights() throws Exception {
    RoundPlay play = new RoundPlay(scene, HOUR, HOUR);
    for (int round = 1; round <= 3; round++) {
      play.undisturbed(round);
    }

    assertThat(play.federation.getOrder()).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    RoundState last = play.standing(play.bank(0));
    assertThat(last.getContributors()).containsExactly(0, 1, 2, 3, 4);
    assertThat(last.getExcluded()).isEmpty();
    assertThat(last.getCumulativeMillionths()).isEqualTo(300_000);
    // The mean of 1 to 5 times (i + 1), three times, and 0.125 x (1 + 2 + 3).
    assertThat(play.model.weights()).containsExactly(9.75f, 18.75f, 27.75f, 36.75f);
    for (StartedMockNode bank : scene.banks) {
      assertThat(scene.c.storeOf(bank).size(ArtifactDigest.of(hex(last.getGlobalDigest()))))
          .isPresent();
    }
    await("the regulator to have all rounds")
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(play.standing(scene.c.regulator)).isEqualTo(last));
    refuses(LedgerRule.ROUND_NEXT, play.bank(play.aggregator(4, 0)), afterCommitmentsTo(play, 4));
    assertLedgerIsSmall(play);
    ModelVersionState published = publish(play, last);
    assertThat(published.getProvenance().getFederation()).isNotNull();
    assertThat(published.getStatus()).isEqualTo(VersionStatus.PENDING_APPROVAL);
  }

  /** What came of it becomes a version of bank A's own, like any other. */
  private ModelVersionState publish(RoundPlay play, RoundState last) {
    StartedMockNode owner = play.bank(0);
    byte[] artifact = Samples.bytes("the version that all have trained");
    FederationClaim claim = FederationClaim.of(scene.federation(owner, play.id), last);
    assertThat(claim.getClients()).isEqualTo(scene.parties());
    Provenance provenance =
        new Provenance(
            "card-transactions",
            SecureHash.sha256("no rows of its own"),
            play.federation.getPlan().getTraining().getSpecDigest(),
            "test",
            null,
            null,
            claim);
    return run(
            owner,
            new PublishModelVersionFlow(
                commandId(),
                new VersionProposal(
                    scene.c.register(owner).getState().getData().getModelId(),
                    Samples.description(scene.c.store(owner, artifact), artifact.length),
                    provenance,
                    scene.base.getPolicy(),
                    scene.base.getModelId(),
                    scene.base.getVersion())))
        .getState()
        .getData();
  }

  private CommitRoundFlow afterCommitmentsTo(RoundPlay play, int round) {
    for (int seat = 0; seat < 5; seat++) {
      play.commit(seat, round, play.update(seat, round));
    }
    return new CommitRoundFlow(commandId(), play.id, round);
  }

  private static void assertLedgerIsSmall(RoundPlay play) {
    for (int round = 1; round <= 3; round++) {
      assertThat(play.ledgerBytesPerClient(round, 0))
          .isLessThanOrEqualTo(RoundPlay.MOST_BYTES_PER_CLIENT);
    }
    StartedMockNode node = play.bank(0);
    assertThat(in(node, () -> new Federations(node.getServices()).rounds(play.id)))
        .as("two transactions a round, and one before the first")
        .hasSize(7);
  }

  @Test
  void theNextTakesOverFromAnAggregatorThatIsAway() throws Exception {
    RoundPlay play = new RoundPlay(scene, 2, 2);
    int away = play.aggregator(1, 0);
    int next = play.aggregator(1, 1);
    int afterNext =
        play.federation.seatOf(play.federation.successors(party(play.bank(next)), 1).get(1));
    int[] there = IntStream.range(0, 5).filter(seat -> seat != away).toArray();
    for (int seat : there) {
      // Weights that no other federation of these nodes has left in their stores.
      play.commitTo(seat, 1, play.update(seat, 1, -seat, 0.5f, -1, 2), next);
    }
    RoundState opened = play.open(1, next, there);
    assertThat(opened.getAggregator()).isEqualTo(party(play.bank(next)));
    assertThat(opened.getExcluded())
        .containsExactly(new Exclusion(away, ExclusionReason.AWAY, null));

    // That one goes away as well, once the round is open; who is away already is passed over.
    int last = afterNext == away ? following(play, next, 2) : afterNext;
    for (int seat : there) {
      if (seat != next) {
        play.send(seat, 1, last);
      }
    }
    RoundState ended = play.aggregate(1, last).getState().getData();
    assertThat(ended.getAggregator()).isEqualTo(party(play.bank(last)));
    assertThat(ended.tookPart()).hasSize(3).doesNotContain(away, next);
    assertThat(ended.getExcluded())
        .containsExactly(
            new Exclusion(away, ExclusionReason.AWAY, null),
            new Exclusion(next, ExclusionReason.AWAY, null));

    // Both are back: they get what they missed.
    for (int seat : new int[] {away, next}) {
      play.awaitRound(seat, 1, RoundStatus.AGGREGATED);
      SecureHash stored = digestOf(play, seat);
      refuses(
          FlowRule.UPDATE_STORED, play.bank(seat), new CommitUpdateFlow(play.id, 2, stored, null));
      run(play.bank(seat), new FetchGlobalFlow(play.id, 1, party(play.bank(last))));
      play.commitTo(seat, 2, play.update(seat, 2), seat);
    }
  }

  private static int following(RoundPlay play, int seat, int turns) {
    return play.federation.seatOf(
        play.federation.successors(party(play.bank(seat)), turns).get(turns));
  }

  @Test
  void whoLeavesBetweenRoundsIsInNoneThatFollows() throws Exception {
    RoundPlay play = new RoundPlay(scene, HOUR, HOUR);
    play.undisturbed(1);
    int aggregator = play.aggregator(2, 0);
    int leaving = (aggregator + 1) % 5;
    run(play.bank(leaving), new LeaveFederationFlow(commandId(), play.id));
    for (int seat = 0; seat < 5; seat++) {
      scene.awaitLeft(play.bank(seat), play.id, leaving);
    }
    for (int seat = 0; seat < 5; seat++) {
      if (seat != leaving) {
        play.commit(seat, 2, play.update(seat, 2));
      }
    }
    assertThat(
            refusal(
                play.bank(leaving),
                new CommitUpdateFlow(play.id, 2, digestOf(play, leaving), null)))
        .startsWith("federation-client");
    RoundState opened = play.open(2, aggregator);
    assertThat(opened.getCommitments()).hasSize(4);
    assertThat(opened.getExcluded()).isEmpty();

    RoundState ended = play.rollBack(2, aggregator);
    assertThat(ended.getStatus()).isEqualTo(RoundStatus.ROLLED_BACK);
    assertThat(ended.getGlobalDigest()).isEqualTo(opened.getGlobalDigest());
    assertThat(ended.getContributors()).containsExactly(0, 1, 2, 3, 4);
    refuses(
        FlowRule.FEDERATION_CLIENT,
        play.bank(leaving),
        new FetchGlobalFlow(play.id, 1, party(play.bank(aggregator))));
  }

  private SecureHash digestOf(RoundPlay play, int seat) {
    return SecureHash.create(scene.c.store(play.bank(seat), play.update(seat, 2)).hex());
  }

  @Test
  void whatTheRoundDoesNotAllowIsRefusedAndOtherBytesAreNamed() throws Exception {
    RoundPlay play = new RoundPlay(scene, HOUR, HOUR);
    int aggregator = play.aggregator(1, 0);
    int client = (aggregator + 1) % 5;
    UpdateCommitment own = play.commit(client, 1, play.update(client, 1));
    StartedMockNode node = play.bank(client);

    assertThat(play.commit(client, 1, play.update(client, 1))).isEqualTo(own);
    SecureHash another = SecureHash.create(scene.c.store(node, play.update(client, 1, 9f)).hex());
    refuses(FlowRule.UPDATE_ONCE, node, new CommitUpdateFlow(play.id, 1, another, null));
    refuses(
        FlowRule.UPDATE_STORED,
        node,
        new CommitUpdateFlow(play.id, 1, SecureHash.sha256("not stored"), null));
    refuses(FlowRule.ROUND_OPEN, node, new CommitUpdateFlow(play.id, 2, another, null));
    refuses(FlowRule.ROUND_OPEN, node, new SendUpdateFlow(play.id, 1, null));
    refuses(FlowRule.ROUND_OPEN, node, new CommitRoundFlow(commandId(), play.id, 2));

    for (int seat = 0; seat < 5; seat++) {
      play.commit(seat, 1, play.update(seat, 1));
    }
    byte[] others = play.update(client, 1, 7f, 7f, 7f, 7f);
    RoundState opened = play.open(1, aggregator, 0, 1, 2, 3, 4);
    UpdateCommitment committed = opened.getCommitments().get(client);
    String stored = hex(committed.getDigest());
    Files.write(scene.c.directoryOf(node).resolve(stored.substring(0, 2)).resolve(stored), others);
    assertThat(refusal(node, new SendUpdateFlow(play.id, 1, party(play.bank(aggregator)))))
        .startsWith(FlowRule.UPDATE_AS_COMMITTED.ruleName())
        .contains("WRONG_COMMITMENT");
    for (int seat = 0; seat < 5; seat++) {
      if (seat != client) {
        play.send(seat, 1, aggregator);
      }
    }
    RoundState ended = play.aggregate(1, aggregator).getState().getData();
    assertThat(ended.tookPart()).hasSize(4).doesNotContain(client);
    assertThat(ended.getExcluded())
        .containsExactly(new Exclusion(client, ExclusionReason.WRONG_COMMITMENT, null));
    assertThat(ended.getContributors()).doesNotContain(client);
  }

  /** Five dishonest clients would be too many: two are as they should be, and the round is not. */
  @Test
  void dishonestClientsAreRefusedAndNamed() throws Exception {
    RoundPlay play = new RoundPlay(scene, HOUR, HOUR);
    byte[][] earlier = new byte[5][];
    for (int seat = 0; seat < 5; seat++) {
      earlier[seat] = play.update(seat, 1);
    }
    play.undisturbed(1);
    int aggregator = play.aggregator(2, 0);
    int[] other = IntStream.range(0, 5).filter(seat -> seat != aggregator).toArray();
    play.commit(aggregator, 2, play.update(aggregator, 2));
    play.commit(other[0], 2, play.update(other[0], 2, 1f, Float.NaN, 1f, 1f));
    play.commit(other[1], 2, play.update(other[1], 2, 1f, 1f, 1f, 1f, 1f));
    play.commit(other[2], 2, earlier[other[2]]);
    UpdateCommitment first = play.commit(other[3], 2, play.update(other[3], 2));
    UpdateCommitment second =
        play.commitAnew(other[3], 2, play.update(other[3], 2, 5f, 5f, 5f, 5f), aggregator);
    assertThat(second.getDigest()).isNotEqualTo(first.getDigest());
    RoundState opened = play.open(2, aggregator, 0, 1, 2, 3, 4);
    assertThat(opened.getCommitments()).hasSize(5);

    play.send(other[0], 2, aggregator);
    assertThat(sending(play, other[1], aggregator)).contains("WRONG_SHAPE");
    assertThat(sending(play, other[2], aggregator)).contains("REPLAYED");
    assertThat(sending(play, other[3], aggregator)).contains("WRONG_COMMITMENT");

    RoundState ended = play.rollBack(2, aggregator);
    assertThat(ended.tookPart()).containsExactly(aggregator);
    assertThat(ended.getExcluded())
        .containsExactlyInAnyOrder(
            new Exclusion(other[0], ExclusionReason.NOT_FINITE, null),
            new Exclusion(other[1], ExclusionReason.WRONG_SHAPE, null),
            new Exclusion(other[2], ExclusionReason.REPLAYED, null),
            new Exclusion(other[3], ExclusionReason.TWO_UPDATES, second));
  }

  private static String sending(RoundPlay play, int seat, int aggregator) {
    String refusal =
        refusal(play.bank(seat), new SendUpdateFlow(play.id, 2, party(play.bank(aggregator))));
    assertThat(refusal).startsWith(FlowRule.UPDATE_AS_COMMITTED.ruleName());
    return refusal;
  }

  private static String hex(SecureHash digest) {
    return digest.toString().toLowerCase(Locale.ROOT);
  }

  /** To the aggregator it says one thing, to another client a second; that one passes it on. */
  @Test
  void twoUpdatesToldToTwoPeersAreNamedAndAHugeOneIsNotTaken() throws Exception {
    RoundPlay play = new RoundPlay(scene, HOUR, HOUR);
    int aggregator = play.aggregator(1, 0);
    int[] other = IntStream.range(0, 5).filter(seat -> seat != aggregator).toArray();
    play.commit(other[0], 1, play.update(other[0], 1));
    play.commit(other[1], 1, play.update(other[1], 1, new float[1_000_000]));
    for (int seat : new int[] {aggregator, other[2], other[3]}) {
      play.commit(seat, 1, play.update(seat, 1));
    }
    UpdateCommitment second =
        play.commitAnew(other[0], 1, play.update(other[0], 1, 5f, 5f, 5f, 5f), other[3]);
    RoundState opened = play.open(1, aggregator, 0, 1, 2, 3, 4);
    for (int seat : new int[] {other[2], other[3]}) {
      play.send(seat, 1, aggregator);
    }
    assertThat(refusal(play.bank(other[1]), new SendUpdateFlow(play.id, 1)))
        .contains("WRONG_SHAPE");
    UpdateCommitment huge = opened.getCommitments().get(other[1]);
    assertThat(scene.c.storeOf(play.bank(aggregator)).size(digest(huge))).isEmpty();
    assertThat(scene.c.storeOf(play.bank(aggregator)).received(digest(huge))).isZero();

    RoundState ended = play.aggregate(1, aggregator).getState().getData();
    assertThat(ended.tookPart()).containsExactlyInAnyOrder(aggregator, other[2], other[3]);
    assertThat(ended.getExcluded())
        .containsExactlyInAnyOrder(
            new Exclusion(other[0], ExclusionReason.TWO_UPDATES, second),
            new Exclusion(other[1], ExclusionReason.WRONG_SHAPE, null));
  }

  private static ArtifactDigest digest(UpdateCommitment commitment) {
    return ArtifactDigest.of(hex(commitment.getDigest()));
  }
}
