// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job as it stands.
 *
 * @param id which
 * @param request what is asked
 * @param requestedBy by whom, as the realm numbers people
 * @param requestedAt when
 * @param status where it stands
 * @param attempt how many workers have taken it
 * @param notBefore before when no worker gets it; null once none will any more
 * @param run what its worker, the last if it has none now, said of it; null before the first
 * @param endedAt when nothing more came of it; null while something may
 * @param artifactDigest the SHA-256 of what was made; null unless it is done
 * @param metrics what the worker measured of it; null unless it is done
 * @param failure why the last attempt failed; null if none did
 */
public record FineTuneJob(
    UUID id,
    JobRequest request,
    String requestedBy,
    Instant requestedAt,
    JobStatus status,
    int attempt,
    @Nullable Instant notBefore,
    @Nullable Run run,
    @Nullable Instant endedAt,
    @Nullable String artifactDigest,
    @Schema(implementation = Object.class) @Nullable JsonNode metrics,
    @Nullable String failure) {
  /**
   * @param worker who has or had it, in its own words
   * @param takenAt when it took the job
   * @param leaseUntil until when it may be silent
   * @param progress how much is done, 0 to 100
   * @param step at what it is, in its own words; null before it said
   * @param logLines how many lines of log are kept, of all attempts
   */
  public record Run(
      String worker,
      Instant takenAt,
      Instant leaseUntil,
      int progress,
      @Nullable String step,
      int logLines) {}

  /**
   * Whether its worker needs an artifact: the registry itself said so when it asked for the job.
   */
  public boolean mayRead(String digest) {
    if (!requestedBy.equals(Jobs.REGISTRY)) {
      return false;
    }
    for (JsonNode input : request.recipe().findPath("inputs")) {
      if (input.asText().equals(digest)) {
        return true;
      }
    }
    return false;
  }
}
