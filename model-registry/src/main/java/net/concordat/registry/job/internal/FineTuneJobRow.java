// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job.internal;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import net.concordat.registry.job.FineTuneJob;
import net.concordat.registry.job.JobEnded;
import net.concordat.registry.job.JobRequest;
import net.concordat.registry.job.JobStatus;
import net.concordat.registry.job.WorkerReport;
import org.jspecify.annotations.Nullable;

/** A job, and the ways in which it may go from one status to another. */
@Entity
@Table(name = "finetune_job")
public class FineTuneJobRow {
  @Id
  @GeneratedValue(strategy = GenerationType.UUID)
  private @Nullable UUID id;

  @Column(name = "base_model_id", nullable = false, updatable = false, length = 64)
  private String modelId;

  @Column(name = "base_version", nullable = false, updatable = false)
  private int version;

  @Convert(converter = JsonText.class)
  @Column(nullable = false, updatable = false, length = 65_536)
  private JsonNode recipe;

  @Column(nullable = false, updatable = false)
  private int priority;

  @Column(name = "max_attempts", nullable = false, updatable = false)
  private int maxAttempts;

  @Column(name = "requested_by", nullable = false, updatable = false, length = 255)
  private String requestedBy;

  @Column(name = "idempotency_key", updatable = false, length = 100)
  private @Nullable String key;

  @Column(name = "requested_at", nullable = false, updatable = false)
  private Instant requestedAt;

  @Enumerated(EnumType.STRING)
  @Column(nullable = false, length = 20)
  private JobStatus status;

  @Column(nullable = false)
  private int attempt;

  @Column(name = "not_before")
  private @Nullable Instant notBefore;

  @Column(length = 100)
  private @Nullable String worker;

  @Column(name = "taken_at")
  private @Nullable Instant takenAt;

  @Column(name = "lease_until")
  private @Nullable Instant leaseUntil;

  @Column(name = "lease_hash", length = 64)
  private @Nullable String leaseHash;

  @Column(nullable = false)
  private int progress;

  @Column(length = 200)
  private @Nullable String step;

  @Column(name = "log_lines", nullable = false)
  private int logLines;

  @Column(name = "ended_at")
  private @Nullable Instant endedAt;

  @Column(name = "artifact_digest", length = 64)
  private @Nullable String artifactDigest;

  @Convert(converter = JsonText.class)
  @Column(length = 16_384)
  private @Nullable JsonNode metrics;

  @Column(length = 2_000)
  private @Nullable String failure;

  @SuppressWarnings("NullAway.Init")
  protected FineTuneJobRow() {}

  /**
   * A job that waits.
   *
   * @param key under which it is asked for; null for none
   */
  public FineTuneJobRow(JobRequest request, String requestedBy, @Nullable String key, Instant now) {
    this.modelId = request.modelId();
    this.version = request.version();
    this.recipe = request.recipe();
    this.priority = request.priority();
    this.maxAttempts = request.maxAttempts();
    this.requestedBy = requestedBy;
    this.key = key;
    this.requestedAt = now;
    this.notBefore = now;
    this.status = JobStatus.QUEUED;
  }

  /** Which. */
  public UUID id() {
    if (id == null) {
      throw new IllegalStateException("A job has an id once it is kept");
    }
    return id;
  }

  /** Whether this is what was asked for. */
  public boolean asksFor(JobRequest request) {
    return request().equals(request);
  }

  private JobRequest request() {
    return new JobRequest(modelId, version, recipe, priority, maxAttempts);
  }

  /** How many workers have taken it. */
  public int attempt() {
    return attempt;
  }

  /** How many lines of its log are kept. */
  public int logLines() {
    return logLines;
  }

  /** From QUEUED: a worker has it now. */
  public void lease(String by, LeaseToken token, Instant now, Instant until) {
    leave(JobStatus.QUEUED);
    status = JobStatus.RUNNING;
    attempt++;
    worker = by;
    takenAt = now;
    leaseUntil = until;
    leaseHash = token.hash();
    progress = 0;
    step = null;
  }

  /** Whether a worker has it and this is that worker's token. */
  public boolean isHeldWith(String token, Instant now) {
    return leaseHash != null
        && leaseUntil != null
        && now.isBefore(leaseUntil)
        && MessageDigest.isEqual(
            leaseHash.getBytes(StandardCharsets.US_ASCII),
            new LeaseToken(token).hash().getBytes(StandardCharsets.US_ASCII));
  }

  /** While a worker has it: it says how far it is. */
  public void report(WorkerReport report, int newLines, Instant until) {
    leave(JobStatus.RUNNING, JobStatus.CANCELLING);
    progress = report.progress();
    step = report.step() == null ? step : report.step();
    logLines += newLines;
    leaseUntil = until;
  }

  /** From RUNNING to DONE; from CANCELLING to CANCELLED. */
  public void complete(String digest, JsonNode measured, Instant now) {
    leave(JobStatus.RUNNING, JobStatus.CANCELLING);
    if (status == JobStatus.RUNNING) {
      artifactDigest = digest;
      metrics = measured;
      failure = null;
      progress = 100;
      end(JobStatus.DONE, now);
    } else {
      end(JobStatus.CANCELLED, now);
    }
  }

  /** From RUNNING back to QUEUED while there are attempts left, or to FAILED; or to CANCELLED. */
  public void fail(String reason, boolean retryable, Instant again, Instant now) {
    leave(JobStatus.RUNNING, JobStatus.CANCELLING);
    failure = reason;
    if (status == JobStatus.CANCELLING) {
      end(JobStatus.CANCELLED, now);
    } else if (retryable && attempt < maxAttempts) {
      status = JobStatus.QUEUED;
      notBefore = again;
      leaseHash = null;
    } else {
      end(JobStatus.FAILED, now);
    }
  }

  /** To CANCELLED, or to CANCELLING while a worker has it; what was called off stays so. */
  public void cancel(Instant now) {
    leave(JobStatus.QUEUED, JobStatus.RUNNING, JobStatus.CANCELLING, JobStatus.CANCELLED);
    if (status == JobStatus.QUEUED) {
      end(JobStatus.CANCELLED, now);
    } else if (status == JobStatus.RUNNING) {
      status = JobStatus.CANCELLING;
    }
  }

  private void leave(JobStatus... allowed) {
    for (JobStatus one : allowed) {
      if (status == one) {
        return;
      }
    }
    throw new IllegalStateException("Job %s is %s".formatted(id, status));
  }

  private void end(JobStatus as, Instant now) {
    status = as;
    endedAt = now;
    notBefore = null;
    leaseHash = null;
  }

  /** That it has ended, once it has. */
  public Optional<JobEnded> ended() {
    return endedAt == null
        ? Optional.empty()
        : Optional.of(new JobEnded(id(), status, endedAt, artifactDigest));
  }

  /** As it stands. */
  public FineTuneJob job() {
    return new FineTuneJob(
        id(),
        request(),
        requestedBy,
        requestedAt,
        status,
        attempt,
        notBefore,
        run(),
        endedAt,
        artifactDigest,
        metrics,
        failure);
  }

  private FineTuneJob.@Nullable Run run() {
    return worker == null || takenAt == null || leaseUntil == null
        ? null
        : new FineTuneJob.Run(worker, takenAt, leaseUntil, progress, step, logLines);
  }
}
