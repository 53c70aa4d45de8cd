// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.webhook;

import java.time.Instant;
import java.util.UUID;
import net.concordat.registry.event.EventKind;
import org.jspecify.annotations.Nullable;

/**
 * One event for one webhook.
 *
 * @param id which; the receiver sees it as {@code webhook-id}, the same at each attempt
 * @param event what is told
 * @param queuedAt when it was to be told
 * @param status how far that is
 * @param attempts how often it was tried
 * @param lastAttemptAt when last; null before the first
 * @param lastStatus the HTTP status of the last answer; null if there was none
 * @param lastError why the last attempt failed; null if it did not
 */
public record Delivery(
    UUID id,
    EventKind event,
    Instant queuedAt,
    Status status,
    int attempts,
    @Nullable Instant lastAttemptAt,
    @Nullable Integer lastStatus,
    @Nullable String lastError) {
  /** How far a delivery is. */
  public enum Status {
    /** It is tried, or tried again later. */
    PENDING,
    /** The receiver took it. */
    DELIVERED,
    /** It was tried as often as it is; somebody may have it tried again. */
    GAVE_UP
  }
}
