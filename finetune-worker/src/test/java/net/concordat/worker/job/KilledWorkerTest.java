// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.artifact.PrivacyUnit;
import net.concordat.inference.support.Sha256;
import net.concordat.worker.Fixtures;
import net.concordat.worker.checkpoint.CheckpointFolder;
import net.concordat.worker.checkpoint.Checkpoints;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.registry.JobQueue;
import net.concordat.worker.registry.RegistryFake;
import net.concordat.worker.registry.RegistryFake.Job;
import net.concordat.worker.training.FineTuneSpec;
import net.concordat.worker.training.FineTuneSpec.OutputLayer;
import net.concordat.worker.training.ModelTraining;
import net.concordat.worker.training.TrainedModel;
import net.concordat.worker.training.TrainingProgress;
import net.concordat.worker.training.TrainingSettings;
import net.concordat.worker.training.TrainingSettings.ClassWeighting;
import net.concordat.worker.training.TrainingSettings.EarlyStopping;
import net.concordat.worker.training.privacy.PrivacySettings;
import net.concordat.worker.training.search.Interval;
import net.concordat.worker.training.search.KeptTrials;
import net.concordat.worker.training.search.SearchSpec;
import net.concordat.worker.training.search.SettingsSearch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Workers as processes of their own, ended by SIGKILL in the midst of a job. */
@Timeout(400)
class KilledWorkerTest {
  private static final int KILLS = 2;
  private static final int ROWS = 1_500;
  private static final Duration PATIENCE = Duration.ofSeconds(150);

  @TempDir private Path folder;
  private RegistryFake registry;
  private LoadedArtifact parent;
  private final List<Process> workers = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    registry = new RegistryFake();
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.writeString(data.resolve("rows.csv"), Fixtures.csv(Fixtures.table(ROWS, 1)));
    parent =
        LoadedArtifact.of(
            new ModelTraining(TrainingProgress.NONE)
                .pretrain(
                    Fixtures.pretrain(Fixtures.settings(1, null), 1),
                    Fixtures.SCHEMA,
                    Fixtures.rows(200, 1))
                .artifact());
    registry.base = parent.artifact().encode();
  }

  @AfterEach
  void stop() {
    workers.forEach(Process::destroyForcibly);
    registry.close();
  }

  private static FineTuneSpec spec(int epochs) {
    return Fixtures.fineTune(
        1, OutputLayer.CONTINUED, Fixtures.settings(epochs, new EarlyStopping(0.2, epochs)));
  }

  private Process worker(String... javaOptions) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(javaOptions));
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "--add-modules=jdk.incubator.vector",
            "-cp",
            System.getProperty("java.class.path"),
            "net.concordat.worker.cli.Main",
            "work",
            "--registry=" + registry.address(),
            "--issuer=" + registry.issuer(),
            "--secret-file=" + RegistryFake.secret(folder),
            "--data=" + folder.resolve("data"),
            "--runs=" + folder.resolve("runs"),
            "--memory=512"));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("worker.log").toFile()))
            .start();
    workers.add(process);
    return process;
  }

  private String log() throws IOException {
    return Files.readString(folder.resolve("worker.log"));
  }

  /** Kills a worker some time after a step of a series; gives the last step that it told. */
  private int killed(Job job, String series, int after, int pause) throws Exception {
    Process worker = worker();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(job.last(series)).as("%s %s", job.failure, log()).isGreaterThan(after));
    assertThat(job.status).as("before the kill").isEqualTo("RUNNING");
    Thread.sleep(pause);
    List<ProcessHandle> all = worker.descendants().toList();
    worker.destroyForcibly().waitFor();
    all.forEach(process -> process.onExit().join());
    registry.expire(job);
    return job.last(series);
  }

  @Test
  void anotherWorkerGoesOnToTheSameDigest() throws Exception {
    int epochs = 15_000;
    String undisturbed =
        LoadedArtifact.of(
                new ModelTraining(TrainingProgress.NONE)
                    .fineTune(parent, spec(epochs), Fixtures.rows(ROWS, 1))
                    .artifact())
            .digest()
            .hex();
    long seed = System.nanoTime();
    System.out.println("Kills of workers are drawn with seed " + seed);
    Random random = new Random(seed);
    Job job = registry.submit(Map.of("fineTune", spec(epochs)));
    int begun = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      begun = killed(job, "training", begun, random.nextInt(300));
    }
    assertThat(begun).as("passes before the last kill").isLessThan(epochs);
    worker();
    await().atMost(PATIENCE).until(() -> job.status.equals("DONE"));

    assertThat(job.result.path("artifactDigest").asText())
        .as("seed %d", seed)
        .isEqualTo(undisturbed);
    assertThat(Sha256.of(job.artifact).hex()).isEqualTo(undisturbed);
    assertThat(job.attempt).isEqualTo(KILLS + 1);
    assertThat(Files.readString(folder.resolve("worker.log"))).doesNotContain("token-");
  }

  /** Its key is drawn when it begins, so an undisturbed run is one from the same key. */
  @Test
  void anotherWorkerGoesOnWithAPrivateRunUnderItsKeyAndDestroysThat() throws Exception {
    int epochs = 1_500;
    PrivacySettings privacy =
        new PrivacySettings(
            PrivacyUnit.ROW, null, null, "Made up", ROWS, 1.0, 100.0, null, 1e-6, null);
    FineTuneSpec request =
        Fixtures.fineTune(
            1,
            OutputLayer.CONTINUED,
            new TrainingSettings(
                0.01, epochs, 5, 0, 0, 0.25, ClassWeighting.NONE, null, null, privacy));
    Job job = registry.submit(Map.of("fineTune", request));
    int before = killed(job, "training", 0, 100);
    Path run = folder.resolve("runs").resolve(job.id.toString());
    Path alone = Files.createDirectories(folder.resolve("alone"));
    Files.copy(run.resolve("checkpoint").resolve("key"), alone.resolve("key"));
    worker();
    await().atMost(PATIENCE).until(() -> job.status.equals("DONE"));

    assertThat(before).as("passes before the kill").isLessThan(epochs);
    assertThat(job.attempt).isEqualTo(2);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(run).doesNotExist());
    try (Checkpoints key = CheckpointFolder.open(alone, parent.digest())) {
      ModelTraining training = new ModelTraining(1, TrainingProgress.NONE, key);
      assertThat(job.result.path("artifactDigest").asText())
          .as(log())
          .isEqualTo(
              LoadedArtifact.of(
                      training.fineTune(parent, request, Fixtures.rows(ROWS, 1)).artifact())
                  .digest()
                  .hex());
    }
  }

  @Test
  void anotherWorkerGoesOnWithASearchFromTheTrialsThatEnded() throws Exception {
    int trials = 6;
    FineTuneSpec request = spec(3_000);
    SearchSpec search =
        new SearchSpec(
            SearchSpec.FORMAT,
            SearchSpec.Method.RANDOM,
            trials,
            5,
            new Interval(1e-4, 1e-1),
            null,
            null,
            null,
            null);
    Job job = registry.submit(Map.of("fineTune", request, "search", search));
    long seed = System.nanoTime();
    System.out.println("The kill of a search is drawn with seed " + seed);
    int before = killed(job, "search", 0, new Random(seed).nextInt(100));
    Path run = folder.resolve("runs").resolve(job.id.toString());
    assertThat(run.resolve("checkpoint").resolve("checkpoint.bin")).exists();
    worker();
    await().atMost(PATIENCE).until(() -> job.status.equals("DONE"));

    assertThat(before).as("trials before the kill").isLessThan(trials);
    assertThat(job.last("search")).isEqualTo(trials);
    assertThat(job.result.path("artifactDigest").asText())
        .as("seed %d: %s", seed, log())
        .isEqualTo(undisturbed(request, search));
    assertThat(job.result.at("/metrics/search/trials").asInt()).isEqualTo(trials);
    await().atMost(PATIENCE).untilAsserted(() -> assertThat(run).doesNotExist());
  }

  private String undisturbed(FineTuneSpec request, SearchSpec search) {
    ModelTraining training = new ModelTraining(TrainingProgress.NONE);
    LabelledRows rows = Fixtures.rows(ROWS, 1);
    TrainingSettings found =
        new SettingsSearch(
                search, 2, () -> false, new KeptTrials(Checkpoints.NONE), (trial, done, most) -> {})
            .run(
                request.training(),
                request.seed(),
                (settings, told) -> training.fineTune(parent, request.withTraining(settings), rows))
            .settings();
    TrainedModel model = training.fineTune(parent, request.withTraining(found), rows);
    return LoadedArtifact.of(model.withSettingsChosenOnRows().artifact()).digest().hex();
  }

  /** The system lets the training process write no file of more than 8 KB. */
  @Test
  void saysThatTheDiskIsFullAndLeavesNothingHalfWritten() throws Exception {
    Job job = registry.submit(Map.of("fineTune", spec(2)));
    JobQueue queue = new JobQueue(registry.address(), registry.account(folder), "w");
    JobLimits limits = new JobLimits(1, 512, 5);
    new Worker(
            queue,
            new WorkerSettings(folder.resolve("data"), folder.resolve("runs"), limits),
            KilledWorkerTest::onAFullDisk,
            line -> {})
        .run(true);

    assertThat(job.failure).startsWith("The disk is full; free some space and try again");
    assertThat(job.retryable).isTrue();
    try (var files = Files.walk(folder.resolve("runs").resolve(job.id.toString()).resolve("out"))) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    } catch (java.nio.file.NoSuchFileException e) {
      assertThat(job.artifact).isEmpty();
    }
  }

  private static List<String> onAFullDisk(JobLimits limits) {
    List<String> command = new ArrayList<>(List.of("sh", "-c", "ulimit -f 16; exec \"$@\"", "sh"));
    command.addAll(TrainingProcess.ourselves(limits));
    // Where the JVM keeps its own counters is no matter of ours.
    command.add(5, "-XX:-UsePerfData");
    return command;
  }
}
