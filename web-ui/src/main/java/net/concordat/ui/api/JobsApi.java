// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;

/** Fine-tune jobs; a bank's registry alone has them. */
@Component
public final class JobsApi {
  /** How many lines of a log are shown. */
  private static final int LINES = 100;

  private static final String JOBS = "jobs";
  private static final String JOB = "jobs/{id}";

  private final RegistryClient registry;

  JobsApi(RegistryClient registry) {
    this.registry = registry;
  }

  /** Jobs, the newest first. */
  public PageSource<FineTuneJob> jobs() {
    return registry.pages(FineTuneJob.class, CursorPages.SIZE, Map.of(), JOBS);
  }

  /** A job. */
  public FineTuneJob job(String id) {
    return registry.get(FineTuneJob.class, Map.of(), JOB, id);
  }

  /** A job with its curves and the end of its log. */
  public JobProgress progress(String id) {
    return progressAs(registry.ownToken(), id);
  }

  /** The same, asked for with somebody's token. */
  public JobProgress progressAs(String token, String id) {
    FineTuneJob job = registry.getAs(token, FineTuneJob.class, JOB, id);
    List<JobProgress.Point> curve =
        registry
            .pageAs(
                token, JobProgress.Point.class, Map.of("series", "training"), JOB + "/curve", id)
            .items();
    return new JobProgress(job, curve, lines(token, job));
  }

  private List<JobProgress.Line> lines(String token, FineTuneJob job) {
    FineTuneJob.Run run = job.run();
    if (run == null || run.logLines() == 0) {
      return List.of();
    }
    Map<String, Integer> query =
        Map.of("cursor", Math.max(0, run.logLines() - LINES), "limit", LINES);
    return registry.pageAs(token, JobProgress.Line.class, query, JOB + "/logs", job.id()).items();
  }

  /**
   * Asks for a job.
   *
   * @param key chosen once for what the person asks for
   * @param recipe what the worker is told
   * @param priority 0 to 9; the highest goes first
   * @param maxAttempts how many workers may try, 1 to 10
   */
  public FineTuneJob start(
      String key, VersionKey base, JsonNode recipe, int priority, int maxAttempts) {
    return registry.send(
        HttpMethod.POST,
        FineTuneJob.class,
        Map.of("Idempotency-Key", key),
        Map.of(
            "modelId", base.modelId(),
            "version", base.version(),
            "recipe", recipe,
            "priority", priority,
            "maxAttempts", maxAttempts),
        JOBS);
  }

  /** Calls a job off: at once while it waits, else when its worker next reports. */
  public FineTuneJob cancel(String id) {
    return registry.send(
        HttpMethod.POST, FineTuneJob.class, Map.of(), Map.of(), JOB + "/cancellation", id);
  }
}
