// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.fake;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The fine-tune jobs that a registry has in tests: one runs, one is done, one failed. */
public final class SampleJobs {
  /** Runs, half done. */
  public static final String RUNNING = "6e1c77c5-ca10-4c0e-a96b-0d4b7bd0b301";

  /** Is done. */
  public static final String DONE = "6e1c77c5-ca10-4c0e-a96b-0d4b7bd0b302";

  /** Failed. */
  public static final String FAILED = "6e1c77c5-ca10-4c0e-a96b-0d4b7bd0b303";

  private static final int PASSES = 20;

  private SampleJobs() {}

  static void tell(FakeRegistry registry) {
    String running = job(RUNNING, "RUNNING", 50, "");
    String done =
        job(
            DONE,
            "DONE",
            100,
            """
            , "endedAt": "2026-03-02T12:09:00Z", "artifactDigest": "%s",
            "metrics": {"rocAuc": 0.9612, "prAuc": 0.8834, "descriptor": %s}
            """
                .formatted("9b".repeat(32), SampleDescriptors.of("9b".repeat(32))));
    String failed =
        job(
            FAILED,
            "FAILED",
            10,
            ", \"endedAt\": \"2026-03-02T12:03:00Z\", \"failure\": \"'fineTune.data' names no"
                + " file\"");
    registry.gives("jobs", "{\"items\": [%s, %s, %s]}".formatted(running, done, failed));
    tell(registry, RUNNING, running, PASSES / 2);
    tell(registry, DONE, done, PASSES);
    tell(registry, FAILED, failed, 0);
  }

  /** Tells how a job stands, with the curve of its first passes. */
  public static void tell(FakeRegistry registry, String id, String job, int passes) {
    registry.gives("jobs/" + id, job);
    registry.gives("jobs/" + id + "/curve", curve(passes));
    registry.gives(
        "jobs/" + id + "/logs",
        "{\"items\": [{\"number\": 1, \"attempt\": 1, \"at\": \"2026-03-02T12:01:00Z\","
            + " \"text\": \"1,236 rows, <b>82</b> positive\"}]}");
  }

  /** A job as the registry gives it. */
  public static String job(String id, String status, int progress, String more) {
    return """
    {"id": "%s", "request": {"modelId": "%s", "version": 80, "priority": 0, "maxAttempts": 3,
      "recipe": {"fineTune": {"data": "BankA-history.csv.gz"}}},
     "requestedBy": "subject-of-developer", "requestedAt": "2026-03-02T12:00:00Z",
     "status": "%s", "attempt": 1,
     "run": {"worker": "worker-1", "takenAt": "2026-03-02T12:00:10Z",
       "leaseUntil": "2026-03-02T12:02:10Z", "progress": %d, "step": "pass %d", "logLines": 1}%s}
    """
        .formatted(id, Samples.CARD_FRAUD, status, progress, progress * PASSES / 100, more);
  }

  private static String curve(int passes) {
    return IntStream.rangeClosed(1, passes)
        .mapToObj(
            pass ->
                String.format(
                    Locale.ROOT,
                    "{\"step\": %d, \"of\": %d, \"attempt\": 1, \"at\": \"2026-03-02T12:01:10Z\","
                        + " \"values\": {\"trainingLoss\": %.4f, \"validationLoss\": %.4f,"
                        + " \"validationPrAuc\": %.4f, \"validationRocAuc\": %.4f}}",
                    pass,
                    PASSES,
                    0.05 + 0.1 / pass,
                    0.06 + 0.08 / pass,
                    0.88 - 0.2 / pass,
                    0.96 - 0.1 / pass))
        .collect(Collectors.joining(",", "{\"items\": [", "]}"));
  }
}
