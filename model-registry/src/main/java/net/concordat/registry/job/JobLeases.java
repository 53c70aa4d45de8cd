// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.concordat.registry.job.internal.FineTuneJobRow;
import net.concordat.registry.job.internal.FineTuneJobRows;
import net.concordat.registry.job.internal.JobCurveRow;
import net.concordat.registry.job.internal.JobCurveRows;
import net.concordat.registry.job.internal.JobLogRow;
import net.concordat.registry.job.internal.JobLogRows;
import net.concordat.registry.job.internal.LeaseToken;
import net.concordat.registry.web.NotFoundException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Jobs for those who do them. A worker has a job as long as it reports: then nobody else gets it,
 * and afterwards nothing that it says of the job counts. See DD015.
 */
@Service
@Transactional
public class JobLeases {
  /** So many lines of a job's log are kept. */
  public static final int LOG_LINES = 10_000;

  /** So many points of a job's curves are kept, of all series. */
  public static final int CURVE_POINTS = 4_000;

  private static final Logger LOG = LoggerFactory.getLogger(JobLeases.class);
  private static final int AT_ONCE = 100;

  private final FineTuneJobRows jobs;
  private final JobLogRows log;
  private final JobCurveRows curves;
  private final ApplicationEventPublisher events;
  private final JobProperties properties;
  private final Clock clock;

  JobLeases(
      FineTuneJobRows jobs,
      JobLogRows log,
      JobCurveRows curves,
      ApplicationEventPublisher events,
      JobProperties properties,
      Clock clock) {
    this.jobs = jobs;
    this.log = log;
    this.curves = curves;
    this.events = events;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * Takes the next job: of the highest priority, among these the oldest. Two workers never get the
   * same one.
   *
   * @param worker who takes it, in its own words
   * @return empty if none waits
   */
  public Optional<Lease> take(String worker) {
    Instant now = clock.instant();
    return jobs.next(now, Limit.of(1)).stream()
        .findFirst()
        .map(
            job -> {
              LeaseToken token = LeaseToken.random();
              Instant until = now.plus(properties.lease());
              job.lease(worker, token, now, until);
              LOG.info("Job {} is taken by {} until {}", job.id(), worker, until);
              return new Lease(job.job(), token.text(), until);
            });
  }

  /**
   * Takes a sign of life and what the worker says.
   *
   * @param token of the lease
   * @throws LeaseLostException if the worker no longer has the job
   */
  public Renewal renew(UUID id, String token, WorkerReport report) {
    Instant now = clock.instant();
    Instant until = now.plus(properties.lease());
    FineTuneJobRow job = held(id, token, now);
    int from = job.logLines();
    List<String> kept =
        report.lines().subList(0, Math.min(report.lines().size(), LOG_LINES - from));
    for (int i = 0; i < kept.size(); i++) {
      log.save(new JobLogRow(id, from + i + 1, job.attempt(), now, kept.get(i)));
    }
    draw(job, report.points(), now);
    job.report(report, kept.size(), until);
    return new Renewal(job.job().status() == JobStatus.CANCELLING, until, kept.size());
  }

  private void draw(FineTuneJobRow job, List<WorkerReport.Point> points, Instant now) {
    int free = points.isEmpty() ? 0 : CURVE_POINTS - curves.count(job.id());
    for (WorkerReport.Point point : points) {
      JobCurveRow.Id id = new JobCurveRow.Id(job.id(), point.series(), point.step());
      Optional<JobCurveRow> before = curves.findById(id);
      if (before.isPresent()) {
        before.get().replace(job.attempt(), now, point);
      } else if (free > 0) {
        curves.save(new JobCurveRow(job.id(), job.attempt(), now, point));
        free--;
      }
    }
  }

  /**
   * Takes what a worker made. Of a job that was called off nothing is taken.
   *
   * @param artifactDigest the SHA-256 of the artifact
   * @param metrics what the worker measured
   * @throws LeaseLostException if the worker no longer has the job
   */
  public FineTuneJob complete(UUID id, String token, String artifactDigest, JsonNode metrics) {
    Instant now = clock.instant();
    FineTuneJobRow job = held(id, token, now);
    job.complete(artifactDigest, metrics, now);
    return told(job);
  }

  /**
   * Takes that a worker failed. The job waits longer each time before another tries.
   *
   * @param reason why
   * @param retryable whether another worker may succeed
   * @throws LeaseLostException if the worker no longer has the job
   */
  public FineTuneJob fail(UUID id, String token, String reason, boolean retryable) {
    Instant now = clock.instant();
    FineTuneJobRow job = held(id, token, now);
    job.fail(reason, retryable, now.plus(properties.retryAfter(job.attempt())), now);
    return told(job);
  }

  /**
   * The job that a worker has.
   *
   * @param token of the lease
   * @throws LeaseLostException if the worker no longer has the job
   */
  public FineTuneJob job(UUID id, String token) {
    return held(id, token, clock.instant()).job();
  }

  /** Gives the jobs of workers that fell silent to others. */
  public void expire() {
    Instant now = clock.instant();
    for (FineTuneJobRow job : jobs.silent(now, Limit.of(AT_ONCE))) {
      LOG.warn("The lease of job {}, attempt {}, ended in silence", job.id(), job.attempt());
      job.fail("The worker fell silent.", true, now, now);
      told(job);
    }
  }

  private FineTuneJob told(FineTuneJobRow job) {
    job.ended().ifPresent(events::publishEvent);
    FineTuneJob now = job.job();
    LOG.info("Job {} is {} after attempt {}", now.id(), now.status(), now.attempt());
    return now;
  }

  private FineTuneJobRow held(UUID id, String token, Instant now) {
    FineTuneJobRow job =
        jobs.lock(id).orElseThrow(() -> new NotFoundException("There is no job " + id + " here."));
    if (!job.isHeldWith(token, now)) {
      throw new LeaseLostException(id);
    }
    return job;
  }
}
