// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import net.concordat.deploy.NetworkService;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Patience;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole federations of five banks, each with its node, its registry and its worker. It takes ten
 * minutes or more, so it is run when it is asked for: {@code -Dconcordat.federations=all}.
 */
@EnabledIfSystemProperty(named = "concordat.federations", matches = "all")
@Timeout(2_400)
class FederationIT {
  private static final int BANKS = 5;

  private static FederationAsk ask(int rounds, String mode) {
    return new FederationAsk(
        rounds, mode, "FEDAVG", "NONE", 0, "MEAN", 0, 10, 0.002, 64, 1, 600, 120);
  }

  @Test
  void banksTrainTheSameWeightsInTheOpenUnderMasksAndThoughTheirProcessesAreKilled(
      @TempDir Path folder) throws Exception {
    try (FederationNetwork network = FederationNetwork.start(folder.resolve("state"), BANKS)) {
      FederationNetwork.Begun inTheOpen = network.begin(ask(2, "ROBUST"));
      FederationView open = inTheOpen.awaitEnd();
      assertThat(network.begin(ask(2, "ROBUST")).id()).isEqualTo(inTheOpen.id());

      FederationNetwork.Begun confidential = network.begin(ask(2, "CONFIDENTIAL"));
      FederationView masked = confidential.awaitEnd();
      assertAllCounted(masked, 2);
      float[] seen = weights(network, open, 2);
      float[] unseen = weights(network, masked, 2);
      assertThat(unseen).hasSameSizeAs(seen);
      for (int i = 0; i < seen.length; i++) {
        assertThat(unseen[i]).isCloseTo(seen[i], within(1e-4f));
      }
      JsonNode published = confidential.run().publish(confidential.id());
      assertThat(published.path("version").path("version").asInt()).isEqualTo(2);

      FederationNetwork.Begun disturbed = network.begin(ask(3, "ROBUST"));
      killAll(network, disturbed);
      FederationView end = disturbed.awaitEnd();
      assertAllCounted(end, 3);
      assertThat(digest(end, 2)).isEqualTo(digest(open, 2));
      assertThat(attempts(end, Party.BANK_B.ledgerName())).containsOnlyOnce(2).containsOnly(1, 2);
      for (Participant bank : network.banks()) {
        if (bank.bank() != Party.BANK_B) {
          assertThat(attempts(end, bank.member())).containsOnly(1);
        }
      }
    }
  }

  /** A worker while it trains, then a registry, then a client's node and the notary's. */
  private static void killAll(FederationNetwork network, FederationNetwork.Begun begun)
      throws Exception {
    Patience.await(
        FederationNetwork.PATIENCE,
        "bank B's worker to train",
        () -> isTraining(begun.run().view(begun.id()), Party.BANK_B.ledgerName()));
    kill(network.network().worker(Party.BANK_B));
    network.network().worker(Party.BANK_B).start();
    awaitEndOf(begun, 1);
    kill(network.network().registry(Party.BANK_C));
    network.network().registry(Party.BANK_C).start();
    List<Party> nodes = List.of(Party.BANK_D, Party.NOTARY);
    network.nodes().kill(nodes);
    network.nodes().start(nodes);
  }

  private static void awaitEndOf(FederationNetwork.Begun begun, int round)
      throws InterruptedException {
    Patience.await(
        FederationNetwork.PATIENCE,
        "the end of round " + round,
        () -> begun.run().view(begun.id()).hasEnded(round));
  }

  private static void kill(NetworkService service) {
    for (ProcessHandle process : service.process().running()) {
      List<ProcessHandle> children = process.descendants().toList();
      process.destroyForcibly();
      children.forEach(ProcessHandle::destroyForcibly);
      process.onExit().join();
    }
  }

  private static boolean isTraining(FederationView view, String member) {
    for (JsonNode step : steps(view, member)) {
      if (step.path("kind").asText().equals("TRAIN")
          && step.path("status").asText().equals("RUNNING")) {
        return true;
      }
    }
    return false;
  }

  private static JsonNode steps(FederationView view, String member) {
    return Objects.requireNonNull(view.steps().get(member), member);
  }

  /** How many workers have taken each of a bank's parts in the rounds, which are all done. */
  private static List<Integer> attempts(FederationView view, String member) {
    List<Integer> attempts = new ArrayList<>();
    for (JsonNode step : steps(view, member)) {
      if (!step.path("kind").asText().equals("FINISH")) {
        attempts.add(step.path("attempt").asInt());
      }
    }
    return attempts;
  }

  private static void assertAllCounted(FederationView view, int rounds) {
    assertThat(view.rounds()).hasSize(rounds);
    IntStream.rangeClosed(1, rounds)
        .forEach(round -> assertThat(view.figures(round).counted()).isEqualTo(BANKS));
  }

  private static String digest(FederationView view, int round) {
    return view.figures(round).globalDigest();
  }

  /** As rounds write global weights: how many there are, and each, the lowest byte first. */
  private static float[] weights(FederationNetwork network, FederationView view, int round)
      throws IOException {
    Path file = network.network().node(Party.BANK_A).artifact(digest(view, round));
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    float[] weights = new float[bytes.getInt()];
    bytes.asFloatBuffer().get(weights);
    return weights;
  }
}
