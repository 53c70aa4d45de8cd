// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job.web;

import static net.concordat.registry.web.IdempotencyKey.KEY;
import static net.concordat.registry.web.IdempotencyKey.KEY_FORM;
import static net.concordat.registry.web.IdempotencyKey.KEY_WORDS;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.net.URI;
import java.security.Principal;
import java.util.UUID;
import net.concordat.registry.job.CurvePoint;
import net.concordat.registry.job.FineTuneJob;
import net.concordat.registry.job.JobRequest;
import net.concordat.registry.job.JobStatus;
import net.concordat.registry.job.Jobs;
import net.concordat.registry.job.LogLine;
import net.concordat.registry.security.AnyReader;
import net.concordat.registry.security.BankOnly;
import net.concordat.registry.web.BadRequestException;
import net.concordat.registry.web.NotFoundException;
import net.concordat.registry.web.Page;
import net.concordat.registry.web.Place;
import net.concordat.registry.web.VersionPath;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Jobs, for people. */
@RestController
@RequestMapping("/api/v1/jobs")
@BankOnly
@AnyReader
@Tag(name = "jobs")
class JobController {
  /** What a series of points may be called. */
  static final String SERIES = "[a-zA-Z]{1,40}";

  private static final int RECIPE_CHARACTERS = 65_536;

  private final Jobs jobs;

  JobController(Jobs jobs) {
    this.jobs = jobs;
  }

  /**
   * @param modelId the model to begin from
   * @param version which of its versions
   * @param recipe what the worker is told; at most 65,536 characters
   * @param priority 0 to 9, the highest first; 0 if left out
   * @param maxAttempts 1 to 10; 3 if left out
   */
  record Submission(
      @NotNull @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String modelId,
      @Min(1) int version,
      @NotNull @Schema(implementation = Object.class) ObjectNode recipe,
      @Min(0) @Max(9) @Nullable Integer priority,
      @Min(1) @Max(10) @Nullable Integer maxAttempts) {
    JobRequest request() {
      int length = recipe.toString().length();
      if (length > RECIPE_CHARACTERS) {
        throw new BadRequestException(
            "recipe must have at most %d characters; given %d".formatted(RECIPE_CHARACTERS, length),
            null);
      }
      return new JobRequest(
          modelId,
          version,
          recipe,
          priority == null ? 0 : priority,
          maxAttempts == null ? 3 : maxAttempts);
    }
  }

  @PostMapping
  @PreAuthorize("hasRole('model-developer')")
  @Operation(
      summary = "Ask for a fine-tune job",
      description = "Asked for again under the same `Idempotency-Key`, it is the same job: 200.")
  @ApiResponse(responseCode = "201", description = "Asked for")
  @ApiResponse(responseCode = "200", description = "Asked for before")
  ResponseEntity<FineTuneJob> submit(
      @RequestHeader(name = KEY, required = false) @Pattern(regexp = KEY_FORM, message = KEY_WORDS)
          @Nullable String key,
      @Valid @RequestBody Submission submission,
      Principal who) {
    Jobs.Given given = submit(submission.request(), who.getName(), key);
    return ResponseEntity.status(given.isNew() ? HttpStatus.CREATED : HttpStatus.OK)
        .location(URI.create("/api/v1/jobs/" + given.job().id()))
        .body(given.job());
  }

  private Jobs.Given submit(JobRequest request, String who, @Nullable String key) {
    try {
      return jobs.submit(request, who, key);
    } catch (DataIntegrityViolationException atTheSameTime) {
      return jobs.submit(request, who, key);
    }
  }

  @GetMapping
  @Operation(summary = "Jobs, the newest first")
  Page<FineTuneJob> find(
      @RequestParam(required = false) @Nullable JobStatus status,
      @RequestParam(required = false) @Nullable String cursor,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    return Page.of(
        jobs.find(status, Place.decode(cursor), limit + 1),
        limit,
        job -> new Place(job.requestedAt(), job.id()).cursor());
  }

  @GetMapping("/{id}")
  @Operation(summary = "A job, with how far its worker is")
  FineTuneJob job(@PathVariable UUID id) {
    return jobs.job(id).orElseThrow(() -> unknown(id));
  }

  @GetMapping("/{id}/logs")
  @Operation(summary = "What its workers wrote, oldest first")
  Page<LogLine> logs(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "0") @Min(0) int cursor,
      @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
    job(id);
    return Page.of(jobs.log(id, cursor, limit + 1), limit, line -> Integer.toString(line.number()));
  }

  @GetMapping("/{id}/curve")
  @Operation(
      summary = "The curves of a job, in order",
      description =
          "`training` has a point for each pass over the rows, `search` one for each trial. A later"
              + " attempt replaces the points that it tells again.")
  Page<CurvePoint> curve(
      @PathVariable UUID id,
      @RequestParam(defaultValue = "training")
          @Pattern(regexp = SERIES, message = "must have 1 to 40 letters")
          String series,
      @RequestParam(defaultValue = "0") @Min(0) int cursor,
      @RequestParam(defaultValue = "1000") @Min(1) @Max(1000) int limit) {
    job(id);
    return Page.of(
        jobs.curve(id, series, cursor, limit + 1), limit, point -> Integer.toString(point.step()));
  }

  @PostMapping("/{id}/cancellation")
  @PreAuthorize("hasAnyRole('model-developer', 'bank-admin')")
  @Operation(
      summary = "Call a job off",
      description = "At once while it waits; when its worker next reports while it runs.")
  FineTuneJob cancel(@PathVariable UUID id) {
    return jobs.cancel(id).orElseThrow(() -> unknown(id));
  }

  private static NotFoundException unknown(UUID id) {
    return new NotFoundException("There is no job " + id + " here.");
  }
}
