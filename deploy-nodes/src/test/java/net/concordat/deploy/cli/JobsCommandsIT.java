// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.concordat.deploy.NodeStatus;
import net.concordat.deploy.OwnerOnly;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Patience;
import net.concordat.deploy.registry.OnRegistries;
import net.concordat.deploy.registry.RegistryNetwork;
import net.concordat.deploy.trial.TrialConsortium;
import net.concordat.deploy.worker.WorkerRuns;
import net.concordat.deploy.worker.WorkerServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** BankA's developer has BankA's worker adapt a version, through the real registry and realm. */
@OnRegistries
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
class JobsCommandsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MODEL = "adapted-by-jobs";
  private static final String ROWS = "BankB-history-20.csv.gz";
  private static final String TEST_ROWS = "BankB-test.csv.gz";
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final Duration OFTEN = Duration.ofMillis(20);
  private static final Pattern JOB = Pattern.compile("Job ([0-9a-f-]{36}) is");
  private static final Pattern MADE = Pattern.compile("made ([0-9a-f]{64})");

  @TempDir static Path folder;

  private final RegistryNetwork network;

  JobsCommandsIT(RegistryNetwork network) {
    this.network = network;
  }

  @BeforeAll
  void starts() throws Exception {
    publishes();
    Path data = kept("data");
    OwnerOnly.createDirectories(data);
    Files.copy(folder.resolve(ROWS), data.resolve(ROWS));
    Files.copy(folder.resolve("schema.json"), data.resolve("schema.json"));
    Files.copy(folder.resolve(TEST_ROWS), data.resolve(TEST_ROWS));
    new WorkerRuns(folder).commit(data.resolve(TEST_ROWS), data.resolve("holdout.json"));
    worker().start();
    worker().awaitReady();
    assertThat(worker().status()).isEqualTo(NodeStatus.UP);
  }

  @AfterAll
  void stops() throws Exception {
    worker().stop();
    assertThat(worker().status()).isEqualTo(NodeStatus.DOWN);
  }

  private WorkerServer worker() {
    return network.nodes().network().worker(Party.BANK_A);
  }

  private void publishes() throws Exception {
    WorkerRuns runs = new WorkerRuns(folder);
    runs.prepare();
    run(
        "versions",
        "publish",
        runs.pretrain(folder.resolve("pretrain.json"), folder.resolve("store")).toString(),
        "--model=" + MODEL,
        "--register=" + TrialConsortium.PURPOSE,
        "--domain=" + TrialConsortium.DATA_DOMAIN,
        "--recipient=BankB",
        "--until=" + Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.DAYS),
        "--may-fine-tune",
        "--non-private=A trial.");
  }

  @Test
  void doesAJobAndKeepsTheReportOfWhatItMade() throws Exception {
    ObjectNode recipe = JSON.createObjectNode();
    recipe.putObject("measure").put("data", TEST_ROWS).put("holdout", "holdout.json");
    String job = submits(5, recipe);

    String done = shows(job, "is DONE, attempt 1 of 3");

    String digest = found(MADE, done);
    assertThat(network.nodes().network().node(Party.BANK_A).artifact(digest)).isRegularFile();
    JsonNode report = JSON.readTree(run("jobs", "show", job, "--json")).at("/metrics/report");
    assertThat(report.path("digest").asText()).as("%s", report).hasSize(64);
    assertThat(run("jobs", "curve", job)).containsPattern("5 +5 +1 +.*trainingLoss");
    awaitRemoved(job);
  }

  @Test
  void endsAJobSoonAfterItWasCalledOff() throws Exception {
    String job = submits(100_000);
    shows(job, "is RUNNING", "pass ");
    ProcessHandle training = training();

    run("jobs", "cancel", job);

    // The worker asks each 0.8 s; a machine that runs other tests beside takes its time.
    Patience.await(Duration.ofSeconds(60), OFTEN, "training to end", () -> !training.isAlive());
    assertThat(shows(job, "is CANCELLED")).doesNotContain("made");
    awaitRemoved(job);
  }

  /** What a job kept goes after the registry was told of its end. */
  private void awaitRemoved(String job) throws InterruptedException {
    Patience.await(
        SOON, "the job's folder to be removed", () -> Files.notExists(kept("runs").resolve(job)));
  }

  /** Training lasts many seconds and writes a checkpoint twice in each. */
  @Test
  void goesOnWithTheJobOfAWorkerThatIsKilledToTheDigestOfOneThatIsNot() throws Exception {
    int passes = 16_000;
    String job = submits(passes);
    Patience.await(SOON, "a pass", () -> run("jobs", "curve", job).contains("trainingLoss"));
    Path checkpoint = kept("runs").resolve(job).resolve("checkpoint").resolve("checkpoint.bin");
    Instant told = Instant.now();
    Patience.await(SOON, OFTEN, "a checkpoint after that pass", () -> isNewer(checkpoint, told));
    ProcessHandle training = training();
    worker().process().running().forEach(ProcessHandle::destroyForcibly);
    Patience.await(SOON, OFTEN, "training to end", () -> !training.isAlive());

    worker().start();
    String undisturbed = trainsAlone(passes);

    assertThat(found(MADE, shows(job, "is DONE, attempt 2 of 3"))).isEqualTo(undisturbed);
    assertThat(firstPassTold(job, 2)).isGreaterThan(firstPassTold(job, 1));
  }

  private static boolean isNewer(Path file, Instant than) throws IOException {
    return Files.exists(file) && Files.getLastModifiedTime(file).toInstant().isAfter(than);
  }

  /** The one process that the worker has started. */
  private ProcessHandle training() {
    List<ProcessHandle> started =
        worker().process().running().stream().flatMap(ProcessHandle::children).toList();
    assertThat(started).hasSize(1);
    return started.get(0);
  }

  private String trainsAlone(int passes) throws Exception {
    Path spec = folder.resolve("alone.json");
    JSON.writeValue(spec.toFile(), fineTune(passes));
    Path made = folder.resolve("alone");
    new WorkerRuns(folder)
        .run(
            "fine-tune",
            "--quiet",
            "--base=" + WorkerRuns.artifact(folder.resolve("store")),
            "--spec=" + spec,
            "--out=" + made);
    return WorkerRuns.artifact(made).getFileName().toString().replace(".zip", "");
  }

  private int firstPassTold(String job, int attempt) throws Exception {
    for (JsonNode point : JSON.readTree(run("jobs", "curve", job, "--json"))) {
      if (point.path("attempt").asInt() == attempt) {
        return point.path("step").asInt();
      }
    }
    return fail("Attempt %d at job %s told no pass", attempt, job);
  }

  private String submits(int passes) throws Exception {
    return submits(passes, JSON.createObjectNode());
  }

  private String submits(int passes, ObjectNode recipe) throws Exception {
    Path file = folder.resolve("recipe.json");
    JSON.writeValue(file.toFile(), recipe.set("fineTune", fineTune(passes)));
    return found(JOB, run("jobs", "submit", MODEL + ":1", "--owner=BankA", "--recipe=" + file));
  }

  private ObjectNode fineTune(int passes) throws Exception {
    ObjectNode fineTune = (ObjectNode) JSON.readTree(folder.resolve("fine-tune.json").toFile());
    fineTune.put("data", ROWS);
    ((ObjectNode) fineTune.get("training")).put("epochs", passes);
    return fineTune;
  }

  private String shows(String job, String... words) throws Exception {
    List<String> last = new ArrayList<>(List.of(""));
    Patience.await(
        SOON,
        "job " + job + " to show " + List.of(words),
        () -> {
          last.set(0, run("jobs", "show", job));
          assertThat(last.get(0)).doesNotContain("FAILED");
          return Stream.of(words).allMatch(last.get(0)::contains);
        });
    return last.get(0);
  }

  private Path kept(String name) {
    return network.state().resolve("worker").resolve("BankA").resolve(name);
  }

  /** Runs a command at BankA that must end well, and gives what it printed. */
  private String run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--at=BankA", "--state-dir=" + network.state()));
    CommandRun run = CommandRun.of(all.toArray(String[]::new));
    assertThat(run.status()).as("%s printed%n%s%s", all, run.out(), run.err()).isZero();
    return run.out();
  }

  private static String found(Pattern pattern, String printed) {
    Matcher matcher = pattern.matcher(printed);
    assertThat(matcher.find()).as("%s in %s", pattern, printed).isTrue();
    return matcher.group(1);
  }
}
