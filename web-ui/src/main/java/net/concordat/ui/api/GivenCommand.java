// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A command that the registry took.
 *
 * @param id by which to ask for it again
 * @param status RUNNING, DONE, REFUSED or FAILED
 * @param problem why it was not done; null unless it was refused or failed
 */
public record GivenCommand(UUID id, String status, @Nullable Problem problem) {
  /** Whether the node is still at it. */
  public boolean isRunning() {
    return status.equals("RUNNING");
  }

  /**
   * Why a command was not done.
   *
   * @param rule of the ledger that refused it; null where none did
   * @param detail in a sentence
   */
  public record Problem(@Nullable String rule, String detail) {}
}
