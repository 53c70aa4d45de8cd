// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fine-tune job as it stands.
 *
 * @param id which, a UUID
 * @param request what was asked for
 * @param requestedBy by whom, as the realm numbers people
 * @param requestedAt when
 * @param status where it stands
 * @param attempt how many workers have taken it
 * @param run what its last worker said; null before the first
 * @param endedAt when nothing more came of it; null while something may
 * @param artifactDigest the SHA-256 of what was made; null unless it is done
 * @param metrics what the worker measured of it; null unless it is done
 * @param failure why the last attempt failed; null if none did
 */
public record FineTuneJob(
    String id,
    Request request,
    String requestedBy,
    Instant requestedAt,
    JobStatus status,
    int attempt,
    @Nullable Run run,
    @Nullable Instant endedAt,
    @Nullable String artifactDigest,
    @Nullable JsonNode metrics,
    @Nullable String failure) {
  /**
   * What was asked for.
   *
   * @param modelId the model to begin from
   * @param version which of its versions
   * @param recipe what the worker is told
   * @param maxAttempts how many workers may try
   */
  public record Request(String modelId, int version, JsonNode recipe, int maxAttempts) {}

  /**
   * What a worker said.
   *
   * @param worker who has or had it, in its own words
   * @param progress how much is done, 0 to 100
   * @param step at what it is, in its own words; null before it said
   * @param logLines how many lines of log are kept
   */
  public record Run(String worker, int progress, @Nullable String step, int logLines) {}

  /** How much is done, 0 to 100. */
  public int progress() {
    return status == JobStatus.DONE ? 100 : run == null ? 0 : run.progress();
  }
}
