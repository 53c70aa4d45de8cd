// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.refuses;
import static net.concordat.it.Nodes.run;
import static net.concordat.it.Samples.commandId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import net.concordat.contracts.federation.Exclusion;
import net.concordat.contracts.federation.ExclusionReason;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.federation.aggregation.GlobalModel;
import net.concordat.federation.secure.FixedPoint;
import net.concordat.federation.secure.GroupClient;
import net.concordat.federation.secure.MaskWire;
import net.concordat.federation.secure.MaskedGroup;
import net.concordat.workflows.federation.AggregateRoundFlow;
import net.concordat.workflows.federation.FetchMaskFlow;
import net.concordat.workflows.federation.ListMaskFlow;
import net.concordat.workflows.federation.MaskMail;
import net.concordat.workflows.federation.MaskStep;
import net.concordat.workflows.federation.MaskedAttempt;
import net.concordat.workflows.federation.RoundResult;
import net.concordat.workflows.federation.SayMaskFlow;
import net.corda.core.crypto.SecureHash;
import net.corda.testing.node.StartedMockNode;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nine banks in groups of three: a group whose sum cannot be taken is left out of the round. */
@Order(10)
@Timeout(300)
@ExtendWith(SharedConsortium.class)
class GroupedRoundsIT {
  private static final FixedPoint FIXED =
      new FixedPoint(MaskedPlay.LARGEST, MaskedGroup.LEAST_MEMBERS);

  private final FederationScene scene;

  GroupedRoundsIT(TestConsortium c) {
    scene = FederationScene.of(c).withFourMore();
  }

  @Test
  void aGroupThatLosesAMemberIsLeftOutAndTheOthersSumsAreSeen() throws Exception {
    SecureHash zero =
        SecureHash.sha256(RoundPlay.bytes(GlobalModel.of(new float[RoundPlay.WEIGHTS])));
    RoundPlay play = new RoundPlay(scene, scene.grouped(zero, RoundPlay.UPDATE_BYTES));
    int gatherer = play.aggregator(1, 0);
    int[] all = IntStream.range(0, 9).toArray();
    List<List<Integer>> groups = play.federation.groups(1, IntStream.of(all).boxed().toList());
    assertThat(groups).hasSize(3).allMatch(group -> group.size() == 3);

    Map<Integer, byte[]> masked = mask(play, gatherer, groups);
    for (int seat : all) {
      play.commit(seat, 1, Objects.requireNonNull(masked.get(seat)));
    }
    RoundState opened = play.open(1, gatherer, all);
    List<Integer> broken =
        groups.stream().filter(group -> !group.contains(gatherer)).findFirst().orElseThrow();
    int lost = broken.get(1);
    for (int seat : all) {
      if (seat != lost) {
        play.send(seat, 1, gatherer);
      }
    }
    List<Exclusion> incomplete =
        broken.stream()
            .filter(seat -> seat != lost)
            .map(seat -> new Exclusion(seat, ExclusionReason.GROUP_INCOMPLETE, null))
            .toList();
    RoundResult made = combined(play, gatherer, masked, whole(groups, broken), incomplete);
    StartedMockNode node = play.bank(gatherer);
    refuses(
        LedgerRule.ROUND_GROUPS,
        node,
        new AggregateRoundFlow(
            commandId(),
            play.id,
            1,
            new RoundResult(made.getGlobalDigest(), 100_000, incomplete.subList(0, 1))));
    RoundState ended =
        run(node, new AggregateRoundFlow(commandId(), play.id, 1, made)).getState().getData();

    List<Exclusion> expected = new ArrayList<>(incomplete);
    expected.add(new Exclusion(lost, ExclusionReason.AWAY, null));
    assertThat(ended.getExcluded()).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(ended.tookPart()).hasSize(6).doesNotContainAnyElementsOf(broken);
    assertThat(ended.getCommitments()).isEqualTo(opened.getCommitments());
    play.fetch(1, gatherer);
  }

  private static List<List<Integer>> whole(List<List<Integer>> groups, List<Integer> broken) {
    return groups.stream().filter(group -> !group.equals(broken)).toList();
  }

  /** All say their keys, fetch the list, and mask within their groups. */
  private static Map<Integer, byte[]> mask(
      RoundPlay play, int gatherer, List<List<Integer>> groups) {
    MaskedAttempt attempt = new MaskedAttempt(play.id, 1, gatherer);
    Map<Integer, GroupClient> clients = new HashMap<>();
    for (List<Integer> group : groups) {
      MaskedGroup masked = group(play, group);
      for (int seat : group) {
        GroupClient client = new GroupClient(masked, play.name(seat), new SecureRandom());
        clients.put(seat, client);
        run(play.bank(seat), new SayMaskFlow(attempt, MaskStep.KEYS, client.openKey(), null));
      }
    }
    Map<Integer, byte[]> updates = new HashMap<>();
    StartedMockNode node = play.bank(gatherer);
    List<MaskMail> list = run(node, new ListMaskFlow(attempt, MaskStep.KEYS, Duration.ofMillis(1)));
    for (Map.Entry<Integer, GroupClient> one : clients.entrySet()) {
      int seat = one.getKey();
      if (seat != gatherer) {
        list = run(play.bank(seat), new FetchMaskFlow(attempt, MaskStep.KEYS, party(node)));
      }
      Map<String, byte[]> keys = new HashMap<>();
      list.forEach(mail -> keys.put(play.name(mail.getSeat()), mail.getSaid().getBytes()));
      double[] difference = MaskedPlay.doubles(RoundPlay.difference(seat, 1));
      int[] vector = one.getValue().mask(FIXED.encode(difference), keys);
      updates.put(seat, play.packed(seat, 1, MaskWire.vector(vector)));
    }
    return updates;
  }

  private static MaskedGroup group(RoundPlay play, List<Integer> seats) {
    return new MaskedGroup(RoundPlay.hex(play.id), 1, seats.stream().map(play::name).toList());
  }

  /** Each whole group's sum is that of its members' differences; their mean moves the weights. */
  private static RoundResult combined(
      RoundPlay play,
      int aggregator,
      Map<Integer, byte[]> updates,
      List<List<Integer>> groups,
      List<Exclusion> found) {
    float[] weights = play.model.weights().clone();
    for (List<Integer> seats : groups) {
      Map<String, int[]> vectors = new HashMap<>();
      double[] plain = new double[RoundPlay.WEIGHTS];
      for (int seat : seats) {
        byte[] update = Objects.requireNonNull(updates.get(seat));
        byte[] packed = new byte[RoundPlay.UPDATE_BYTES];
        System.arraycopy(update, update.length - packed.length, packed, 0, packed.length);
        vectors.put(play.name(seat), MaskWire.vector(play.name(seat), RoundPlay.WEIGHTS, packed));
        for (int i = 0; i < plain.length; i++) {
          plain[i] += RoundPlay.difference(seat, 1)[i];
        }
      }
      double[] sum = FIXED.decode(group(play, seats).sum(vectors));
      assertThat(sum).containsExactly(plain, within(FIXED.error(seats.size())));
      for (int i = 0; i < weights.length; i++) {
        weights[i] += (float) (sum[i] / seats.size() / groups.size());
      }
    }
    return play.moved(GlobalModel.of(weights), aggregator, found);
  }
}
