// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.Nodes.PATIENCE;
import static net.concordat.it.Nodes.in;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.run;
import static net.concordat.it.Samples.commandId;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import net.concordat.common.ArtifactDigest;
import net.concordat.contracts.federation.Exclusion;
import net.concordat.contracts.federation.ExclusionReason;
import net.concordat.contracts.federation.FederationPlan;
import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.federation.RoundStatus;
import net.concordat.contracts.federation.UpdateCommitment;
import net.concordat.federation.aggregation.FedAvg;
import net.concordat.federation.aggregation.GlobalModel;
import net.concordat.federation.aggregation.RoundUpdates;
import net.concordat.federation.aggregation.WeightedMean;
import net.concordat.federation.compression.Whole;
import net.concordat.federation.update.Intake;
import net.concordat.federation.update.SentUpdate;
import net.concordat.workflows.federation.AggregateRoundFlow;
import net.concordat.workflows.federation.AwaitUpdatesFlow;
import net.concordat.workflows.federation.CommitRoundFlow;
import net.concordat.workflows.federation.CommitUpdateFlow;
import net.concordat.workflows.federation.Federations;
import net.concordat.workflows.federation.FetchGlobalFlow;
import net.concordat.workflows.federation.RollBackRoundFlow;
import net.concordat.workflows.federation.RoundMailFlow;
import net.concordat.workflows.federation.RoundResult;
import net.concordat.workflows.federation.SendUpdateFlow;
import net.concordat.workflows.federation.UpdateForm;
import net.concordat.workflows.federation.UpdateMail;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.serialization.SerializationAPIKt;
import net.corda.core.serialization.SerializationFactory;
import net.corda.testing.node.StartedMockNode;

/**
 * A federation of five on the ledger, with what a worker does beside each node: it trains four
 * weights by a rule that anybody can follow, and combines as the simulator does.
 */
final class RoundPlay {
  static final int WEIGHTS = 4;
  static final int UPDATE_BYTES = WEIGHTS * Float.BYTES;

  /** What a round may add to the ledger for each of five clients. */
  static final int MOST_BYTES_PER_CLIENT = 6_000;

  final FederationScene scene;
  final FederationState federation;
  final SecureHash id;
  GlobalModel model = GlobalModel.of(new float[WEIGHTS]);

  /** Begins, with deadlines that are this long. */
  RoundPlay(FederationScene scene, int trainingSeconds, int sendingSeconds) throws Exception {
    this(
        scene,
        scene.plan(
            SecureHash.sha256(bytes(GlobalModel.of(new float[WEIGHTS]))),
            UPDATE_BYTES,
            trainingSeconds,
            sendingSeconds));
  }

  /** Begins, with a plan that begins with weights of 0. */
  RoundPlay(FederationScene scene, FederationPlan plan) throws Exception {
    this.scene = scene;
    federation = scene.running(plan);
    id = federation.getFederationId();
    for (StartedMockNode bank : scene.banks) {
      scene.c.store(bank, bytes(model));
    }
  }

  /** What the transactions of a round add to the ledger, for each client, as a seat has them. */
  int ledgerBytesPerClient(int number, int seat) {
    StartedMockNode node = bank(seat);
    int bytes =
        in(node, () -> new Federations(node.getServices()).rounds(id)).stream()
            .filter(found -> found.getState().getData().getNumber() == number)
            .mapToInt(found -> size(node, found.getRef().getTxhash()))
            .sum();
    int perClient = bytes / scene.banks.size();
    System.out.printf("ledger-bytes-per-client of round %d: %d%n", number, perClient);
    return perClient;
  }

  private static int size(StartedMockNode node, SecureHash id) {
    return in(
        node,
        () -> {
          SerializationFactory factory = SerializationFactory.Companion.getDefaultFactory();
          return SerializationAPIKt.serialize(
                  node.getServices().getValidatedTransactions().getTransaction(id),
                  factory,
                  factory.getDefaultContext())
              .getSize();
        });
  }

  StartedMockNode bank(int seat) {
    return scene.banks.get(seat);
  }

  /** The seat of the aggregator whose turn a round is; of the one after it, and so on. */
  int aggregator(int round, int later) {
    List<Party> line = federation.aggregators(round, later);
    return federation.seatOf(line.get(later));
  }

  /** A client's difference in a round: its seat plus one, plus a tenth for each round. */
  static float[] difference(int seat, int round) {
    float[] difference = new float[WEIGHTS];
    for (int i = 0; i < WEIGHTS; i++) {
      difference[i] = (seat + 1) * (i + 1) + round * 0.125f;
    }
    return difference;
  }

  /** An update as it should be. */
  byte[] update(int seat, int round) {
    return update(seat, round, difference(seat, round));
  }

  /** An update of some numbers. */
  byte[] update(int seat, int round, float... difference) {
    return packed(seat, round, new Whole().pack(difference));
  }

  /** An update of some bytes. */
  byte[] packed(int seat, int round, byte[] packed) {
    RoundState standing = standing(bank(seat));
    RoundState next =
        standing.next(standing.getHeader(), standing.getAggregator(), List.of(), List.of());
    return update(next, round, seat, packed);
  }

  private byte[] update(RoundState next, int round, int seat, byte[] packed) {
    assertThat(next.getNumber()).isEqualTo(round);
    byte[] head = UpdateForm.head(next, party(bank(seat)), 1_000, packed.length);
    return ByteBuffer.allocate(head.length + packed.length).put(head).put(packed).array();
  }

  /** The bytes of which a model's digest is the SHA-256. */
  static byte[] bytes(GlobalModel model) {
    ByteBuffer bytes =
        ByteBuffer.allocate(Integer.BYTES + UPDATE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putInt(model.weights().length);
    for (float weight : model.weights()) {
      bytes.putFloat(weight);
    }
    return bytes.array();
  }

  /** A client stores its update and commits to it, at the aggregator whose turn it is. */
  UpdateCommitment commit(int seat, int round, byte[] update) {
    return commitTo(seat, round, update, aggregator(round, 0));
  }

  UpdateCommitment commitTo(int seat, int round, byte[] update, int aggregator) {
    SecureHash digest = SecureHash.create(scene.c.store(bank(seat), update).hex());
    return run(bank(seat), new CommitUpdateFlow(id, round, digest, party(bank(aggregator))));
  }

  /**
   * A client that makes its node forget its commitment signs another update, and tells somebody.
   */
  UpdateCommitment commitAnew(int seat, int round, byte[] update, int to) {
    StartedMockNode node = bank(seat);
    in(
        node,
        () -> {
          try (Statement statement = node.getServices().jdbcSession().createStatement()) {
            return statement.executeUpdate(
                "delete from concordat_mail where seat = "
                    + seat
                    + " and round_id = '"
                    + id
                    + "/"
                    + round
                    + "'");
          }
        });
    return commitTo(seat, round, update, to);
  }

  void send(int seat, int round, int aggregator) {
    run(bank(seat), new SendUpdateFlow(id, round, party(bank(aggregator))));
  }

  /** The aggregator opens the round, and everybody hears of it. */
  RoundState open(int round, int aggregator, int... awaited) {
    RoundState opened =
        run(bank(aggregator), new CommitRoundFlow(commandId(), id, round)).getState().getData();
    for (int seat : awaited) {
      awaitRound(seat, round, RoundStatus.COMMITTED);
    }
    return opened;
  }

  void awaitRound(int seat, int round, RoundStatus status) {
    await("round " + round + " " + status + " at " + party(bank(seat)).getName())
        .atMost(PATIENCE)
        .until(() -> isAt(bank(seat), round, status));
  }

  private boolean isAt(StartedMockNode node, int round, RoundStatus status) {
    RoundState standing = standing(node);
    return standing.getNumber() == round && standing.getStatus() == status;
  }

  RoundState standing(StartedMockNode node) {
    return in(node, () -> new Federations(node.getServices()).round(id)).getState().getData();
  }

  /** The aggregator waits for the updates, combines what has come as it should, and says so. */
  StateAndRef<RoundState> aggregate(int round, int aggregator) {
    return run(
        bank(aggregator),
        new AggregateRoundFlow(commandId(), id, round, combined(round, aggregator)));
  }

  /** What the aggregator's worker makes of the updates, once they have come. */
  RoundResult combined(int round, int aggregator) {
    run(bank(aggregator), new AwaitUpdatesFlow(id, round));
    Intake intake = intake(round, aggregator);
    RoundUpdates updates = Objects.requireNonNull(intake.updates());
    return moved(
        new FedAvg(1).next(model, new WeightedMean(false).combine(updates)),
        aggregator,
        found(intake));
  }

  /** The aggregator stores weights, by which all go from here on. */
  RoundResult moved(GlobalModel next, int aggregator, List<Exclusion> found) {
    model = next;
    SecureHash digest = SecureHash.create(scene.c.store(bank(aggregator), bytes(next)).hex());
    assertThat(digest).isEqualTo(SecureHash.create(next.digest()));
    return new RoundResult(digest, 100_000, found);
  }

  /** Nothing comes of the round; what the worker found is said all the same. */
  RoundState rollBack(int round, int aggregator) {
    List<Exclusion> found = found(intake(round, aggregator));
    return run(bank(aggregator), new RollBackRoundFlow(commandId(), id, round, found))
        .getState()
        .getData();
  }

  /** What the aggregator's worker makes of the updates that its node took. */
  private Intake intake(int round, int aggregator) {
    RoundState opened = standing(bank(aggregator));
    Map<String, String> commitments = new HashMap<>();
    List<String> members = new ArrayList<>();
    for (UpdateCommitment committed : opened.getCommitments()) {
      members.add(name(committed.getSeat()));
      commitments.put(name(committed.getSeat()), hex(committed.getDigest()));
    }
    Intake intake =
        new Intake(
            new Intake.Expected(
                hex(id), round, members, model.digest(), WEIGHTS, new Whole(), 1_000),
            commitments);
    for (UpdateMail mail : run(bank(aggregator), new RoundMailFlow(id, round))) {
      if (mail.isArrived() && mail.getSecond() == null) {
        int seat = mail.getCommitment().getSeat();
        assertThat(intake.take(name(seat), read(opened, aggregator, mail)) || seat != aggregator)
            .isTrue();
      }
    }
    return intake;
  }

  private SentUpdate read(RoundState opened, int aggregator, UpdateMail mail) {
    int seat = mail.getCommitment().getSeat();
    int head = UpdateForm.head(opened, party(bank(seat)), 0, UPDATE_BYTES).length;
    try {
      byte[] stored =
          scene
              .c
              .storeOf(bank(aggregator))
              .read(
                  ArtifactDigest.of(hex(mail.getCommitment().getDigest())), 0, head + UPDATE_BYTES);
      return new SentUpdate(
          hex(id),
          opened.getNumber(),
          name(seat),
          model.digest(),
          1_000,
          Arrays.copyOfRange(stored, head, stored.length));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Exclusion> found(Intake intake) {
    List<Exclusion> found = new ArrayList<>();
    intake
        .refused()
        .forEach(
            (member, reason) -> {
              assertThat(reason).contains("finite");
              for (int seat = 0; seat < scene.banks.size(); seat++) {
                if (name(seat).equals(member)) {
                  found.add(new Exclusion(seat, ExclusionReason.NOT_FINITE, null));
                }
              }
            });
    return found;
  }

  String name(int seat) {
    return party(bank(seat)).getName().toString();
  }

  static String hex(SecureHash digest) {
    return digest.toString().toLowerCase(Locale.ROOT);
  }

  /** All fetch what the round has made. */
  void fetch(int round, int aggregator) {
    for (int seat = 0; seat < scene.banks.size(); seat++) {
      if (seat != aggregator) {
        awaitRound(seat, round, RoundStatus.AGGREGATED);
        run(bank(seat), new FetchGlobalFlow(id, round, party(bank(aggregator))));
      }
    }
  }

  /** A whole round with everybody as it should be. */
  StateAndRef<RoundState> undisturbed(int round) {
    int aggregator = aggregator(round, 0);
    for (int seat = 0; seat < scene.banks.size(); seat++) {
      commit(seat, round, update(seat, round));
    }
    open(round, aggregator, 0, 1, 2, 3, 4);
    for (int seat = 0; seat < scene.banks.size(); seat++) {
      send(seat, round, aggregator);
    }
    StateAndRef<RoundState> ended = aggregate(round, aggregator);
    fetch(round, aggregator);
    return ended;
  }
}
