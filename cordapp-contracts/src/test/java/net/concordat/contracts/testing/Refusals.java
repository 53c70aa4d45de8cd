// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import net.concordat.contracts.frame.LedgerRule;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Refusals of rules that can be checked without a transaction around them. */
public final class Refusals {
  private Refusals() {}

  /** Asserts that a check refuses by a rule and says so. */
  public static void isRefusedBy(LedgerRule rule, ThrowingCallable check) {
    assertThatThrownBy(check)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(rule.ruleName() + ": " + rule.sentence() + " (");
  }
}
