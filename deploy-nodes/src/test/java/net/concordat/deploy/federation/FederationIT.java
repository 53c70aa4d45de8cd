// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Patience;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whole federations of five banks, each with its node, its registry and its worker. It takes ten
 * minutes or more, so it is run when it is asked for: {@code -Dconcordat.federations=all}.
 */
@EnabledIfSystemProperty(named = "concordat.federations", matches = "all")
@Timeout(2_400)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FederationIT {
  private static final int BANKS = 5;

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

  private static FederationAsk ask(int rounds, String mode) {
    return new FederationAsk(
        rounds, mode, "FEDAVG", "NONE", 0, "MEAN", 0, 10, 0.002, 64, 1, 600, 120, null);
  }

  @Test
  void banksTrainTheSameWeightsInTheOpenUnderMasksAndThoughTheirProcessesAreKilled()
      throws Exception {
    FederationNetwork.Begun inTheOpen = network.begin(ask(2, "ROBUST"));
    FederationView open = inTheOpen.awaitEnd();
    assertThat(network.begin(ask(2, "ROBUST")).id()).isEqualTo(inTheOpen.id());

    FederationNetwork.Begun confidential = network.begin(ask(2, "CONFIDENTIAL"));
    FederationView masked = confidential.awaitEnd();
    assertAllCounted(masked, 2);
    float[] seen = network.weights(open, 2);
    float[] unseen = network.weights(masked, 2);
    assertThat(unseen).hasSameSizeAs(seen);
    for (int i = 0; i < seen.length; i++) {
      assertThat(unseen[i]).isCloseTo(seen[i], within(1e-4f));
    }
    JsonNode published = confidential.run().publish(confidential.id());
    assertThat(published.path("version").path("version").asInt()).isGreaterThan(1);

    FederationNetwork.Begun disturbed = network.begin(ask(3, "ROBUST"));
    killAll(network, disturbed);
    FederationView end = disturbed.awaitEnd();
    assertAllCounted(end, 3);
    assertThat(end.figures(2).globalDigest()).isEqualTo(open.figures(2).globalDigest());
    assertThat(attempts(end, Party.BANK_B.ledgerName())).containsOnlyOnce(2).containsOnly(1, 2);
    for (Participant bank : network.banks()) {
      if (bank.bank() != Party.BANK_B) {
        assertThat(attempts(end, bank.member())).containsOnly(1);
      }
    }
  }

  /** Before round 2 an evaluator's rows are changed. */
  @Test
  void evaluatorsJudgeASumThoughOneOfThemIsSilent() throws Exception {
    FederationNetwork.Begun begun = network.begin(ask(2, "CONFIDENTIAL"), 0.2);
    begun.awaitEnd(1);
    network.changeHoldout(Party.BANK_E);
    FederationView end = begun.awaitEnd();

    assertThat(end.figures(1).judged()).hasSize(BANKS).noneMatch(FederationIT::isSilent);
    assertThat(end.figures(2).judged())
        .hasSize(BANKS)
        .filteredOn(FederationIT::isSilent)
        .containsExactly("BankE silent");
    assertAllCounted(end, 2);
    for (int round = 1; round <= 2; round++) {
      assertThat(end.figures(round).phase()).isEqualTo("AGGREGATED");
      assertThat(end.figures(round).gain()).isGreaterThanOrEqualTo(-0.2);
    }
  }

  /** Of five banks none can be spared under masks. */
  @Test
  void aBankThatLeavesErasesItsSecretsAndTheOthersPublishWhatThereIs() throws Exception {
    FederationNetwork.Begun begun = network.begin(ask(3, "CONFIDENTIAL"));
    begun.awaitEnd(1);
    Participant leaving = network.banks().get(BANKS - 1);
    Path secrets =
        network
            .network()
            .worker(leaving.bank())
            .data()
            .resolveSibling("rounds")
            .resolve("masks")
            .resolve(begun.id());
    assertThat(secrets).isNotEmptyDirectory();

    leaving.command("/api/v1/federations/" + begun.id() + "/leave", "leave", Map.of());
    FederationView end = begun.awaitEnd();

    assertThat(end.rounds()).hasSizeLessThan(3);
    assertThat(end.earlyEnd()).get().asString().contains("without " + leaving.bank() + ",");
    assertThat(counted(end)).startsWith(BANKS);
    Patience.await(
        FederationNetwork.PATIENCE, "the secrets to be erased", () -> !Files.exists(secrets));
    JsonNode published = begun.run().publish(begun.id());
    assertThat(published.at("/provenance/federation/round").asInt()).isEqualTo(end.rounds().size());
  }

  private static boolean isSilent(String said) {
    return said.endsWith("silent");
  }

  /** A worker while it trains, then a registry, then a client's node and the notary's. */
  private static void killAll(FederationNetwork network, FederationNetwork.Begun begun)
      throws Exception {
    Patience.await(
        FederationNetwork.PATIENCE,
        "bank B's worker to train",
        () -> isTraining(begun.run().view(begun.id()), Party.BANK_B.ledgerName()));
    FederationNetwork.kill(network.network().worker(Party.BANK_B));
    network.network().worker(Party.BANK_B).start();
    begun.awaitEnd(1);
    FederationNetwork.kill(network.network().registry(Party.BANK_C));
    network.network().registry(Party.BANK_C).start();
    List<Party> nodes = List.of(Party.BANK_D, Party.NOTARY);
    network.nodes().kill(nodes);
    network.nodes().start(nodes);
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
    assertThat(counted(view)).hasSize(rounds).containsOnly(BANKS);
  }

  private static List<Integer> counted(FederationView view) {
    return IntStream.rangeClosed(1, view.rounds().size())
        .mapToObj(round -> view.figures(round).counted())
        .toList();
  }
}
