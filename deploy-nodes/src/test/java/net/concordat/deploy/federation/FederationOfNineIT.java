// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import net.concordat.contracts.federation.FederationMode;
import net.concordat.deploy.NetworkService;
import net.concordat.deploy.Party;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * A federation in groups of three, of nine banks, each with its node, its registry and its worker.
 * It takes minutes and 17 GB, so it is run when it is asked for: {@code
 * -Dconcordat.federations=all}.
 */
@EnabledIfSystemProperty(named = "concordat.federations", matches = "all")
@Timeout(2_400)
class FederationOfNineIT {
  private static final int BANKS = 9;

  /** How long a round waits for a bank that does not come. */
  private static final int TRAINING_SECONDS = 120;

  private static FederationAsk ask(String mode, int rounds) {
    return new FederationAsk(
        rounds, mode, "FEDAVG", "NONE", 0, "MEAN", 0, 1, 0.002, 64, 1, TRAINING_SECONDS, 120, null);
  }

  /** In the second round all of one bank is killed before it has trained. */
  @Test
  void groupsComeToWhatAllComeToInTheOpenAndTheRestGoesOnWithoutAGroupThatLostABank(
      @TempDir Path folder) throws Exception {
    try (FederationNetwork network = FederationNetwork.start(folder.resolve("state"), BANKS)) {
      FederationNetwork.Begun begun = network.begin(ask("GROUPED", 2));
      begun.awaitEnd(1);
      Party lost = network.banks().get(BANKS - 1).bank();
      network.nodes().kill(List.of(lost));
      FederationNetwork.kill(network.network().registry(lost));
      FederationNetwork.kill(network.network().worker(lost));
      FederationView grouped = begun.awaitEnd();
      assertThat(grouped.figures(1).counted()).isEqualTo(BANKS);
      assertThat(grouped.figures(2).phase()).isEqualTo("AGGREGATED");
      assertThat(grouped.figures(2).counted()).isEqualTo(BANKS - FederationMode.GROUP);
      assertThat(grouped.figures(2).excluded())
          .contains(lost + " AWAY")
          .filteredOn(excluded -> excluded.endsWith(" GROUP_INCOMPLETE"))
          .hasSize(FederationMode.GROUP - 1);

      network.nodes().start(List.of(lost));
      for (NetworkService service :
          List.of(network.network().registry(lost), network.network().worker(lost))) {
        service.start();
        service.awaitReady();
      }
      FederationView open = network.begin(ask("ROBUST", 1)).awaitEnd();
      assertThat(open.figures(1).counted()).isEqualTo(BANKS);
      float[] unseen = network.weights(grouped, 1);
      float[] seen = network.weights(open, 1);
      assertThat(unseen).hasSameSizeAs(seen);
      for (int i = 0; i < seen.length; i++) {
        assertThat(unseen[i]).isCloseTo(seen[i], within(1e-4f));
      }
    }
  }
}
