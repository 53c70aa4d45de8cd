// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A command that the registry took.
 *
 * @param id by which to ask for it again
 * @param kind what it does, such as {@code publish-version}
 * @param arguments with what
 * @param attempt which attempt, from 1
 * @param status RUNNING, DONE, REFUSED or FAILED
 * @param progress what the node is doing, in its words; null where it does not say
 * @param state what it left on the ledger; null before, and where it leaves nothing there
 * @param result what that state says; null where the registry does not show its kind
 * @param problem why it was not done; null unless it was refused or failed
 * @param createdAt when it was first asked for
 */
public record GivenCommand(
    UUID id,
    String kind,
    JsonNode arguments,
    int attempt,
    String status,
    @Nullable String progress,
    @Nullable StateId state,
    @Nullable JsonNode result,
    @Nullable Problem problem,
    Instant createdAt) {
  /** Whether the node is still at it. */
  public boolean isRunning() {
    return status.equals("RUNNING");
  }

  /** Whether it is done. */
  public boolean isDone() {
    return status.equals("DONE");
  }

  /**
   * Why a command was not done.
   *
   * @param rule of the ledger that refused it; null where none did
   * @param detail in a sentence
   */
  public record Problem(@Nullable String rule, String detail) {}
}
