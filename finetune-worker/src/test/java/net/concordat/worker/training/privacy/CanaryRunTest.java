// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.privacy;

import static org.assertj.core.api.Assertions.assertThat;

import net.concordat.inference.artifact.Layer;
import net.concordat.worker.audit.OneRunAudit;
import net.concordat.worker.training.fused.BinaryLoss;
import net.concordat.worker.training.fused.Dropouts;
import net.concordat.worker.training.fused.FusedNetwork;
import net.concordat.worker.training.privacy.PrivateGradients.PrivateRows;
import org.junit.jupiter.api.Test;

/** The key is fixed, so nothing here fails by chance. */
class CanaryRunTest {
  private static final int ROWS = 200;

  private final PrivacyPlan plan =
      PrivacyPlan.of(PrivacyFixtures.rows(ROWS, null, 3.0, "owner", null), 100, 20);

  @Test
  void showsLessThanTheEpsilonThatIsClaimed() {
    OneRunAudit audit = audit(true);

    assertThat(audit.canaries()).isEqualTo(1_000);
    assertThat(audit.guesses()).isEqualTo(500);
    assertThat(audit.epsilonClaimed()).isLessThanOrEqualTo(3);
    assertThat(audit.epsilonLowerBound()).isGreaterThan(0).isLessThan(audit.epsilonClaimed());
  }

  @Test
  void showsMoreThanTheEpsilonThatIsClaimedWithTheNoiseSwitchedOff() {
    OneRunAudit audit = audit(false);

    assertThat(audit.right()).isEqualTo(500);
    assertThat(audit.epsilonLowerBound()).isGreaterThan(audit.epsilonClaimed());
  }

  private OneRunAudit audit(boolean noisy) {
    FusedNetwork network = SmallNets.net(Dropouts.NONE, new Layer.Dense(100));
    PrivateRows rows = new PrivateRows(SmallNets.rows(ROWS, 1), PrivacyUnits.rowByRow(ROWS));
    NoiseKey key = TestKeys.of(11);
    try (PrivateGradients gradients =
        new PrivateGradients(network, new BinaryLoss(1, 1, 0), rows, plan, key, 1)) {
      CanaryRun run = new CanaryRun(gradients, key, 1_000);
      return OneRunAudit.of(run.run(sum -> descend(network, sum), noisy), plan.spend());
    }
  }

  private static void descend(FusedNetwork network, float[] sum) {
    for (int i = 0; i < sum.length; i++) {
      network.parameters()[i] -= 0.001f * sum[i];
    }
    network.prepare();
  }
}
