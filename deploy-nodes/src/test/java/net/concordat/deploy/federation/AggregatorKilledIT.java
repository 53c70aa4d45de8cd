// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.federation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.concordat.deploy.NetworkService;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Patience;
import net.concordat.workflows.federation.SendUpdateFlow;
import net.corda.core.crypto.SecureHash;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Aggregators' nodes, registries and workers are killed (SIGKILL) while evaluators judge what they
 * offer. It takes a quarter of an hour, so it is run when it is asked for: {@code
 * -Dconcordat.federations=all}.
 */
@EnabledIfSystemProperty(named = "concordat.federations", matches = "all")
@Timeout(2_400)
class AggregatorKilledIT {
  private static final int BANKS = 5;
  private static final int ROUNDS = 4;
  private static final int SENDING_SECONDS = 90;
  private static final double TOLERANCE = 0.2;

  private static FederationAsk ask(int rounds) {
    return new FederationAsk(
        rounds,
        "ROBUST",
        "FEDAVG",
        "NONE",
        0,
        "MEAN",
        0,
        2,
        0.002,
        64,
        1,
        600,
        SENDING_SECONDS,
        null);
  }

  /**
   * The first that is killed is back in time to send its update, but without its registry, so that
   * it cannot end the round itself; the second stays away until its round is over.
   */
  @Test
  void theNextTakesOverWithTheUpdatesThatWereMade(@TempDir Path folder) throws Exception {
    try (FederationNetwork network = FederationNetwork.start(folder.resolve("state"), BANKS)) {
      FederationView undisturbed = network.begin(ask(2), TOLERANCE).awaitEnd();
      Scene scene = new Scene(network, network.begin(ask(ROUNDS), TOLERANCE));
      int first = scene.roundOfAnother(1);
      int second = scene.roundOfAnother(first + 1);

      Party back = scene.killAggregator(first);
      network.nodes().start(List.of(back));
      scene.awaitNextTurn(first);
      network
          .nodes()
          .operator(back)
          .run(SendUpdateFlow.class, SecureHash.create(scene.begun.id()), first);
      scene.awaitEndByNext(first);
      RoundFigures taken = scene.view().figures(first);
      assertThat(taken.counted()).isEqualTo(BANKS);
      assertThat(taken.judged()).contains(back + " silent").hasSize(BANKS);
      assertThat(taken.globalDigest()).isEqualTo(undisturbed.figures(first).globalDigest());
      scene.startServices(back);

      Party away = scene.killAggregator(second);
      scene.awaitEndByNext(second);
      assertThat(scene.view().figures(second).excluded()).containsExactly(away + " AWAY");
      assertThat(scene.view().figures(second).counted()).isEqualTo(BANKS - 1);
      network.nodes().start(List.of(away));
      scene.startServices(away);

      FederationView end = scene.begun.awaitEnd();
      assertThat(end.figures(ROUNDS).counted()).isEqualTo(BANKS);
      for (int round = 1; round <= ROUNDS; round++) {
        assertThat(end.figures(round).phase()).isEqualTo("AGGREGATED");
      }
      scene.assertNothingWasDoneAgain(end);
    }
  }

  private static final class Scene {
    private final FederationNetwork network;
    private final FederationNetwork.Begun begun;
    private final List<Party> order = new ArrayList<>();

    /** All that workers had done when an aggregator was killed, by its job. */
    private final Map<String, JsonNode> done = new HashMap<>();

    Scene(FederationNetwork network, FederationNetwork.Begun begun) throws Exception {
      this.network = network;
      this.begun = begun;
      Patience.await(
          FederationNetwork.PATIENCE,
          "the order of the aggregators",
          () -> view().federation().path("order").size() == BANKS);
      view()
          .federation()
          .path("order")
          .forEach(seat -> order.add(network.banks().get(seat.asInt()).bank()));
    }

    FederationView view() throws Exception {
      return begun.run().view(begun.id());
    }

    private Party aggregator(int round) {
      return order.get((round - 1) % BANKS);
    }

    /** A round from one on that the bank does not aggregate by whose registry we look. */
    int roundOfAnother(int from) {
      return aggregator(from) == Party.BANK_A ? from + 1 : from;
    }

    /** Kills all of a round's aggregator once an evaluator has what it offers. */
    Party killAggregator(int round) throws Exception {
      Party aggregator = aggregator(round);
      Patience.await(
          FederationNetwork.PATIENCE,
          aggregator + " to offer what round " + round + " would make",
          () -> isJudged(view(), round));
      done.putAll(done(view()));
      network.nodes().kill(List.of(aggregator));
      FederationNetwork.kill(network.network().registry(aggregator));
      FederationNetwork.kill(network.network().worker(aggregator));
      assertThat(view().hasEnded(round)).as("the round was still open").isFalse();
      return aggregator;
    }

    private static boolean isJudged(FederationView view, int round) {
      return view.steps().values().stream()
          .anyMatch(
              steps -> {
                for (JsonNode step : steps) {
                  if (step.path("kind").asText().equals("JUDGE")
                      && step.path("round").asInt() == round) {
                    return true;
                  }
                }
                return false;
              });
    }

    private static Map<String, JsonNode> done(FederationView view) {
      Map<String, JsonNode> done = new HashMap<>();
      for (JsonNode steps : view.steps().values()) {
        for (JsonNode step : steps) {
          if (step.path("status").asText().equals("DONE")) {
            done.put(step.path("jobId").asText(), step);
          }
        }
      }
      return done;
    }

    void awaitNextTurn(int round) throws Exception {
      Instant turn =
          Instant.parse(view().rounds().get(round - 1).path("openedAt").asText())
              .plusSeconds(SENDING_SECONDS + 1);
      Patience.await(
          FederationNetwork.PATIENCE, "the next one's turn", () -> Instant.now().isAfter(turn));
    }

    void awaitEndByNext(int round) throws Exception {
      begun.awaitEnd(round);
      JsonNode ended = view().rounds().get(round - 1);
      assertThat(ended.path("openedBy").asText()).isEqualTo(aggregator(round).ledgerName());
      assertThat(ended.path("endedBy").asText()).isEqualTo(aggregator(round + 1).ledgerName());
    }

    void startServices(Party bank) throws Exception {
      for (NetworkService service :
          List.of(network.network().registry(bank), network.network().worker(bank))) {
        service.start();
      }
    }

    void assertNothingWasDoneAgain(FederationView end) {
      Map<String, JsonNode> after = done(end);
      assertThat(done).isNotEmpty();
      done.forEach((job, step) -> assertThat(after).containsEntry(job, step));
      assertThat(after.values())
          .filteredOn(step -> step.path("kind").asText().equals("TRAIN"))
          .allSatisfy(step -> assertThat(step.path("attempt").asInt()).isEqualTo(1));
    }
  }
}
