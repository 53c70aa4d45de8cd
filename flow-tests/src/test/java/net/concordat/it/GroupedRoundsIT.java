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
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
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
import net.concordat.federation.secure.MaskingSecrets;
import net.concordat.workflows.federation.AggregateRoundFlow;
import net.concordat.workflows.federation.Federations;
import net.concordat.workflows.federation.FetchMaskFlow;
import net.concordat.workflows.federation.ListMaskFlow;
import net.concordat.workflows.federation.MaskMail;
import net.concordat.workflows.federation.MaskStep;
import net.concordat.workflows.federation.MaskedAttempt;
import net.concordat.workflows.federation.RoundResult;
import net.concordat.workflows.federation.SayMaskFlow;
import net.concordat.workflows.federation.SendUpdateFlow;
import net.concordat.workflows.support.FlowRule;
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
  private static final int CLIENTS = 9;
  private static final int NOBODY = -1;
  private static final FixedPoint FIXED =
      new FixedPoint(MaskedPlay.LARGEST, MaskedGroup.LEAST_MEMBERS);

  private final FederationScene scene;

  GroupedRoundsIT(TestConsortium c) {
    scene = FederationScene.of(c).withFourMore();
  }

  @Test
  void aGroupThatLosesAMemberOrHasALiarIsLeftOutAndTheOthersSumsAreSeen() throws Exception {
    SecureHash zero =
        SecureHash.sha256(RoundPlay.bytes(GlobalModel.of(new float[RoundPlay.WEIGHTS])));
    RoundPlay play = new RoundPlay(scene, scene.grouped(zero, RoundPlay.UPDATE_BYTES));

    GroupedRound first = new GroupedRound(play, 1);
    first.mask(NOBODY);
    first.openAndSend(first.outsider);
    first.refuseHalfAGroup();
    RoundState ended = first.end(ExclusionReason.AWAY);
    assertRegulatorSumsTheSame(first, ended);

    // One never says its keys, so that the others of its group have nobody to mask with.
    GroupedRound second = new GroupedRound(play, 2);
    second.mask(second.outsider);
    assertThat(second.updates).hasSize(6);
    second.openAndSend(NOBODY);
    second.end(ExclusionReason.AWAY);

    GroupedRound third = new GroupedRound(play, 3);
    third.mask(NOBODY);
    third.openAndSend(third.outsider);
    third.sendAnotherThanCommitted(third.outsider);
    third.end(ExclusionReason.WRONG_COMMITMENT);
  }

  /** With the files, and the groups that the ledger draws, the regulator takes the same sums. */
  private void assertRegulatorSumsTheSame(GroupedRound round, RoundState ended) {
    RoundPlay play = round.play;
    StartedMockNode regulator = scene.c.regulator;
    await("the regulator to have the round")
        .atMost(PATIENCE)
        .until(() -> play.standing(regulator).equals(ended));
    for (int seat : ended.tookPart()) {
      assertThat(SecureHash.sha256(round.updateOf(seat)))
          .isEqualTo(Objects.requireNonNull(ended.commitmentOf(seat)).getDigest());
    }
    List<List<Integer>> groups =
        in(
            regulator,
            () ->
                new Federations(regulator.getServices())
                    .federation(play.id)
                    .getState()
                    .getData()
                    .groups(1));
    assertThat(groups).isEqualTo(round.groups);
    List<List<Integer>> whole = groups.stream().filter(ended.tookPart()::containsAll).toList();
    float[] base = new float[RoundPlay.WEIGHTS];
    assertThat(SecureHash.create(GlobalModel.of(round.moved(base, whole)).digest()))
        .isEqualTo(ended.getGlobalDigest());
  }

  /** A round of which one group comes to nothing, that of an outsider to the aggregator's. */
  private static final class GroupedRound {
    final RoundPlay play;
    final int number;
    final int gatherer;
    final List<List<Integer>> groups;
    final List<Integer> broken;
    final int outsider;
    final Map<Integer, byte[]> updates = new HashMap<>();

    GroupedRound(RoundPlay play, int number) {
      this.play = play;
      this.number = number;
      gatherer = play.aggregator(number, 0);
      groups = play.federation.groups(number, IntStream.range(0, CLIENTS).boxed().toList());
      assertThat(groups).hasSize(3).allMatch(group -> group.size() == 3);
      broken = groups.stream().filter(group -> !group.contains(gatherer)).findFirst().orElseThrow();
      outsider = broken.get(1);
    }

    byte[] updateOf(int seat) {
      return Objects.requireNonNull(updates.get(seat));
    }

    private MaskedGroup group(List<Integer> seats) {
      return new MaskedGroup(
          RoundPlay.hex(play.id), number, seats.stream().map(play::name).toList());
    }

    /** All but one say their keys, fetch the list, mask within whole groups and commit to that. */
    void mask(int silent) {
      MaskedAttempt attempt = new MaskedAttempt(play.id, number, gatherer);
      Map<Integer, GroupClient> clients = new HashMap<>();
      for (List<Integer> seats : groups) {
        for (int seat : seats) {
          if (seat != silent) {
            MaskingSecrets secrets = MaskingSecrets.fresh(new SecureRandom());
            byte[] said = MaskWire.keys(secrets.openKeys(play.name(seat)));
            run(play.bank(seat), new SayMaskFlow(attempt, MaskStep.KEYS, said, null));
            if (!seats.contains(silent)) {
              clients.put(seat, new GroupClient(group(seats), play.name(seat), secrets));
            }
          }
        }
      }
      run(play.bank(gatherer), new ListMaskFlow(attempt, MaskStep.KEYS, Duration.ofMillis(1)));
      clients.forEach((seat, client) -> commit(seat, client, fetched(attempt, seat)));
    }

    private Map<String, byte[]> fetched(MaskedAttempt attempt, int seat) {
      StartedMockNode node = play.bank(gatherer);
      List<MaskMail> list =
          seat == gatherer
              ? run(node, new ListMaskFlow(attempt, MaskStep.KEYS, Duration.ofMillis(1)))
              : run(play.bank(seat), new FetchMaskFlow(attempt, MaskStep.KEYS, party(node)));
      Map<String, byte[]> keys = new HashMap<>();
      for (MaskMail mail : list) {
        String member = play.name(mail.getSeat());
        keys.put(member, MaskWire.keys(member, mail.getSaid().getBytes()).mask());
      }
      return keys;
    }

    private void commit(int seat, GroupClient client, Map<String, byte[]> keys) {
      double[] difference = MaskedPlay.doubles(RoundPlay.difference(seat, number));
      int[] vector = client.mask(FIXED.encode(difference), keys);
      byte[] update = play.packed(seat, number, MaskWire.vector(vector));
      updates.put(seat, update);
      play.commit(seat, number, update);
    }

    void openAndSend(int lost) {
      play.open(number, gatherer, IntStream.range(0, CLIENTS).toArray());
      for (int seat : updates.keySet()) {
        if (seat != lost) {
          play.send(seat, number, gatherer);
        }
      }
    }

    void sendAnotherThanCommitted(int seat) throws IOException {
      String name = SecureHash.sha256(updateOf(seat)).toString().toLowerCase(Locale.ROOT);
      byte[] another = updateOf(seat).clone();
      another[another.length - 1] ^= 1;
      Files.write(
          play.scene.c.directoryOf(play.bank(seat)).resolve(name.substring(0, 2)).resolve(name),
          another);
      assertThat(refusal(play.bank(seat), new SendUpdateFlow(play.id, number)))
          .startsWith(FlowRule.UPDATE_AS_COMMITTED.ruleName())
          .contains("WRONG_COMMITMENT");
    }

    private List<Exclusion> incomplete() {
      return broken.stream()
          .filter(seat -> seat != outsider)
          .map(seat -> new Exclusion(seat, ExclusionReason.GROUP_INCOMPLETE, null))
          .toList();
    }

    void refuseHalfAGroup() {
      refuses(
          LedgerRule.ROUND_GROUPS,
          play.bank(gatherer),
          new AggregateRoundFlow(
              commandId(),
              play.id,
              number,
              new RoundResult(
                  SecureHash.create(play.model.digest()), 0, incomplete().subList(0, 1))));
    }

    RoundState end(ExclusionReason ofOutsider) {
      List<List<Integer>> whole = groups.stream().filter(group -> !group.equals(broken)).toList();
      GlobalModel next = GlobalModel.of(moved(play.model.weights(), whole));
      RoundResult made = play.moved(next, gatherer, incomplete());
      RoundState ended =
          run(play.bank(gatherer), new AggregateRoundFlow(commandId(), play.id, number, made))
              .getState()
              .getData();
      List<Exclusion> expected = new ArrayList<>(incomplete());
      expected.add(new Exclusion(outsider, ofOutsider, null));
      assertThat(ended.getExcluded()).containsExactlyInAnyOrderElementsOf(expected);
      assertThat(ended.tookPart()).hasSize(6).doesNotContainAnyElementsOf(broken);
      play.fetch(number, gatherer);
      return ended;
    }

    /** Each whole group's sum is that of its members' differences; their mean moves the weights. */
    float[] moved(float[] from, List<List<Integer>> whole) {
      float[] weights = from.clone();
      for (List<Integer> seats : whole) {
        Map<String, int[]> vectors = new HashMap<>();
        double[] plain = new double[RoundPlay.WEIGHTS];
        for (int seat : seats) {
          byte[] update = updateOf(seat);
          byte[] packed =
              Arrays.copyOfRange(update, update.length - RoundPlay.UPDATE_BYTES, update.length);
          vectors.put(play.name(seat), MaskWire.vector(play.name(seat), plain.length, packed));
          for (int i = 0; i < plain.length; i++) {
            plain[i] += RoundPlay.difference(seat, number)[i];
          }
        }
        double[] sum = FIXED.decode(group(seats).sum(vectors));
        // These sums are off by the most there can be, and by the last digit of a double.
        assertThat(sum).containsExactly(plain, within(FIXED.error(seats.size()) + 1e-12));
        for (int i = 0; i < weights.length; i++) {
          weights[i] += (float) (sum[i] / seats.size() / whole.size());
        }
      }
      return weights;
    }
  }
}
