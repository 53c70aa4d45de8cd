// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job.internal;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;
import java.util.UUID;
import net.concordat.registry.job.LogLine;
import org.springframework.data.domain.Persistable;

/** A line of a job's log. */
@Entity
@Table(name = "finetune_job_log")
public class JobLogRow implements Persistable<JobLogRow.Id> {
  @EmbeddedId private Id id;

  @Column(nullable = false, updatable = false)
  private int attempt;

  @Column(name = "received_at", nullable = false, updatable = false)
  private Instant at;

  @Column(name = "line_text", nullable = false, updatable = false, length = 2_000)
  private String text;

  @SuppressWarnings("NullAway.Init")
  protected JobLogRow() {}

  /**
   * @param number from 1
   */
  public JobLogRow(UUID job, int number, int attempt, Instant at, String text) {
    this.id = new Id(job, number);
    this.attempt = attempt;
    this.at = at;
    this.text = text;
  }

  /** Which line of which job. */
  @Embeddable
  record Id(
      @Column(name = "job_id", nullable = false, updatable = false) UUID job,
      @Column(name = "line_number", nullable = false, updatable = false) int number)
      implements Serializable {}

  /** The line. */
  public LogLine line() {
    return new LogLine(id.number(), attempt, at, text);
  }

  @Override
  public Id getId() {
    return id;
  }

  /** A line is written once and never saved again. */
  @Override
  public boolean isNew() {
    return true;
  }
}
