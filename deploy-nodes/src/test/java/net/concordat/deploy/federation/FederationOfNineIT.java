// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
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

  private static FederationAsk ask(String mode) {
    return new FederationAsk(
        1, mode, "FEDAVG", "NONE", 0, "MEAN", 0, 1, 0.002, 64, 1, 600, 120, null);
  }

  @Test
  void groupsComeToTheWeightsThatAllTheirBanksComeToInTheOpen(@TempDir Path folder)
      throws Exception {
    try (FederationNetwork network = FederationNetwork.start(folder.resolve("state"), BANKS)) {
      FederationView grouped = network.begin(ask("GROUPED")).awaitEnd();
      assertThat(grouped.figures(1).counted()).isEqualTo(BANKS);
      FederationView open = network.begin(ask("ROBUST")).awaitEnd();
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
