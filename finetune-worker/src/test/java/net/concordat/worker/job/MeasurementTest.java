// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.job;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.inference.support.Sha256;
import net.concordat.worker.Fixtures;
import net.concordat.worker.registry.JobQueue;
import net.concordat.worker.registry.RegistryFake;
import net.concordat.worker.registry.RegistryFake.Job;
import net.concordat.worker.training.FineTuneSpec;
import net.concordat.worker.training.FineTuneSpec.OutputLayer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A job's report, with a shell script in the place of training and measuring. */
@Timeout(60)
class MeasurementTest {
  private static final JobLimits LIMITS = new JobLimits(1, 1024, 5);
  private static final String DIGEST = "ab".repeat(32);
  private static final String OUT =
      "for a in \"$@\"; do case $a in --out=*) out=${a#--out=};; esac; done\n";
  private static final String MAKES =
      OUT
          + "if [ $1 = fine-tune ]; then mkdir -p $out; printf made > $out/%1$s.zip\n"
              .formatted(DIGEST)
          + "echo '{\"artifactDigest\":\"%1$s\"}' > $out/%1$s.json; exit; fi\n".formatted(DIGEST);

  /** The report tells with which arguments it was asked for. */
  private static final String MEASURES = "printf '%s|' \"$@\" > $out\n";

  @TempDir private Path folder;
  private RegistryFake registry;

  @BeforeEach
  void start() throws IOException {
    registry = new RegistryFake();
    Path data = Files.createDirectories(folder.resolve("data"));
    for (String file : List.of("rows.csv", "test.csv", "holdout.json", "local.json")) {
      Files.writeString(data.resolve(file), "x");
    }
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  private Worker worker(String script) throws IOException {
    Path file = Files.writeString(folder.resolve("worker.sh"), MAKES + script);
    return new Worker(
        new JobQueue(registry.address(), registry.account(folder), "w"),
        new WorkerSettings(folder.resolve("data"), folder.resolve("runs"), LIMITS),
        limits -> List.of("sh", file.toString()),
        line -> {});
  }

  private static Map<String, Object> recipe(Object measure) {
    FineTuneSpec spec = Fixtures.fineTune(1, OutputLayer.CONTINUED, Fixtures.settings(2, null));
    return Map.of("fineTune", spec, "measure", measure);
  }

  private static MeasureRequest request(String data, String column) {
    return new MeasureRequest(
        data, "holdout.json", "local.json", "card", null, List.of(column), null, 50.0, null, 20);
  }

  private Job submitted() {
    return registry.submit(recipe(request("test.csv", "amount=1,3")));
  }

  private static String only(Job job) {
    assertThat(job.reports).hasSize(1);
    return job.reports.values().iterator().next();
  }

  @Test
  void handsInTheReportOfWhatItMadeAndNamesIt() throws Exception {
    Job job = submitted();
    worker(MEASURES).run(true);

    assertThat(job.status).as(job.failure).isEqualTo("DONE");
    String digest = Sha256.of(only(job).getBytes(UTF_8)).hex();
    assertThat(job.reports).containsOnlyKeys(digest);
    assertThat(job.result.at("/metrics/report/digest").asText()).isEqualTo(digest);
    Path run = folder.resolve("runs").resolve(job.id.toString());
    assertThat(only(job).split("\\|"))
        .contains(
            "evaluate",
            "--data=" + folder.resolve("data").resolve("test.csv"),
            "--holdout=" + folder.resolve("data").resolve("holdout.json"),
            "--local=" + folder.resolve("data").resolve("local.json"),
            "--artifact=" + run.resolve("out").resolve(DIGEST + ".zip"),
            "--against=as it came=" + run.resolve("base.zip"),
            "--customer-column=card",
            "--segment-column=amount=1,3",
            "--missed-cost=50.0",
            "--alerts-per-day=20",
            "--quiet")
        .noneMatch(argument -> argument.startsWith("--day-column"));
    assertThat(run).doesNotExist();
  }

  @Test
  void handsInWhatAWorkerMeasuredThatWasKilledAndMeasuresNothingAgain() throws Exception {
    Job job = submitted();
    Path run = Files.createDirectories(folder.resolve("runs").resolve(job.id.toString()));
    Path out = Files.createDirectories(run.resolve("out"));
    Files.writeString(out.resolve(DIGEST + ".zip"), "made before");
    Json.write(out.resolve(DIGEST + ".json"), Map.of("artifactDigest", DIGEST));
    Files.writeString(run.resolve("report.part"), "half of a");
    worker("kill -9 $$").run(true);
    assertThat(job.status).as("after a measuring that was killed").isEqualTo("QUEUED");
    assertThat(job.failure).contains("killed by signal 9");

    Files.writeString(run.resolve("report.json"), "measured before");
    registry.expire(job);
    worker("exit 1").run(true);

    assertThat(job.status).isEqualTo("DONE");
    assertThat(only(job)).isEqualTo("measured before");
  }

  @Test
  void isDoneAndSaysWhyThereIsNoReportWhereTheRowsAreNotThoseCommittedTo() throws Exception {
    Job job = submitted();
    worker("echo 'The rows must be the 9 that were committed to' >&2; exit 2").run(true);

    assertThat(job.status).isEqualTo("DONE");
    assertThat(job.result.at("/metrics/report/problem").asText())
        .isEqualTo("The rows must be the 9 that were committed to");
    assertThat(job.lines)
        .contains("There is no evaluation report: The rows must be the 9 that were committed to");
    assertThat(new String(job.artifact, UTF_8)).isEqualTo("made");
  }

  @Test
  void isDoneWithoutAReportWhereTheLastAttemptCannotMeasure() throws Exception {
    Job job = submitted();
    job.mostAttempts = 1;
    worker("kill -9 $$").run(true);

    assertThat(job.status).isEqualTo("DONE");
    assertThat(job.result.at("/metrics/report/problem").asText()).contains("killed by signal 9");
  }

  @Test
  void isDoneWhereTheRegistryTakesNoReportOfIt() throws Exception {
    Job job = submitted();
    job.reportStatus = 422;
    worker(MEASURES).run(true);

    assertThat(job.status).isEqualTo("DONE");
    assertThat(job.result.at("/metrics/report/problem").asText()).contains("No report of ours.");
  }

  @Test
  void waitsWithTheReportForARegistryThatIsAway() throws Exception {
    Job job = submitted();
    job.reportStatus = 503;
    Thread worker =
        new Thread(
            () -> {
              try {
                worker(MEASURES).run(true);
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    worker.start();
    org.awaitility.Awaitility.await()
        .atMost(java.time.Duration.ofMinutes(2))
        .until(() -> !job.reports.isEmpty());
    job.reportStatus = 200;
    worker.join();

    assertThat(job.status).isEqualTo("DONE");
    assertThat(job.result.at("/metrics/report/digest").asText()).hasSize(64);
  }

  @Test
  void trainsOnlyOnceAllRowsAreThere() throws Exception {
    Files.delete(folder.resolve("data").resolve("holdout.json"));
    Job job = submitted();
    worker(MEASURES).run(true);

    assertThat(job.retryable).isTrue();
    assertThat(job.failure).contains("there is no readable 'holdout.json' in ");
  }

  @Test
  void refusesFilesOutsideTheDataFolderAndCutsThatAreNone() {
    assertThatThrownBy(
            () ->
                JobRecipe.of(
                    Json.read(
                        Json.bytes(recipe(request("../t.csv", "a"))),
                        com.fasterxml.jackson.databind.JsonNode.class,
                        "a recipe")))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'measure.data' must name a file in the worker's data folder");
    assertThatThrownBy(() -> request("test.csv", "amount=x"))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("'amount=x'");
  }
}
