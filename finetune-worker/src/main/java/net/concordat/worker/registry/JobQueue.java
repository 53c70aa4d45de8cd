// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import net.concordat.artifacts.Difference;
import net.concordat.inference.support.Json;

/**
 * The jobs of a bank's registry, for one worker among several. Every call may fail with {@link
 * RegistryAwayException}, after which it can be made again: only what a report says may then be
 * kept twice.
 */
public final class JobQueue {
  private static final String JOBS = "/api/v1/jobs/";
  private static final String LEASE = "Concordat-Lease";
  private static final String TYPE = "Content-Type";

  private final RegistryConnection registry;
  private final String worker;

  /**
   * The queue at a registry.
   *
   * @param worker what this worker calls itself, 1 to 100 characters
   */
  public JobQueue(URI registry, ServiceAccount account, String worker) {
    this.registry = new RegistryConnection(registry, account);
    this.worker = worker;
  }

  /** Takes the next job; empty if none waits. */
  public Optional<LeasedJob> take() throws RegistryAwayException, InterruptedException {
    try {
      HttpResponse<byte[]> answer =
          registry.json("POST", JOBS + "leases", Map.of("worker", worker));
      return answer.statusCode() == 204 ? Optional.empty() : Optional.of(leased(answer));
    } catch (LeaseLostException e) {
      throw new IllegalStateException("A job that nobody has was lost", e);
    }
  }

  private static LeasedJob leased(HttpResponse<byte[]> answer) throws RegistryAwayException {
    JsonNode lease = body(answer);
    JsonNode job = lease.path("job");
    try {
      return new LeasedJob(
          UUID.fromString(job.path("id").asText()),
          job.path("attempt").asInt(),
          job.path("attempt").asInt() >= job.path("request").path("maxAttempts").asInt(),
          job.path("request").path("recipe"),
          lease.path("token").asText(),
          lasts(answer, lease));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new RegistryAwayException("The registry gives a lease that cannot be read", e);
    }
  }

  private static JsonNode body(HttpResponse<byte[]> answer) {
    return Json.read(answer.body(), JsonNode.class, "The registry's answer");
  }

  /** By the registry's own clock, whatever ours says. */
  private static Duration lasts(HttpResponse<byte[]> answer, JsonNode lease) {
    Instant now =
        answer
            .headers()
            .firstValue("Date")
            .map(date -> ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME))
            .map(ZonedDateTime::toInstant)
            .orElseGet(Instant::now);
    return Duration.between(now, Instant.parse(lease.path("until").asText()));
  }

  /**
   * Keeps a job.
   *
   * @param cancelled whether somebody called it off
   * @param lasts how long the worker may now be silent
   */
  public record Renewal(boolean cancelled, Duration lasts) {}

  /** Reports on a job and keeps it. */
  public Renewal report(LeasedJob job, Report report)
      throws RegistryAwayException, LeaseLostException, InterruptedException {
    HttpResponse<byte[]> answer =
        registry.json(
            "PUT",
            JOBS + job.id() + "/lease",
            Map.of(
                "token", job.token(),
                "progress", report.progress(),
                "step", report.step(),
                "lines", report.lines(),
                "points", report.points()));
    JsonNode renewal = body(answer);
    return new Renewal(renewal.path("cancelled").asBoolean(), lasts(answer, renewal));
  }

  /** Fetches the artifact that a job begins from; what is fetched is not trusted. */
  public void fetchBase(LeasedJob job, Path file)
      throws IOException, LeaseLostException, InterruptedException {
    try (InputStream bytes = registry.get(JOBS + job.id() + "/base", LEASE, job.token())) {
      Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Fetches something else that the job's recipe names; what is fetched is not trusted. */
  public void fetchInput(LeasedJob job, String digest, Path file)
      throws IOException, LeaseLostException, InterruptedException {
    try (InputStream bytes =
        registry.get(JOBS + job.id() + "/inputs/" + digest, LEASE, job.token())) {
      Files.copy(bytes, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Puts what a job made into the bank's store. */
  public void store(LeasedJob job, String digest, Path artifact)
      throws IOException, LeaseLostException, InterruptedException {
    registry.put(
        JOBS + job.id() + "/artifacts/" + digest,
        Map.of(LEASE, job.token(), TYPE, "application/octet-stream"),
        artifact);
  }

  /** The same for what is sent as its difference from the job's base. */
  public void storeDifference(LeasedJob job, String digest, Path difference)
      throws IOException, LeaseLostException, InterruptedException {
    registry.put(
        JOBS + job.id() + "/artifacts/" + digest,
        Map.of(LEASE, job.token(), TYPE, Difference.MEDIA_TYPE),
        difference);
  }

  /** Puts what was measured of it into the bank's registry. */
  public void keepReport(LeasedJob job, String digest, Path report)
      throws IOException, LeaseLostException, InterruptedException {
    registry.put(
        JOBS + job.id() + "/evaluation-reports/" + digest,
        Map.of(LEASE, job.token(), TYPE, "application/json"),
        report);
  }

  /** Says what a job made. */
  public void complete(LeasedJob job, String digest, JsonNode metrics)
      throws RegistryAwayException, LeaseLostException, InterruptedException {
    registry.json(
        "POST",
        JOBS + job.id() + "/result",
        Map.of("token", job.token(), "artifactDigest", digest, "metrics", metrics));
  }

  /**
   * Says that a job failed.
   *
   * @param reason for a person: what was wrong, and what to do
   * @param retryable whether another attempt may succeed
   * @return whether it is tried again
   */
  public boolean fail(LeasedJob job, String reason, boolean retryable)
      throws RegistryAwayException, LeaseLostException, InterruptedException {
    JsonNode answer =
        body(
            registry.json(
                "POST",
                JOBS + job.id() + "/failure",
                Map.of(
                    "token", job.token(),
                    "reason", Report.line(reason),
                    "retryable", retryable)));
    return answer.path("status").asText().equals("QUEUED");
  }
}
