// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.federation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.concordat.deploy.DeployException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FederationAskTest {
  private static FederationAsk ask(String mode, String rule, int dishonest) {
    return new FederationAsk(
        2, mode, "FEDAVG", "NONE", 0, rule, dishonest, 10, 0.002, 64, 1, 600, 120, null);
  }

  @ParameterizedTest
  @CsvSource({
    "ROBUST, MEAN, 0, 5, 3, 0",
    "ROBUST, JUDGED_MEAN, 1, 5, 3, 0",
    "ROBUST, JUDGED_MEAN, 2, 9, 5, 0",
    "CONFIDENTIAL, MEAN, 0, 5, 4, 4",
    "CONFIDENTIAL, MEAN, 0, 9, 7, 7",
    "GROUPED, MEAN, 0, 9, 6, 3",
    "GROUPED, COORDINATE_MEDIAN, 1, 9, 9, 3"
  })
  void hasAsManyInARoundAsModeAndRuleNeed(
      String mode, String rule, int dishonest, int banks, int quorum, int threshold) {
    FederationAsk ask = ask(mode, rule, dishonest);
    assertThatCode(() -> ask.requireFor(banks)).doesNotThrowAnyException();
    assertThat(ask.quorum(banks)).isEqualTo(quorum);
    assertThat(ask.shareThreshold(banks)).isEqualTo(threshold);
  }

  @ParameterizedTest
  @CsvSource({"6, MEAN, 0", "10, MEAN, 0", "9, WEIGHTED_MEAN, 0", "9, MULTI_KRUM, 1"})
  void refusesGroupsThatCannotBe(int banks, String rule, int dishonest) {
    assertThatThrownBy(() -> ask("GROUPED", rule, dishonest).requireFor(banks))
        .isInstanceOf(DeployException.class)
        .hasMessageContaining("GROUPED needs 9 banks or more in threes")
        .hasMessageContaining("given %d and %s against %d".formatted(banks, rule, dishonest));
  }

  @ParameterizedTest
  @CsvSource({"ROBUST, 1, 3", "ROBUST, 2, 6", "ROBUST, 0, 5", "GROUPED, 1, 9"})
  void refusesToLeaveOutTooManyOrNobody(String mode, int dishonest, int banks) {
    assertThatThrownBy(() -> ask(mode, "JUDGED_MEAN", dishonest).requireFor(banks))
        .isInstanceOf(DeployException.class)
        .hasMessageContaining("JUDGED_MEAN leaves --dishonest N banks")
        .hasMessageContaining("given %s against %d of %d banks".formatted(mode, dishonest, banks));
  }

  @Test
  void refusesOneSumOfFourBanks() {
    assertThatThrownBy(() -> ask("CONFIDENTIAL", "MEAN", 0).requireFor(4))
        .isInstanceOf(DeployException.class)
        .hasMessageContaining("CONFIDENTIAL needs 5 banks or more");
  }
}
