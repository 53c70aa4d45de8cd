// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.layout;

import java.util.UUID;
import net.concordat.ui.api.RegistryException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;

/**
 * Something that failed.
 *
 * @param refusal the registry's, if it was that
 * @param cause what failed
 * @param correlationId by which a log has it
 */
record Failure(@Nullable RegistryException refusal, Throwable cause, String correlationId) {
  static Failure of(Throwable thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (each instanceof RegistryException refusal) {
        return new Failure(refusal, thrown, refusal.correlationId());
      }
    }
    return new Failure(null, thrown, UUID.randomUUID().toString());
  }

  /** The text whose name follows {@code layout.failure.} says what to do next. */
  String advice() {
    if (refusal == null) {
      return "ours";
    }
    if (refusal.isSignedOut()) {
      return "signedOut";
    }
    return refusal.isAway() ? "away" : refusal.status() >= 500 ? "registry" : "refused";
  }

  /** What the registry refuses is no failure of ours, and its log has it. */
  void log(Logger log) {
    if (refusal == null) {
      log.error("Failed; correlation id {}", correlationId, cause);
    } else {
      log.info(
          "The registry answered {}; correlation id {}", refusal.status(), refusal.correlationId());
    }
  }
}
