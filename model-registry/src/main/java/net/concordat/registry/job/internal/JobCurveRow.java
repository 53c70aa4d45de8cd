// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job.internal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import net.concordat.registry.job.CurvePoint;
import net.concordat.registry.job.WorkerReport;
import org.springframework.data.domain.Persistable;

/** A point of a job's curves. */
@Entity
@Table(name = "finetune_job_curve")
public class JobCurveRow implements Persistable<JobCurveRow.Id> {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @EmbeddedId private Id id;

  @Column(name = "of_steps", nullable = false)
  private int of;

  @Column(nullable = false)
  private int attempt;

  @Column(name = "received_at", nullable = false)
  private Instant at;

  @Convert(converter = JsonText.class)
  @Column(name = "figures", nullable = false, length = 2_000)
  private JsonNode values;

  @SuppressWarnings("NullAway.Init")
  protected JobCurveRow() {}

  /** A new one. */
  public JobCurveRow(UUID job, int attempt, Instant at, WorkerReport.Point point) {
    this.id = new Id(job, point.series(), point.step());
    this.of = point.of();
    this.attempt = attempt;
    this.at = at;
    this.values = JSON.valueToTree(point.values());
  }

  /** Which point of which job. */
  @Embeddable
  public record Id(
      @Column(name = "job_id", nullable = false, updatable = false) UUID job,
      @Column(nullable = false, updatable = false, length = 40) String series,
      @Column(name = "step_number", nullable = false, updatable = false) int step)
      implements Serializable {}

  /** Told once more, by this attempt or a later one. */
  public void replace(int byAttempt, Instant now, WorkerReport.Point point) {
    of = point.of();
    attempt = byAttempt;
    at = now;
    values = JSON.valueToTree(point.values());
  }

  /** The point. */
  public CurvePoint point() {
    return new CurvePoint(id.step(), of, attempt, at, values);
  }

  @Override
  public Id getId() {
    return id;
  }

  /** Only new ones are saved; those that are found change in place. */
  @Override
  public boolean isNew() {
    return true;
  }
}
