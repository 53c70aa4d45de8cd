// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import net.concordat.registry.ledger.LedgerRefusedException;

/** What rules of flows and contracts say, in the registry's words. */
final class Refusals {
  private static final String AFTER_RULE = ": ";

  private Refusals() {}

  /** How things stand is against it. */
  static LedgerRefusedException forNow(Throwable refusal) {
    return of(refusal, true);
  }

  /** What was asked can never be. */
  static LedgerRefusedException forGood(Throwable refusal) {
    return of(refusal, false);
  }

  private static LedgerRefusedException of(Throwable refusal, boolean mayPassLater) {
    String message = String.valueOf(refusal.getMessage());
    int end = message.indexOf(AFTER_RULE);
    return end < 0
        ? new LedgerRefusedException("unknown", message, mayPassLater)
        : new LedgerRefusedException(
            message.substring(0, end), message.substring(end + AFTER_RULE.length()), mayPassLater);
  }
}
