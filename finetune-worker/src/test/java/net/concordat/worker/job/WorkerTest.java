// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.worker.Fixtures;
import net.concordat.worker.registry.JobQueue;
import net.concordat.worker.registry.RegistryFake;
import net.concordat.worker.registry.RegistryFake.Job;
import net.concordat.worker.training.FineTuneSpec.OutputLayer;
import net.concordat.worker.training.TrainingSettings.EarlyStopping;
import net.concordat.worker.training.search.SearchSpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The loop, with a shell script in the place of training. */
@Timeout(180)
class WorkerTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final JobLimits LIMITS = new JobLimits(1, 1024, 5);
  private static final String DIGEST = "ab".repeat(32);

  /** Finds the folder to write to among the arguments. */
  private static final String OUT =
      "for a in \"$@\"; do case $a in --out=*) out=${a#--out=};; esac; done\n";

  private static final String MAKES =
      OUT
          + "echo '{\"epoch\":1,\"epochs\":2,\"validationLoss\":0.5}'\n"
          + "echo '{\"epoch\":2,\"epochs\":2,\"validationLoss\":0.4}'\n"
          + "mkdir -p $out\n"
          + "printf made > $out/"
          + DIGEST
          + ".zip\n"
          + "echo '{\"artifactDigest\":\""
          + DIGEST
          + "\",\"summary\":{\"validation\":{\"prAuc\":0.7}}}' > $out/"
          + DIGEST
          + ".json\n";

  private static final String RUNS_ON = "echo begun; exec sleep 60";

  @TempDir private Path folder;
  private RegistryFake registry;
  private final List<Thread> workers = new ArrayList<>();
  private final Queue<String> log = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void start() throws IOException {
    registry = new RegistryFake();
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data").resolve("rows.csv"), "x,y\n");
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (Thread worker : workers) {
      worker.interrupt();
      worker.join();
    }
    registry.close();
  }

  private Worker worker(String name, String script) throws IOException {
    Path file = Files.writeString(folder.resolve(name + ".sh"), script);
    return new Worker(
        new JobQueue(registry.address(), registry.account(folder), name),
        new WorkerSettings(folder.resolve("data"), folder.resolve("runs"), LIMITS),
        limits -> List.of("sh", file.toString()),
        log::add);
  }

  private Thread begin(Worker worker) {
    Thread thread =
        new Thread(
            () -> {
              try {
                worker.run(false);
              } catch (IOException e) {
                log.add("ended: " + e);
              } catch (InterruptedException e) {
                log.add("stopped");
              }
            });
    workers.add(thread);
    thread.start();
    return thread;
  }

  private static Map<String, Object> recipe() {
    return Map.of(
        "fineTune", Fixtures.fineTune(1, OutputLayer.CONTINUED, Fixtures.settings(2, null)));
  }

  private Job ended(Job job) {
    await().atMost(PATIENCE).until(() -> job.ended);
    return job;
  }

  private Job failed(String script) throws IOException {
    Job job = registry.submit(recipe());
    begin(worker("w", script));
    return ended(job);
  }

  private List<Path> runs() throws IOException {
    try (Stream<Path> runs = Files.list(folder.resolve("runs"))) {
      return runs.toList();
    }
  }

  @Test
  void doesAJobAndHandsInWhatItMade() throws Exception {
    Job job = registry.submit(recipe());
    worker("w", MAKES).run(true);

    assertThat(job.status).isEqualTo("DONE");
    assertThat(new String(job.artifact, java.nio.charset.StandardCharsets.UTF_8)).isEqualTo("made");
    assertThat(job.lines).isEmpty();
    assertThat(job.points).containsOnlyKeys("training:1", "training:2");
    assertThat(job.result.path("artifactDigest").asText()).isEqualTo(DIGEST);
    assertThat(job.result.at("/metrics/prAuc").asDouble()).isEqualTo(0.7);
    assertThat(job.result.at("/metrics/descriptor/artifactDigest").asText()).isEqualTo(DIGEST);
    assertThat(runs()).isEmpty();
  }

  private static Map<String, Object> searchRecipe() {
    SearchSpec search =
        new SearchSpec(
            SearchSpec.FORMAT, SearchSpec.Method.RANDOM, 2, 5, null, null, null, null, List.of(16));
    return Map.of(
        "fineTune",
        Fixtures.fineTune(
            1, OutputLayer.CONTINUED, Fixtures.settings(2, new EarlyStopping(0.2, 1))),
        "search",
        search);
  }

  @Test
  void doesASearchAndHandsInEachTrial() throws Exception {
    Job job = registry.submit(searchRecipe());
    String script =
        "[ $1 = search ] || exit 1\n"
            + "echo '{\"trial\":2,\"done\":1,\"trials\":2,\"rung\":1,\"prAuc\":0.6}'\n"
            + "echo '{\"trial\":1,\"done\":2,\"trials\":2,\"rung\":1,\"prAuc\":0.7}'\n"
            + MAKES
            + "echo '{\"request\":{\"training\":{\"epochs\":2}},\"chosen\":1,\"trials\":[1,2],"
            + "\"stoppedByTime\":false}' > $out/"
            + DIGEST
            + ".search.json\n";
    worker("w", script).run(true);

    assertThat(job.status).as(job.failure).isEqualTo("DONE");
    assertThat(job.points).containsOnlyKeys("search:1", "search:2", "training:1", "training:2");
    assertThat(Json.line(Objects.requireNonNull(job.points.get("search:1"))))
        .contains("\"of\":2,\"values\":{\"trial\":2.0,\"rung\":1.0,\"prAuc\":0.6}");
    assertThat(job.result.at("/metrics/prAuc").asDouble()).isEqualTo(0.7);
    assertThat(Json.line(job.result.at("/metrics/search")))
        .isEqualTo(
            "{\"trials\":2,\"stoppedByTime\":false,\"chosen\":1,\"training\":{\"epochs\":2}}");
  }

  @Test
  void streamsCurveAndProgressWhileItTrains() throws Exception {
    Job job = registry.submit(recipe());
    begin(worker("w", "echo '{\"epoch\":1,\"epochs\":2,\"validationLoss\":0.5}'; exec sleep 60"));

    await().atMost(PATIENCE).until(() -> !job.points.isEmpty());
    assertThat(job.points.values())
        .hasToString(
            "[{\"series\":\"training\",\"step\":1,\"of\":2,\"values\":{\"validationLoss\":0.5}}]");
    assertThat(job.progress).isEqualTo(47);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void stopsAtTheFirstSignOfLifeOnceAJobIsCalledOff(boolean search) throws Exception {
    Job job = registry.submit(search ? searchRecipe() : recipe());
    begin(worker("w", RUNS_ON));
    await().atMost(PATIENCE).until(() -> job.lines.contains("begun"));

    registry.cancel(job);
    ended(job);

    assertThat(job.renewalsSinceCancelled).isOne();
    assertThat(job.status).isEqualTo("CANCELLED");
    assertThat(children()).isEmpty();
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(runs()).isEmpty());
  }

  private static List<ProcessHandle> children() {
    return ProcessHandle.current().children().filter(ProcessHandle::isAlive).toList();
  }

  private String together(String us, String other) {
    return "touch %1$s; while [ ! -e %2$s ]; do sleep 0.1; done\n"
            .formatted(folder.resolve(us), folder.resolve(other))
        + MAKES;
  }

  @Test
  void sharesAQueueWithAnotherWorker() throws Exception {
    List<Job> jobs = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      jobs.add(registry.submit(recipe()));
    }
    // However late one of them begins: neither ends a job before both have one.
    begin(worker("one", together("one", "two")));
    begin(worker("two", together("two", "one")));

    jobs.forEach(this::ended);
    assertThat(jobs).allMatch(job -> job.status.equals("DONE") && job.attempt == 1);
    assertThat(jobs).extracting(job -> job.worker).contains("one", "two");
  }

  @Test
  void waitsForARegistryThatIsAwayAndGoesOn() throws Exception {
    Job job = registry.submit(recipe());
    registry.close();
    begin(worker("w", MAKES));
    await()
        .atMost(PATIENCE)
        .until(() -> log.stream().anyMatch(line -> line.contains("waiting for it")));

    registry = registry.restarted();
    assertThat(ended(job).status).isEqualTo("DONE");
    assertThat(log).contains("The registry answers again");
  }

  @Test
  void worksOnWhileTheRegistryIsAwayAndThenHandsIn() throws Exception {
    Job job = registry.submit(recipe());
    Path go = folder.resolve("go");
    begin(worker("w", "echo begun; while [ ! -e " + go + " ]; do sleep 0.1; done\n" + MAKES));
    await().atMost(PATIENCE).until(() -> job.lines.contains("begun"));
    registry.close();
    Files.createFile(go);
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                runs().stream()
                    .anyMatch(run -> Files.exists(run.resolve("out/" + DIGEST + ".json"))));

    registry = registry.restarted();
    assertThat(ended(job).status).isEqualTo("DONE");
    assertThat(job.attempt).isOne();
  }

  @Test
  void dropsAJobOnceItsLeaseHasEnded() throws Exception {
    registry.lease = Duration.ofSeconds(6);
    Job job = registry.submit(recipe());
    begin(worker("w", RUNS_ON));
    await().atMost(PATIENCE).until(() -> job.lines.contains("begun"));
    assertThat(children()).isNotEmpty();

    registry.close();
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(children()).isEmpty());
    await()
        .atMost(PATIENCE)
        .until(() -> log.stream().anyMatch(line -> line.contains("its checkpoint stays")));
    assertThat(runs()).hasSize(1);
  }

  @Test
  void handsInWhatAnotherWorkerMadeBeforeItDied() throws Exception {
    Job job = registry.submit(recipe());
    Path out = folder.resolve("runs").resolve(job.id.toString()).resolve("out");
    Files.createDirectories(out);
    Files.writeString(out.resolve(DIGEST + ".zip"), "made before");
    Json.write(out.resolve(DIGEST + ".json"), Map.of("artifactDigest", DIGEST));

    worker("w", "exit 1").run(true);

    assertThat(job.status).isEqualTo("DONE");
  }

  @Test
  void givesAJobBackWhenItIsStopped() throws Exception {
    Job job = registry.submit(recipe());
    Thread worker = begin(worker("w", RUNS_ON));
    await().atMost(PATIENCE).until(() -> job.lines.contains("begun"));
    worker.interrupt();
    ended(job);

    assertThat(job.status).isEqualTo("QUEUED");
    assertThat(job.failure)
        .isEqualTo("The worker was stopped; another goes on from the checkpoint.");
    assertThat(runs()).hasSize(1);
  }

  @Test
  void saysWhatAPersonCanDoWhereTheRowsAreGone() throws Exception {
    Files.delete(folder.resolve("data").resolve("rows.csv"));
    Job job = failed(MAKES);

    assertThat(job.retryable).isTrue();
    assertThat(job.failure)
        .contains("there is no readable 'rows.csv' in " + folder.resolve("data"))
        .contains("Put it there; the job is tried again.");
  }

  @Test
  void triesNoSecondTimeWhatCannotBeUsed() throws Exception {
    Job job = failed("echo \"'epochs' must be between 1 and 100000, but is 0\" >&2; exit 2");

    assertThat(job.retryable).isFalse();
    assertThat(job.failure).isEqualTo("'epochs' must be between 1 and 100000, but is 0");
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(runs()).isEmpty());
  }

  @Test
  void namesTheLimitWhereMemoryRunsOut() throws Exception {
    Job job = failed("exit 3");

    assertThat(job.retryable).isFalse();
    assertThat(job.failure).contains("ran out of the 1024 MB", "raise 'limits.memoryMegabytes'");
  }

  @Test
  void letsAnotherAttemptGoOnWhereTheSystemKilledIt() throws Exception {
    Job job = failed("kill -9 $$");

    assertThat(job.retryable).isTrue();
    assertThat(job.failure).contains("killed by signal 9");
    assertThat(runs()).hasSize(1);
  }

  @Test
  void givesTheFirstLineOfAFailureAndNoTrace() throws Exception {
    Job job =
        failed(
            "echo 'The disk is full; free some space and try again: x' >&2;"
                + " printf '\\tat net.concordat.X\\n' >&2; exit 1");

    assertThat(job.retryable).isTrue();
    assertThat(job.failure).isEqualTo("The disk is full; free some space and try again: x");
  }

  @Test
  void refusesARecipeThatIsNone() throws Exception {
    Job job = registry.submit(Map.of("epochs", 3));
    worker("w", MAKES).run(true);

    assertThat(job.failure)
        .contains("The job's recipe is not usable")
        .contains("'fineTune' is required");
    assertThat(job.retryable).isFalse();
  }

  @Test
  void refusesAJobThatWantsMoreThanThisWorkerGives() throws Exception {
    Job job =
        registry.submit(
            Map.of(
                "fineTune",
                recipe().get("fineTune"),
                "limits",
                Map.of("threads", 1, "memoryMegabytes", 4096, "minutes", 1)));
    worker("w", MAKES).run(true);

    assertThat(job.failure)
        .isEqualTo("'limits.memoryMegabytes' must be at most 1024 at this worker, but is 4096");
  }

  @Test
  void endsWithASentenceWhereTheRegistryGivesItNoJobs() throws Exception {
    registry.status = 403;
    Worker refused = worker("w", MAKES);

    assertThatThrownBy(() -> refused.run(true))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("The registry gives this worker no jobs")
        .hasMessageContaining("No worker of ours");
  }
}
