// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.Party;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * What federations of three banks have beside means, each with its node, its registry and its
 * worker. It takes minutes, so it is run when it is asked for: {@code -Dconcordat.federations=all}.
 */
@EnabledIfSystemProperty(named = "concordat.federations", matches = "all")
@Timeout(2_400)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FederationOfThreeIT {
  private static final int BANKS = 3;

  /** More than a weight changes in a round. */
  private static final double LARGEST = 1;

  /** In which eight bits tell a change. */
  private static final float STEP = (float) (LARGEST / 127);

  private static final Predicate<String> IS_SILENT = said -> said.endsWith("silent");

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

  private static FederationAsk ask(
      int rounds, int epochs, String strategy, String form, double largest, double rate) {
    return new FederationAsk(
        rounds, "ROBUST", strategy, form, largest, "MEAN", 0, epochs, rate, 64, 1, 600, 120, null);
  }

  /** In round 2 an evaluator's registry is killed; the second federation's rate is far too high. */
  @Test
  void evaluatorsLetThroughWhatIsBetterAndTakeBackWhatIsWorse() throws Exception {
    FederationNetwork.Begun begun = network.begin(ask(2, 10, "FEDAVG", "NONE", 0, 0.002), 0.2);
    begun.awaitEnd(1);
    FederationNetwork.kill(network.network().registry(Party.BANK_C));
    network.network().registry(Party.BANK_C).start();
    FederationView let = begun.awaitEnd();
    for (int round = 1; round <= 2; round++) {
      assertThat(let.figures(round).phase()).isEqualTo("AGGREGATED");
      assertThat(let.figures(round).judged()).hasSize(BANKS).noneMatch(IS_SILENT);
      assertThat(let.figures(round).gain()).isGreaterThanOrEqualTo(-0.2);
    }
    assertThat(begun.run().worths(begun.id()))
        .hasSize(2)
        .allSatisfy(worth -> assertThat(worth.scores()).hasSize(BANKS));

    FederationNetwork.Begun tooFast = network.begin(ask(1, 2, "FEDAVG", "NONE", 0, 0.3), 0.0);
    FederationView back = tooFast.awaitEnd();
    assertThat(back.figures(1).phase()).isEqualTo("ROLLED_BACK");
    assertThat(back.figures(1).gain()).isNegative();
    assertThat(back.figures(1).judged()).hasSize(BANKS).noneMatch(IS_SILENT);
    assertThat(back.isEmpty()).isTrue();
    assertThat(back.figures(1).globalDigest())
        .isEqualTo(back.federation().path("training").path("baseWeights").asText());
  }

  /** What both need of earlier rounds stays with the banks' workers. */
  @Test
  void banksTrainWithUpdatesInEightBitsAndWithControlVariates() throws Exception {
    FederationView whole = network.begin(ask(1, 1, "FEDAVG", "NONE", 0, 0.003)).awaitEnd();
    FederationView shortened =
        network.begin(ask(2, 1, "FEDAVG", "EIGHT_BITS", LARGEST, 0.003)).awaitEnd();
    assertThat(counted(shortened)).containsExactly(BANKS, BANKS);
    assertThat(updateBytes(shortened)).isEqualTo(updateBytes(whole) / 4);
    float[] exact = network.weights(whole, 1);
    float[] near = network.weights(shortened, 1);
    assertThat(near).hasSameSizeAs(exact).isNotEqualTo(exact);
    for (int i = 0; i < exact.length; i++) {
      assertThat(near[i]).isCloseTo(exact[i], within(STEP));
    }

    FederationView controlled = network.begin(ask(2, 1, "SCAFFOLD", "NONE", 0, 0.1)).awaitEnd();
    assertThat(counted(controlled)).containsExactly(BANKS, BANKS);
    assertThat(updateBytes(controlled)).isEqualTo(2 * updateBytes(whole));
    assertThat(controlled.figures(2).globalDigest())
        .isNotEqualTo(controlled.figures(1).globalDigest());
  }

  private static FederationAsk asPrivate(double epsilon) {
    return new FederationAsk(
        2,
        "ROBUST",
        "FEDAVG",
        "NONE",
        0,
        "COORDINATE_MEDIAN",
        1,
        1,
        0.002,
        64,
        1,
        600,
        120,
        new AskedPrivacy(epsilon, 1e-5, 1, 1_000, null));
  }

  /**
   * Combined by the median. One bank's own policy is below what is stated, at first. A worker is
   * killed meanwhile. Of the cap of 8 a second federation has too little left.
   */
  @Test
  void banksSpendTheirBudgetsOnceForAllPrivateRounds() throws Exception {
    FederationAsk ask = asPrivate(3);
    assertThatThrownBy(() -> network.begin(ask))
        .isInstanceOf(DeployException.class)
        .hasMessageContaining("has no privacy budget of the unit ROW");
    network.openBudgets(2_000, 10_000_000, 8_000_000);

    long unspent = FederationNetwork.spent(network.banks().get(2));
    network.bound(Party.BANK_C, "federationLargestEpsilon = 2");
    assertThatThrownBy(() -> network.begin(ask))
        .isInstanceOf(DeployException.class)
        .hasMessageContaining("federation-policy")
        .hasMessageContaining("federationLargestEpsilon is 2, given 3");
    assertThat(FederationNetwork.spent(network.banks().get(2))).isEqualTo(unspent);

    network.bound(Party.BANK_C, "federationLargestEpsilon = 8");
    FederationNetwork.Begun begun = network.begin(ask);
    List<Long> spent = new ArrayList<>();
    for (Participant bank : network.banks()) {
      spent.add(FederationNetwork.spent(bank));
    }
    assertThat(spent).allSatisfy(each -> assertThat(each).isBetween(2_900_000L, 3_000_000L));
    FederationNetwork.kill(network.network().worker(Party.BANK_B));
    network.network().worker(Party.BANK_B).start();
    FederationView end = begun.awaitEnd();
    assertThat(counted(end)).containsExactly(BANKS, BANKS);
    for (Participant bank : network.banks()) {
      assertThat(FederationNetwork.spent(bank)).isEqualTo(spent.remove(0));
    }
    JsonNode made = begun.run().publish(begun.id()).path("provenance");
    assertThat(made.path("epsilonMillionths").asLong()).isEqualTo(3_000_000);
    assertThat(made.path("privacyUnit").asText()).isEqualTo("ROW");

    assertThatThrownBy(() -> network.begin(asPrivate(8)))
        .isInstanceOf(DeployException.class)
        .hasMessageContaining("spend-cap");
  }

  private static List<Integer> counted(FederationView view) {
    return IntStream.rangeClosed(1, view.rounds().size())
        .mapToObj(round -> view.figures(round).counted())
        .toList();
  }

  private static long updateBytes(FederationView view) {
    return view.federation().path("training").path("updateBytes").asLong();
  }
}
