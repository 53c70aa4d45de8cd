// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.concordat.registry.job.internal.FineTuneJobRow;
import net.concordat.registry.job.internal.FineTuneJobRows;
import net.concordat.registry.job.internal.JobCurveRow;
import net.concordat.registry.job.internal.JobCurveRows;
import net.concordat.registry.job.internal.JobLogRow;
import net.concordat.registry.job.internal.JobLogRows;
import net.concordat.registry.model.Models;
import net.concordat.registry.web.Place;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Sort;
import org.springframework.data.jpa.domain.Specification;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Jobs for those who ask for them; see DD015. */
@Service
@Transactional
public class Jobs {
  /** Who asks for what the registry has done by itself; nobody of a realm is called so. */
  public static final String REGISTRY = "registry";

  private final FineTuneJobRows jobs;
  private final JobLogRows log;
  private final JobCurveRows curves;
  private final Models models;
  private final ApplicationEventPublisher events;
  private final Clock clock;

  Jobs(
      FineTuneJobRows jobs,
      JobLogRows log,
      JobCurveRows curves,
      Models models,
      ApplicationEventPublisher events,
      Clock clock) {
    this.jobs = jobs;
    this.log = log;
    this.curves = curves;
    this.models = models;
    this.events = events;
    this.clock = clock;
  }

  /**
   * A job that was asked for.
   *
   * @param isNew whether this request asked for it, and none before
   */
  public record Given(FineTuneJob job, boolean isNew) {}

  /**
   * Asks for a job, or finds the one that was asked for under the key before.
   *
   * @param requestedBy who asks
   * @param key of their choice; null to ask for a new one whatever was asked for before
   * @throws UnknownBaseException if the version to begin from is not known here
   * @throws OtherJobException if the key names a job that was asked for with other arguments
   * @throws org.springframework.dao.DataIntegrityViolationException if a job was asked for under
   *     the key at the same time; it is found when asked again
   */
  public Given submit(JobRequest request, String requestedBy, @Nullable String key) {
    if (key != null) {
      Optional<FineTuneJobRow> before = jobs.findByRequestedByAndKey(requestedBy, key);
      if (before.isPresent()) {
        return same(before.get(), request, key);
      }
    }
    if (models.version(request.modelId(), request.version(), null).isEmpty()) {
      throw new UnknownBaseException(request);
    }
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    return new Given(
        jobs.saveAndFlush(new FineTuneJobRow(request, requestedBy, key, now)).job(), true);
  }

  private static Given same(FineTuneJobRow before, JobRequest request, String key) {
    if (!before.asksFor(request)) {
      throw new OtherJobException(key, before.id());
    }
    return new Given(before.job(), false);
  }

  /** What somebody asked for under a key. */
  @Transactional(readOnly = true)
  public Optional<FineTuneJob> askedUnder(String requestedBy, String key) {
    return jobs.findByRequestedByAndKey(requestedBy, key).map(FineTuneJobRow::job);
  }

  /** What somebody asked for under keys that begin so, the first first. */
  @Transactional(readOnly = true)
  public List<FineTuneJob> allAskedUnder(String requestedBy, String keysFrom) {
    return jobs
        .findBy(
            (job, query, builder) ->
                builder.and(
                    builder.equal(job.get("requestedBy"), requestedBy),
                    builder.like(job.get("key"), keysFrom + "%")),
            rows -> rows.sortBy(Sort.by("requestedAt", "id")).all())
        .stream()
        .map(FineTuneJobRow::job)
        .toList();
  }

  /** A job. */
  @Transactional(readOnly = true)
  public Optional<FineTuneJob> job(UUID id) {
    return jobs.findById(id).map(FineTuneJobRow::job);
  }

  /**
   * Jobs, the newest first.
   *
   * @param status which; null for all
   * @param after the place after which to begin; null for the beginning
   * @param most how many at most
   */
  @Transactional(readOnly = true)
  public List<FineTuneJob> find(@Nullable JobStatus status, @Nullable Place after, int most) {
    Specification<FineTuneJobRow> asked =
        (job, query, builder) ->
            status == null ? builder.conjunction() : builder.equal(job.get("status"), status);
    Specification<FineTuneJobRow> later =
        (job, query, builder) ->
            after == null
                ? builder.conjunction()
                : builder.or(
                    builder.lessThan(job.get("requestedAt"), after.at()),
                    builder.and(
                        builder.equal(job.get("requestedAt"), after.at()),
                        builder.lessThan(job.get("id"), after.id())));
    return jobs
        .findBy(
            asked.and(later),
            rows -> rows.sortBy(Sort.by("requestedAt", "id").descending()).limit(most).all())
        .stream()
        .map(FineTuneJobRow::job)
        .toList();
  }

  /**
   * Somebody's jobs that ended, the last first.
   *
   * @param since at this instant or later
   * @param most how many at most
   */
  @Transactional(readOnly = true)
  public List<FineTuneJob> endedOf(String requestedBy, Instant since, int most) {
    return jobs
        .findBy(
            (job, query, builder) ->
                builder.and(
                    builder.equal(job.get("requestedBy"), requestedBy),
                    builder.greaterThanOrEqualTo(job.get("endedAt"), since)),
            rows -> rows.sortBy(Sort.by("endedAt").descending()).limit(most).all())
        .stream()
        .map(FineTuneJobRow::job)
        .toList();
  }

  /**
   * What workers wrote.
   *
   * @param after the number after which to begin, 0 for the beginning
   * @param most how many at most
   */
  @Transactional(readOnly = true)
  public List<LogLine> log(UUID id, int after, int most) {
    return log.after(id, after, Limit.of(most)).stream().map(JobLogRow::line).toList();
  }

  /**
   * Points of curves, in their order on the axis.
   *
   * @param series what they are of
   * @param after the step after which to begin, 0 for the beginning
   * @param most how many at most
   */
  @Transactional(readOnly = true)
  public List<CurvePoint> curve(UUID id, String series, int after, int most) {
    return curves.after(id, series, after, Limit.of(most)).stream()
        .map(JobCurveRow::point)
        .toList();
  }

  /**
   * Calls a job off: at once while it waits, when its worker next reports while it runs.
   *
   * @return the job as it stands now; empty if there is none
   * @throws JobEndedException if it has ended otherwise
   */
  public Optional<FineTuneJob> cancel(UUID id) {
    return jobs.lock(id)
        .map(
            job -> {
              JobStatus before = job.job().status();
              if (before == JobStatus.DONE || before == JobStatus.FAILED) {
                throw new JobEndedException(job.job());
              }
              job.cancel(clock.instant());
              if (!before.isEnd()) {
                job.ended().ifPresent(events::publishEvent);
              }
              return job.job();
            });
  }
}
