// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.concordat.inference.artifact.SpendStatement;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.privacy.PrivacyAccountant;
import net.concordat.privacy.SampledGaussian;
import org.junit.jupiter.api.Test;

class PrivacyPlanTest {
  @Test
  void countsStepsAndProbabilityFromTheStatedUnitsRoundedUp() {
    PrivacyPlan plan = PrivacyPlan.of(PrivacyFixtures.rows(3_000, 1.1), 700, 10);

    // 700 / 3000 = 0.2333...; 3,000 / 700 = 4.29, so five steps a pass.
    assertThat(plan.mechanism().samplingProbabilityTrillionths()).isEqualTo(233_333_333_334L);
    assertThat(plan.mechanism().noiseMultiplierMillionths()).isEqualTo(1_100_000);
    assertThat(plan.mechanism().steps()).isEqualTo(50);
  }

  @Test
  void solvesForTheLeastNoiseThatKeepsTheTarget() {
    PrivacySettings settings = PrivacyFixtures.rows(50_000, null, 3.0, "owner", null);

    PrivacyPlan plan = PrivacyPlan.of(settings, 500, 10);

    SampledGaussian found = plan.mechanism();
    SampledGaussian less =
        new SampledGaussian(
            found.samplingProbabilityTrillionths(),
            found.noiseMultiplierMillionths() - 1,
            found.steps());
    assertThat(plan.epsilonMillionths()).isLessThanOrEqualTo(3_000_000);
    assertThat(epsilon(less)).isGreaterThan(3_000_000);
    assertThat(plan.epsilonMillionths()).isEqualTo(epsilon(found));
  }

  @Test
  void statesTheSpendInTheLedgersWordsAndUnits() {
    SpendStatement spend = PrivacyPlan.of(PrivacyFixtures.rows(50_000, 1.1), 500, 10).spend();

    // 1.1 at 0.01 and 1,000 steps is an example of the accountant's own tests.
    long epsilon = epsilon(new SampledGaussian(10_000_000_000L, 1_100_000, 1_000));
    assertThat(Json.line(spend))
        .isEqualTo(
            "{\"unit\":\"ROW\",\"mechanism\":\"POISSON_SUBSAMPLED_GAUSSIAN\","
                + "\"samplingProbabilityTrillionths\":10000000000,"
                + "\"noiseMultiplierMillionths\":1100000,\"steps\":1000,"
                + "\"deltaTrillionths\":1000000,\"epsilonMillionths\":"
                + epsilon
                + "}");
    assertThat(spend.inWords()).startsWith("DP-SGD, epsilon ").contains("delta 0.000001, unit ROW");
  }

  @Test
  void refusesStepsLargerThanAllUnits() {
    assertThatThrownBy(() -> PrivacyPlan.of(PrivacyFixtures.rows(100, 1.0), 101, 1))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("'training.batchSize' must be at most 'privacy.units', 100, but is 101");
  }

  private static long epsilon(SampledGaussian mechanism) {
    return PrivacyAccountant.epsilonMillionths(PrivacyAccountant.spend(mechanism), 1_000_000);
  }
}
