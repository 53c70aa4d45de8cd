// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import net.concordat.registry.job.FineTuneJob;
import net.concordat.registry.job.JobStatus;
import org.jspecify.annotations.Nullable;

/**
 * What a worker of the bank does in a round.
 *
 * @param round which round, from 1
 * @param kind what, as {@link RoundRecipe.Kind} names it
 * @param rows which rows it reads, as this bank named them then; null for none
 * @param jobId the job
 * @param status how it stands
 * @param attempt how many workers have taken it
 * @param askedAt when it was asked for
 * @param takenAt when a worker took it, the last; null before
 * @param endedAt when it ended; null before
 * @param metrics what the worker measured; null before its end
 * @param failure why the last attempt failed; null if none did
 */
public record RoundStep(
    int round,
    String kind,
    @Schema(implementation = Object.class) @Nullable JsonNode rows,
    UUID jobId,
    JobStatus status,
    int attempt,
    Instant askedAt,
    @Nullable Instant takenAt,
    @Nullable Instant endedAt,
    @Schema(implementation = Object.class) @Nullable JsonNode metrics,
    @Nullable String failure) {
  static RoundStep of(FineTuneJob job) {
    JsonNode recipe = job.request().recipe().path(RoundRecipe.FIELD);
    FineTuneJob.Run run = job.run();
    return new RoundStep(
        recipe.path("round").asInt(),
        recipe.path("kind").asText(),
        recipe.hasNonNull("rows") ? recipe.get("rows") : null,
        job.id(),
        job.status(),
        job.attempt(),
        job.requestedAt(),
        run == null ? null : run.takenAt(),
        job.endedAt(),
        job.metrics(),
        job.failure());
  }
}
