// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import net.concordat.common.ArtifactDigest;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.federation.UpdateCommitment;
import net.concordat.federation.aggregation.GlobalModel;
import net.concordat.federation.secure.FixedPoint;
import net.concordat.federation.secure.MaskWire;
import net.concordat.federation.secure.MaskedRound;
import net.concordat.federation.secure.MaskedSum;
import net.concordat.federation.secure.MaskingClient;
import net.concordat.federation.secure.MaskingSecrets;
import net.concordat.federation.secure.OpenKeys;
import net.concordat.federation.secure.Unmasking;
import net.concordat.workflows.federation.FetchMaskFlow;
import net.concordat.workflows.federation.ListMaskFlow;
import net.concordat.workflows.federation.MaskMail;
import net.concordat.workflows.federation.MaskStep;
import net.concordat.workflows.federation.MaskedAttempt;
import net.concordat.workflows.federation.RoundResult;
import net.concordat.workflows.federation.SayMaskFlow;
import net.concordat.workflows.federation.SignSurvivorsFlow;
import net.corda.core.crypto.SecureHash;
import net.corda.testing.node.StartedMockNode;

/**
 * The workers of a masked round. Each starts again at every step: it has its secrets and what its
 * node gives it.
 */
final class MaskedPlay {
  /** The seats of all five. */
  static final int[] ALL = {0, 1, 2, 3, 4};

  static final int LARGEST = 100;
  static final FixedPoint FIXED = new FixedPoint(LARGEST, 5);

  final RoundPlay play;
  final int number;
  final int gatherer;
  final MaskedAttempt attempt;
  private final Map<Integer, byte[]> secrets = new HashMap<>();
  private final Map<MaskStep, List<MaskMail>> lists = new HashMap<>();

  MaskedPlay(RoundPlay play, int number) {
    this.play = play;
    this.number = number;
    this.gatherer = play.aggregator(number, 0);
    this.attempt = new MaskedAttempt(play.id, number, gatherer);
  }

  private MaskingSecrets secrets(int seat) {
    return MaskingSecrets.of(
        secrets.computeIfAbsent(seat, any -> MaskingSecrets.fresh(new SecureRandom()).toBytes()));
  }

  private MaskMail say(int seat, MaskStep step, byte[] said) {
    return run(play.bank(seat), new SayMaskFlow(attempt, step, said, null));
  }

  /** All that can say something in a step have; the gatherer lists it, and all of them fetch it. */
  private void listAndFetch(MaskStep step, int... seats) {
    lists.put(
        step, run(play.bank(gatherer), new ListMaskFlow(attempt, step, Duration.ofMillis(1))));
    for (int seat : seats) {
      if (seat != gatherer) {
        fetch(play.bank(seat), step);
      }
    }
  }

  List<MaskMail> fetch(StartedMockNode node, MaskStep step) {
    return run(node, new FetchMaskFlow(attempt, step, party(play.bank(gatherer))));
  }

  /** What who gathers has listed. */
  List<MaskMail> list(MaskStep step) {
    return Objects.requireNonNull(lists.get(step));
  }

  byte[] openKeys(int seat) {
    return MaskWire.keys(secrets(seat).openKeys(play.name(seat)));
  }

  void sayKeys(int... seats) {
    for (int seat : seats) {
      say(seat, MaskStep.KEYS, openKeys(seat));
    }
    listAndFetch(MaskStep.KEYS, seats);
  }

  MaskedRound round() {
    return new MaskedRound(
        RoundPlay.hex(play.id), number, new ArrayList<>(said(MaskStep.KEYS).keySet()), 4);
  }

  /** What was said in a step, by client. */
  private Map<String, byte[]> said(MaskStep step) {
    Map<String, byte[]> said = new LinkedHashMap<>();
    for (MaskMail mail : list(step)) {
      said.put(play.name(mail.getSeat()), mail.getSaid().getBytes());
    }
    return said;
  }

  private List<OpenKeys> keys() {
    List<OpenKeys> keys = new ArrayList<>();
    said(MaskStep.KEYS).forEach((member, sent) -> keys.add(MaskWire.keys(member, sent)));
    return keys;
  }

  private MaskingClient client(int seat) {
    return new MaskingClient(round(), play.name(seat), secrets(seat));
  }

  byte[] shares(int seat) {
    return MaskWire.shares(client(seat).shareSecrets(keys()));
  }

  void sayShares(int... seats) {
    for (int seat : seats) {
      say(seat, MaskStep.SHARES, shares(seat));
    }
    listAndFetch(MaskStep.SHARES, seats);
  }

  private MaskingClient masking(int seat, List<int[]> masked) {
    MaskingClient client = client(seat);
    client.shareSecrets(keys());
    masked.add(
        client.mask(
            FIXED.encode(doubles(RoundPlay.difference(seat, number))),
            MaskWire.letters(round(), play.name(seat), said(MaskStep.SHARES))));
    return client;
  }

  static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    Arrays.setAll(doubles, i -> values[i]);
    return doubles;
  }

  byte[] maskedUpdate(int seat) {
    List<int[]> masked = new ArrayList<>();
    masking(seat, masked);
    return play.packed(seat, number, MaskWire.vector(masked.get(0)));
  }

  /** These commit to their masked updates, and the round is opened. */
  RoundState commit(int... seats) {
    for (int seat : seats) {
      play.commit(seat, number, maskedUpdate(seat));
    }
    return play.open(number, gatherer, 0, 1, 2, 3, 4);
  }

  /** All survivors sign who they are. */
  void signSurvivors(int... seats) {
    run(play.bank(gatherer), new SignSurvivorsFlow(attempt, party(play.bank(gatherer))));
    for (int seat : seats) {
      if (seat != gatherer) {
        run(play.bank(seat), new SignSurvivorsFlow(attempt, party(play.bank(gatherer))));
      }
    }
    listAndFetch(MaskStep.SURVIVORS, seats);
  }

  byte[] unmasking(int seat, int... survivors) {
    MaskingClient client = masking(seat, new ArrayList<>());
    return MaskWire.unmasking(round(), client.maskedWith(), client.unmask(names(survivors)));
  }

  private Set<String> names(int... seats) {
    Set<String> names = new TreeSet<>();
    for (int seat : seats) {
      names.add(play.name(seat));
    }
    return names;
  }

  /** Some of the survivors give their shares; as many as needed. */
  void sayUnmasking(int[] speakers, int... survivors) {
    for (int seat : speakers) {
      say(seat, MaskStep.UNMASKING, unmasking(seat, survivors));
    }
    listAndFetch(MaskStep.UNMASKING);
  }

  /** The sum that nobody sees in parts. */
  double[] plainSum(int... seats) {
    double[] sum = new double[RoundPlay.WEIGHTS];
    for (int seat : seats) {
      double[] difference = doubles(RoundPlay.difference(seat, number));
      Arrays.setAll(sum, i -> sum[i] + difference[i]);
    }
    return sum;
  }

  /** What whoever has the lists and the masked updates opens, from one node's store. */
  double[] open(StartedMockNode node, RoundState opened, int... survivors) {
    Map<String, int[]> vectors = new TreeMap<>();
    Set<String> sharers = said(MaskStep.SHARES).keySet();
    for (int seat : survivors) {
      vectors.put(play.name(seat), vector(node, seat, opened));
    }
    List<Unmasking> unmaskings = new ArrayList<>();
    said(MaskStep.UNMASKING)
        .forEach(
            (from, sent) ->
                unmaskings.add(MaskWire.unmasking(round(), from, sharers, names(survivors), sent)));
    return FIXED.decode(new MaskedSum(round(), keys(), sharers).open(vectors, unmaskings));
  }

  private int[] vector(StartedMockNode node, int seat, RoundState opened) {
    UpdateCommitment committed = Objects.requireNonNull(opened.commitmentOf(seat));
    try {
      ArtifactDigest digest = ArtifactDigest.of(RoundPlay.hex(committed.getDigest()));
      int size = (int) play.scene.c.storeOf(node).size(digest).orElseThrow();
      byte[] stored = play.scene.c.storeOf(node).read(digest, 0, size);
      assertThat(SecureHash.sha256(stored)).isEqualTo(committed.getDigest());
      return MaskWire.vector(
          play.name(seat),
          RoundPlay.WEIGHTS,
          Arrays.copyOfRange(stored, size - RoundPlay.UPDATE_BYTES, size));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The survivors' updates are sent and opened, though only some of them speak in the end. */
  double[] sum(int[] survivors, int[] speakers) {
    for (int seat : survivors) {
      play.send(seat, number, gatherer);
    }
    signSurvivors(speakers);
    sayUnmasking(speakers, survivors);
    StartedMockNode aggregator = play.bank(gatherer);
    double[] sum = open(aggregator, play.standing(aggregator), survivors);
    assertThat(sum).containsExactly(plainSum(survivors), within(FIXED.error(survivors.length)));
    return sum;
  }

  /** What the gatherer's worker makes of a sum. */
  RoundResult combined(double[] sum, int count) {
    float[] weights = play.model.weights().clone();
    for (int i = 0; i < weights.length; i++) {
      weights[i] += (float) (sum[i] / count);
    }
    return play.moved(GlobalModel.of(weights), gatherer, List.of());
  }

  /** A masked federation that begins with weights of 0. */
  static RoundPlay begin(FederationScene scene) throws Exception {
    SecureHash zero =
        SecureHash.sha256(RoundPlay.bytes(GlobalModel.of(new float[RoundPlay.WEIGHTS])));
    return new RoundPlay(scene, scene.masked(zero, RoundPlay.UPDATE_BYTES));
  }

  /** The seats of all others. */
  static int[] without(int... seats) {
    return IntStream.of(ALL)
        .filter(seat -> IntStream.of(seats).noneMatch(s -> s == seat))
        .toArray();
  }
}
