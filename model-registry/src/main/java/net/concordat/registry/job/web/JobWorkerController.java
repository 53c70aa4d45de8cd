// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job.web;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.concordat.registry.job.FineTuneJob;
import net.concordat.registry.job.JobLeases;
import net.concordat.registry.job.Lease;
import net.concordat.registry.job.Renewal;
import net.concordat.registry.job.WorkerReport;
import net.concordat.registry.security.BankOnly;
import net.concordat.registry.web.BadRequestException;
import net.concordat.registry.web.VersionPath;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Jobs, for the workers that do them. What a worker sends is taken for hostile. */
@RestController
@RequestMapping("/api/v1/jobs")
@BankOnly
@PreAuthorize("hasRole('finetune-worker')")
@Tag(name = "job workers")
class JobWorkerController {
  /** Text that any database keeps and no terminal obeys. */
  private static final String PLAIN = "[^\\p{Cc}]*";

  private static final String PLAIN_FORM = "must have no control characters";

  /** A line of log may also have tabs. */
  private static final String LINE = "[\\t[^\\p{Cc}]]*";

  private static final int METRICS_CHARACTERS = 16_384;

  private final JobLeases leases;

  JobWorkerController(JobLeases leases) {
    this.leases = leases;
  }

  /**
   * @param worker what the worker calls itself
   */
  record Taking(
      @NotNull @Size(min = 1, max = 100) @Pattern(regexp = PLAIN, message = PLAIN_FORM)
          String worker) {}

  @PostMapping("/leases")
  @Operation(
      summary = "Take the next job",
      description = "Of the highest priority, among these the oldest; 204 if none waits.")
  @ApiResponse(responseCode = "200", description = "A job")
  @ApiResponse(responseCode = "204", description = "None waits", content = @Content)
  ResponseEntity<Lease> take(@Valid @RequestBody Taking taking) {
    return leases
        .take(taking.worker())
        .map(ResponseEntity::ok)
        .orElseGet(() -> ResponseEntity.noContent().build());
  }

  /**
   * @param token of the lease
   * @param progress how much is done, 0 to 100
   * @param step at what it is; left out if that is as before
   * @param lines new lines of log, at most 100 of 2,000 characters
   * @param points new points of curves, at most 100
   */
  record Report(
      @NotNull @Size(max = 100) String token,
      @Min(0) @Max(100) int progress,
      @Size(max = 200) @Pattern(regexp = PLAIN, message = PLAIN_FORM) @Nullable String step,
      @Size(max = 100)
          @Nullable
              List<@NotNull @Size(max = 2_000) @Pattern(regexp = LINE, message = PLAIN_FORM) String>
              lines,
      @Size(max = 100) @Nullable List<@NotNull @Valid Point> points) {
    WorkerReport said() {
      return new WorkerReport(
          progress,
          step,
          lines == null ? List.of() : lines,
          points == null ? List.of() : points.stream().map(Point::said).toList());
    }
  }

  /**
   * @param series what the curves are of
   * @param step where on the axis
   * @param of how many steps there are at most
   * @param values finite numbers by name, at most 20
   */
  record Point(
      @NotNull @Pattern(regexp = JobController.SERIES, message = "must have 1 to 40 letters")
          String series,
      @Min(1) int step,
      @Min(1) int of,
      @NotNull @Size(max = 20)
          Map<
                  @Pattern(regexp = JobController.SERIES, message = "must have 1 to 40 letters")
                  String,
                  @NotNull Double>
              values) {
    WorkerReport.Point said() {
      values.forEach(
          (name, value) -> {
            if (!Double.isFinite(value)) {
              throw new BadRequestException(
                  "points: '%s' must be a finite number; given %s".formatted(name, value), null);
            }
          });
      return new WorkerReport.Point(series, step, of, values);
    }
  }

  @PutMapping("/{id}/lease")
  @Operation(
      summary = "Report on a job and keep it",
      description =
          "Says whether the job was called off. 409 once the lease was lost: another worker may"
              + " have the job, so all work on it is to be dropped.")
  Renewal renew(@PathVariable UUID id, @Valid @RequestBody Report report) {
    return leases.renew(id, report.token(), report.said());
  }

  /**
   * @param token of the lease
   * @param artifactDigest the SHA-256 of the artifact
   * @param metrics what was measured; at most 16,384 characters
   */
  record Result(
      @NotNull @Size(max = 100) String token,
      @NotNull @Pattern(regexp = VersionPath.MODEL_ID, message = VersionPath.MODEL_ID_FORM)
          String artifactDigest,
      @NotNull @Schema(implementation = Object.class) ObjectNode metrics) {}

  @PostMapping("/{id}/result")
  @Operation(summary = "Say what was made")
  FineTuneJob complete(@PathVariable UUID id, @Valid @RequestBody Result result) {
    int length = result.metrics().toString().length();
    if (length > METRICS_CHARACTERS) {
      throw new BadRequestException(
          "metrics must have at most %d characters; given %d".formatted(METRICS_CHARACTERS, length),
          null);
    }
    return leases.complete(id, result.token(), result.artifactDigest(), result.metrics());
  }

  /**
   * @param token of the lease
   * @param reason why it failed
   * @param retryable whether another attempt may succeed
   */
  record Failure(
      @NotNull @Size(max = 100) String token,
      @NotNull @Size(max = 2_000) @Pattern(regexp = LINE, message = PLAIN_FORM) String reason,
      @NotNull Boolean retryable) {}

  @PostMapping("/{id}/failure")
  @Operation(summary = "Say that it failed")
  FineTuneJob fail(@PathVariable UUID id, @Valid @RequestBody Failure failure) {
    return leases.fail(id, failure.token(), failure.reason(), failure.retryable());
  }
}
