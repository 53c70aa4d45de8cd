// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import net.concordat.artifacts.DirectoryArtifactStore;
import net.concordat.contracts.federation.Exclusion;
import net.concordat.contracts.federation.ExclusionReason;
import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.federation.RoundStatus;
import net.concordat.contracts.federation.UpdateCommitment;
import net.concordat.deploy.Distribution;
import net.concordat.deploy.H2Shell;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Bank;
import net.concordat.workflows.federation.CommitUpdateFlow;
import net.concordat.workflows.federation.FetchGlobalFlow;
import net.concordat.workflows.federation.SendUpdateFlow;
import net.concordat.workflows.federation.UpdateForm;
import net.concordat.workflows.support.FlowRule;
import net.corda.core.crypto.SecureHash;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * One or two of five banks commit to updates that are none, or to two, over their own nodes, while
 * the registries and workers of the others do their part. It takes minutes, so it is run when it is
 * asked for: {@code -Dconcordat.federations=all}.
 */
@EnabledIfSystemProperty(named = "concordat.federations", matches = "all")
@Timeout(2_400)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileClientsIT {
  private static final int BANKS = 5;
  private static final int ROUNDS = 3;

  private FederationNetwork network;

  @BeforeAll
  void start(@TempDir Path folder) throws Exception {
    network = FederationNetwork.start(folder.resolve("state"), BANKS);
  }

  @AfterAll
  void stop() {
    if (network != null) {
      network.close();
    }
  }

  /** Sending is waited for until its time is over where one does not come. */
  private static FederationAsk ask(int rounds) {
    return new FederationAsk(
        rounds, "ROBUST", "FEDAVG", "NONE", 0, "MEAN", 0, 1, 0.002, 64, 1, 600, 60, null);
  }

  @Test
  void eachIsRefusedAndNamedInTheRoundsRecordWhileTheOthersGoOn() throws Exception {
    SecureHash id = SecureHash.create(network.begin(ask(ROUNDS)).id());
    FederationState federation = federation(id);
    int honest = federation.getOrder().get(0);
    // The first three of the order aggregate these rounds.
    try (Hostile one = new Hostile(network, federation, federation.getOrder().get(3));
        Hostile other = new Hostile(network, federation, federation.getOrder().get(4))) {
      byte[] notFinite = one.update(1, filled(one.length(), (byte) 0xff));
      one.commit(1, notFinite);
      other.commit(1, other.update(1, new byte[other.length() + Float.BYTES]));
      one.send(1);
      other.isRefused(1, "WRONG_SHAPE");
      assertNamed(
          ended(id, honest, 1),
          one,
          ExclusionReason.NOT_FINITE,
          other,
          ExclusionReason.WRONG_SHAPE);

      one.commit(2, notFinite);
      other.commit(2, other.update(2, new byte[8 << 20]));
      one.isRefused(2, "REPLAYED");
      other.isRefused(2, "WRONG_SHAPE");
      assertNamed(
          ended(id, honest, 2), one, ExclusionReason.REPLAYED, other, ExclusionReason.WRONG_SHAPE);

      SecureHash committed = one.commit(3, one.update(3, new byte[one.length()]));
      one.replace(committed, one.update(3, filled(one.length(), (byte) 1)));
      other.commit(3, other.update(3, huge(other.length())));
      other.send(3);
      one.isRefused(3, "WRONG_COMMITMENT");
      assertNamed(
          ended(id, honest, 3),
          one,
          ExclusionReason.WRONG_COMMITMENT,
          other,
          ExclusionReason.BY_RULE);
    }
  }

  /** It tells the aggregator one thing and another client a second; that one passes it on. */
  @Test
  void twoUpdatesToldToTwoPeersAreNamedInTheRoundsRecord() throws Exception {
    SecureHash id = SecureHash.create(network.begin(ask(1)).id());
    FederationState federation = federation(id);
    List<Integer> order = federation.getOrder();
    try (Hostile one = new Hostile(network, federation, order.get(4))) {
      UpdateCommitment toPeer =
          one.commit(1, one.update(1, filled(one.length(), (byte) 1)), one.peer(order.get(1)));
      one.forgetCommitment(1);
      SecureHash toAggregator = one.commit(1, one.update(1, new byte[one.length()]));

      RoundState ended = ended(id, order.get(0), 1);
      assertThat(Objects.requireNonNull(ended.commitmentOf(one.seat())).getDigest())
          .isEqualTo(toAggregator)
          .isNotEqualTo(toPeer.getDigest());
      assertThat(ended.tookPart()).containsExactlyInAnyOrderElementsOf(order.subList(0, 4));
      assertThat(ended.getExcluded())
          .containsExactly(new Exclusion(one.seat(), ExclusionReason.TWO_UPDATES, toPeer));
    }
  }

  private FederationState federation(SecureHash id) throws Exception {
    return network
        .nodes()
        .operator(Party.BANK_A)
        .awaitState(
            FederationState.class,
            "the order",
            known -> known.getFederationId().equals(id) && !known.getOrder().isEmpty(),
            FederationNetwork.PATIENCE);
  }

  /** A round, once it has been combined. */
  private RoundState ended(SecureHash id, int at, int number) throws Exception {
    return round(
        network.nodes().operator(network.banks().get(at).bank()),
        id,
        number,
        RoundStatus.AGGREGATED);
  }

  /** That the three others are in it, and these two named, each for what it did. */
  private static void assertNamed(
      RoundState ended, Hostile one, ExclusionReason ones, Hostile other, ExclusionReason others) {
    assertThat(ended.tookPart()).hasSize(BANKS - 2);
    assertThat(
            ended.getExcluded().stream()
                .collect(Collectors.toMap(Exclusion::getSeat, Exclusion::getReason)))
        .containsExactlyInAnyOrderEntriesOf(Map.of(one.seat(), ones, other.seat(), others));
  }

  private static RoundState round(Bank at, SecureHash id, int number, RoundStatus status)
      throws Exception {
    return at.awaitState(
        RoundState.class,
        "round %d %s".formatted(number, status),
        round ->
            round.getFederationId().equals(id)
                && round.getNumber() == number
                && round.getStatus() == status,
        FederationNetwork.PATIENCE);
  }

  private static byte[] filled(int length, byte with) {
    byte[] bytes = new byte[length];
    Arrays.fill(bytes, with);
    return bytes;
  }

  /** Numbers whose norm is far above what the specification allows. */
  private static byte[] huge(int length) {
    ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      bytes.putFloat(1e9f);
    }
    return bytes.array();
  }

  /** A bank whose people do by hand, and wrongly, what its registry and worker would do. */
  private static final class Hostile implements AutoCloseable {
    private final FederationNetwork network;
    private final FederationState federation;
    private final int seat;
    private final Party party;

    Hostile(FederationNetwork network, FederationState federation, int seat) throws Exception {
      this.network = network;
      this.federation = federation;
      this.seat = seat;
      this.party = network.banks().get(seat).bank();
      FederationNetwork.kill(network.network().registry(party));
    }

    /** Has its registry do again what it should. */
    @Override
    public void close() throws Exception {
      network.network().registry(party).start();
      network.network().registry(party).awaitReady();
    }

    int seat() {
      return seat;
    }

    private Bank node() throws IOException {
      return network.nodes().operator(party);
    }

    /** Another client. */
    Party peer(int seat) {
      return network.banks().get(seat).bank();
    }

    int length() {
      return Math.toIntExact(federation.getPlan().getTraining().getUpdateBytes());
    }

    /** An update with the head that its round asks for. */
    byte[] update(int number, byte[] packed) throws Exception {
      RoundState before =
          round(node(), federation.getFederationId(), number - 1, RoundStatus.AGGREGATED);
      RoundState next =
          before.next(before.getHeader(), before.getAggregator(), List.of(), List.of());
      byte[] head = UpdateForm.head(next, node().identity(), 1_000, packed.length);
      return ByteBuffer.allocate(head.length + packed.length).put(head).put(packed).array();
    }

    SecureHash commit(int number, byte[] update) throws Exception {
      RoundState before =
          round(node(), federation.getFederationId(), number - 1, RoundStatus.AGGREGATED);
      if (number > 1) {
        node()
            .run(
                FetchGlobalFlow.class,
                federation.getFederationId(),
                number - 1,
                before.getAggregator());
      }
      SecureHash digest = keep(update);
      node().run(CommitUpdateFlow.class, federation.getFederationId(), number, digest);
      return digest;
    }

    /** Tells a client that is not the aggregator. */
    UpdateCommitment commit(int number, byte[] update, Party to) throws Exception {
      return node()
          .run(
              CommitUpdateFlow.class,
              federation.getFederationId(),
              number,
              keep(update),
              network.nodes().operator(to).identity());
    }

    private SecureHash keep(byte[] update) throws IOException {
      return SecureHash.create(
          new DirectoryArtifactStore(network.network().node(party).artifactStore())
              .put(new ByteArrayInputStream(update), update.length)
              .hex());
    }

    /** Its node keeps it to what it has committed to, so that is taken from the node's database. */
    void forgetCommitment(int number) throws Exception {
      network.nodes().stop(party);
      Path libraries = Distribution.current().home().resolve("corda").resolve("lib");
      try (DirectoryStream<Path> h2 = Files.newDirectoryStream(libraries, "h2-*.jar")) {
        H2Shell.changeRow(
            h2.iterator().next(),
            network.network().node(party).path().resolve("persistence"),
            "sa",
            "delete from concordat_mail where seat = %d and round_id = '%s/%d'"
                .formatted(seat, federation.getFederationId(), number));
      }
      network.nodes().start(List.of(party));
    }

    /** Has the store give other bytes for a digest. */
    void replace(SecureHash digest, byte[] bytes) throws Exception {
      Path file =
          network.network().node(party).artifact(digest.toString().toLowerCase(Locale.ROOT));
      Path others = Files.write(file.resolveSibling("others"), bytes);
      Files.move(others, file, StandardCopyOption.REPLACE_EXISTING);
    }

    void send(int number) throws Exception {
      round(node(), federation.getFederationId(), number, RoundStatus.COMMITTED);
      node().run(SendUpdateFlow.class, federation.getFederationId(), number);
    }

    void isRefused(int number, String why) {
      assertThatThrownBy(() -> send(number))
          .hasMessageContaining(FlowRule.UPDATE_AS_COMMITTED.ruleName())
          .hasMessageContaining(why);
    }
  }
}
