// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import net.concordat.deploy.cli.FederationOptions.Mode;
import net.concordat.deploy.cli.FederationOptions.Rule;
import net.concordat.deploy.cli.FederationOptions.Strategy;
import org.junit.jupiter.api.Test;

class FederationOptionsTest {
  @Test
  void withstandsADishonestBankWhereNobodySaysOtherwise() {
    assertThat(Rule.byDefault(Mode.ROBUST, Strategy.FEDAVG, 5, false))
        .isEqualTo(Rule.COORDINATE_MEDIAN);
    assertThat(Rule.byDefault(Mode.ROBUST, Strategy.FEDADAM, 9, false))
        .isEqualTo(Rule.COORDINATE_MEDIAN);
    assertThat(Rule.byDefault(Mode.ROBUST, Strategy.FEDAVG, 5, true)).isEqualTo(Rule.JUDGED_MEAN);
  }

  @Test
  void takesTheMeanWhereTheLedgerAllowsNoOtherRuleOrBanksAreFew() {
    assertThat(Rule.byDefault(Mode.CONFIDENTIAL, Strategy.FEDAVG, 5, true)).isEqualTo(Rule.MEAN);
    assertThat(Rule.byDefault(Mode.ROBUST, Strategy.SCAFFOLD, 5, true)).isEqualTo(Rule.MEAN);
    assertThat(Rule.byDefault(Mode.ROBUST, Strategy.FEDAVG, 4, true)).isEqualTo(Rule.MEAN);
  }
}
