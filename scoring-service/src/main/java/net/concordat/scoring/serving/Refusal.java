// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.serving;

import java.util.Set;

/**
 * Why nothing is decided.
 *
 * @param reason a word for programs
 * @param detail a sentence
 */
public record Refusal(String reason, String detail) {
  private static final Set<String> FOR_NOW = Set.of("LEDGER_AWAY", "LOADING", "NOT_LOADED");

  /** The same with one sentence more. */
  Refusal with(String sentence) {
    return new Refusal(reason, detail + " " + sentence);
  }

  /** Whether the service cannot, rather than the ledger does not let it. */
  public boolean isForNow() {
    return FOR_NOW.contains(reason);
  }
}
