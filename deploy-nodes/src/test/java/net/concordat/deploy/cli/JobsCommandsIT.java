// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import net.concordat.deploy.Distribution;
import net.concordat.deploy.NodeStatus;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Patience;
import net.concordat.deploy.registry.OnRegistries;
import net.concordat.deploy.registry.RegistryNetwork;
import net.concordat.deploy.trial.TrialConsortium;
import net.concordat.deploy.worker.WorkerServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** BankA's developer has BankA's worker adapt a version, through the real registry and realm. */
@OnRegistries
@Timeout(300)
class JobsCommandsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MODEL = "adapted-by-jobs";
  private static final String ROWS = "BankB-history-20.csv.gz";
  private static final Duration SOON = Duration.ofSeconds(90);
  private static final Pattern JOB = Pattern.compile("Job ([0-9a-f-]{36}) is");
  private static final Pattern MADE = Pattern.compile("made ([0-9a-f]{64})");

  @TempDir Path folder;

  private final RegistryNetwork network;

  JobsCommandsIT(RegistryNetwork network) {
    this.network = network;
  }

  @Test
  void doesOneJobAndEndsAnotherThatIsCalledOff() throws Exception {
    publishes();
    WorkerServer worker = network.nodes().network().worker(Party.BANK_A);
    worker.start();
    try {
      worker.awaitReady();
      assertThat(worker.status()).isEqualTo(NodeStatus.UP);
      Path data = kept("data");
      Files.copy(folder.resolve(ROWS), data.resolve(ROWS));
      Files.copy(folder.resolve("schema.json"), data.resolve("schema.json"));
      doesAJob();
      endsAJob();
    } finally {
      worker.stop();
    }
    assertThat(worker.status()).isEqualTo(NodeStatus.DOWN);
  }

  private void publishes() throws Exception {
    Path store = folder.resolve("store");
    runWorker(
        "prepare",
        "--use-case=fraud",
        "--data=" + Distribution.current().data().resolve("fraud"),
        "--out=" + folder);
    runWorker("pretrain", "--quiet", "--spec=" + folder.resolve("pretrain.json"), "--out=" + store);
    run(
        "versions",
        "publish",
        only(store, ".zip").toString(),
        "--model=" + MODEL,
        "--register=" + TrialConsortium.PURPOSE,
        "--domain=" + TrialConsortium.DATA_DOMAIN,
        "--recipient=BankB",
        "--until=" + Instant.now().plus(Duration.ofDays(30)).truncatedTo(ChronoUnit.DAYS),
        "--may-fine-tune",
        "--non-private=A trial.");
  }

  private void doesAJob() throws Exception {
    String job = submits(5);

    String done = shows(job, "is DONE, attempt 1 of 3");

    String digest = found(MADE, done);
    assertThat(network.nodes().network().node(Party.BANK_A).artifact(digest)).isRegularFile();
    assertThat(run("jobs", "logs", job)).contains("\"epoch\":5");
    assertThat(kept("runs").resolve(job)).doesNotExist();
  }

  private void endsAJob() throws Exception {
    String job = submits(10_000);
    shows(job, "is RUNNING", "pass ");

    run("jobs", "cancel", job);

    assertThat(shows(job, "is CANCELLED")).doesNotContain("made");
    Patience.await(
        SOON, "the job's folder to be removed", () -> Files.notExists(kept("runs").resolve(job)));
  }

  private String submits(int passes) throws Exception {
    ObjectNode fineTune = (ObjectNode) JSON.readTree(folder.resolve("fine-tune.json").toFile());
    fineTune.put("data", ROWS);
    ((ObjectNode) fineTune.get("training")).put("epochs", passes);
    Path recipe = folder.resolve("recipe.json");
    JSON.writeValue(recipe.toFile(), JSON.createObjectNode().set("fineTune", fineTune));
    return found(JOB, run("jobs", "submit", MODEL + ":1", "--owner=BankA", "--recipe=" + recipe));
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

  private void runWorker(String... arguments) throws Exception {
    List<String> command = new ArrayList<>(Distribution.current().worker());
    command.addAll(List.of(arguments));
    Path log = folder.resolve("worker.log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor()).as("%s printed%n%s", command, Files.readString(log)).isZero();
  }

  private static Path only(Path folder, String end) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(end)).toList();
      assertThat(found).hasSize(1);
      return found.get(0);
    }
  }

  private static String found(Pattern pattern, String printed) {
    Matcher matcher = pattern.matcher(printed);
    assertThat(matcher.find()).as("%s in %s", pattern, printed).isTrue();
    return matcher.group(1);
  }
}
