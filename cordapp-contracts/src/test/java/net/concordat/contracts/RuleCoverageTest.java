// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import net.concordat.contracts.frame.LedgerRule;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every rule has a test that breaks it. */
class RuleCoverageTest {
  @ParameterizedTest
  @EnumSource
  void everyRuleIsBroken(LedgerRule rule) {
    assertThat(BreakingTests.of(rule)).isNotEmpty();
  }
}
