// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import net.concordat.artifacts.DirectoryArtifactStore;
import net.concordat.contracts.federation.Exclusion;
import net.concordat.contracts.federation.ExclusionReason;
import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.federation.RoundStatus;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Bank;
import net.concordat.workflows.federation.CommitUpdateFlow;
import net.concordat.workflows.federation.FetchGlobalFlow;
import net.concordat.workflows.federation.SendUpdateFlow;
import net.concordat.workflows.federation.UpdateForm;
import net.concordat.workflows.support.FlowRule;
import net.corda.core.crypto.SecureHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two of five banks commit to updates that are none, over their own nodes, while the registries and
 * workers of the other three do their part. It takes minutes, so it is run when it is asked for:
 * {@code -Dconcordat.federations=all}.
 */
@EnabledIfSystemProperty(named = "concordat.federations", matches = "all")
@Timeout(2_400)
class HostileClientsIT {
  private static final int BANKS = 5;
  private static final int ROUNDS = 3;

  /** Sending is waited for until its time is over where one does not come. */
  private static final FederationAsk ASK =
      new FederationAsk(
          ROUNDS, "ROBUST", "FEDAVG", "NONE", 0, "MEAN", 0, 1, 0.002, 64, 1, 600, 60, null);

  @Test
  void eachIsRefusedAndNamedInTheRoundsRecordWhileTheOthersGoOn(@TempDir Path folder)
      throws Exception {
    try (FederationNetwork network = FederationNetwork.start(folder.resolve("state"), BANKS)) {
      SecureHash id = SecureHash.create(network.begin(ASK).id());
      FederationState federation = federation(network, id);
      // The first three of the order aggregate these rounds.
      Hostile one = new Hostile(network, federation, federation.getOrder().get(3));
      Hostile other = new Hostile(network, federation, federation.getOrder().get(4));
      int honest = federation.getOrder().get(0);

      byte[] notFinite = one.update(1, filled(one.length(), (byte) 0xff));
      one.commit(1, notFinite);
      other.commit(1, other.update(1, new byte[other.length() + Float.BYTES]));
      one.send(1);
      other.isRefused(1, "WRONG_SHAPE");
      assertNamed(
          ended(network, id, honest, 1),
          one,
          ExclusionReason.NOT_FINITE,
          other,
          ExclusionReason.WRONG_SHAPE);

      one.commit(2, notFinite);
      other.commit(2, other.update(2, new byte[8 << 20]));
      one.isRefused(2, "REPLAYED");
      other.isRefused(2, "WRONG_SHAPE");
      assertNamed(
          ended(network, id, honest, 2),
          one,
          ExclusionReason.REPLAYED,
          other,
          ExclusionReason.WRONG_SHAPE);

      SecureHash committed = one.commit(3, one.update(3, new byte[one.length()]));
      one.replace(committed, one.update(3, filled(one.length(), (byte) 1)));
      other.commit(3, other.update(3, huge(other.length())));
      other.send(3);
      one.isRefused(3, "WRONG_COMMITMENT");
      assertNamed(
          ended(network, id, honest, 3),
          one,
          ExclusionReason.WRONG_COMMITMENT,
          other,
          ExclusionReason.BY_RULE);
    }
  }

  private static FederationState federation(FederationNetwork network, SecureHash id)
      throws Exception {
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
  private static RoundState ended(FederationNetwork network, SecureHash id, int at, int number)
      throws Exception {
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
  private static final class Hostile {
    private final FederationNetwork network;
    private final FederationState federation;
    private final int seat;
    private final Party party;
    private final Bank node;

    Hostile(FederationNetwork network, FederationState federation, int seat) throws Exception {
      this.network = network;
      this.federation = federation;
      this.seat = seat;
      this.party = network.banks().get(seat).bank();
      this.node = network.nodes().operator(party);
      FederationNetwork.kill(network.network().registry(party));
    }

    int seat() {
      return seat;
    }

    int length() {
      return Math.toIntExact(federation.getPlan().getTraining().getUpdateBytes());
    }

    /** An update with the head that its round asks for. */
    byte[] update(int number, byte[] packed) throws Exception {
      RoundState before =
          round(node, federation.getFederationId(), number - 1, RoundStatus.AGGREGATED);
      RoundState next =
          before.next(before.getHeader(), before.getAggregator(), List.of(), List.of());
      byte[] head = UpdateForm.head(next, node.identity(), 1_000, packed.length);
      return ByteBuffer.allocate(head.length + packed.length).put(head).put(packed).array();
    }

    SecureHash commit(int number, byte[] update) throws Exception {
      RoundState before =
          round(node, federation.getFederationId(), number - 1, RoundStatus.AGGREGATED);
      if (number > 1) {
        node.run(
            FetchGlobalFlow.class,
            federation.getFederationId(),
            number - 1,
            before.getAggregator());
      }
      SecureHash digest =
          SecureHash.create(
              new DirectoryArtifactStore(network.network().node(party).artifactStore())
                  .put(new ByteArrayInputStream(update), update.length)
                  .hex());
      node.run(CommitUpdateFlow.class, federation.getFederationId(), number, digest);
      return digest;
    }

    /** Has the store give other bytes for a digest. */
    void replace(SecureHash digest, byte[] bytes) throws Exception {
      Path file =
          network.network().node(party).artifact(digest.toString().toLowerCase(Locale.ROOT));
      Path others = Files.write(file.resolveSibling("others"), bytes);
      Files.move(others, file, StandardCopyOption.REPLACE_EXISTING);
    }

    void send(int number) throws Exception {
      round(node, federation.getFederationId(), number, RoundStatus.COMMITTED);
      node.run(SendUpdateFlow.class, federation.getFederationId(), number);
    }

    void isRefused(int number, String why) {
      assertThatThrownBy(() -> send(number))
          .hasMessageContaining(FlowRule.UPDATE_AS_COMMITTED.ruleName())
          .hasMessageContaining(why);
    }
  }
}
