// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import net.concordat.inference.artifact.PrivacyUnit;
import net.concordat.inference.support.Json;
import net.concordat.worker.training.TrainingSettings;
import net.concordat.worker.training.TrainingSettings.ClassWeighting;
import net.concordat.worker.training.privacy.PrivacySettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On a master and two worker processes, with one executor process each. */
@Timeout(300)
class ClusterTest {
  @TempDir private static Path shared;
  private static Cluster cluster;

  @TempDir private Path folder;

  @BeforeAll
  static void start() throws IOException {
    cluster = new Cluster(Files.createDirectory(shared.resolve("cluster")));
  }

  @AfterAll
  static void stop() throws InterruptedException {
    cluster.close();
  }

  /** The executors take no test keys: they would refuse one that came to them. */
  @Test
  void makesTheWorkersArtifactOfAPrivateSpec() throws IOException {
    Bank bank = Bank.with(folder, 1000);
    PrivacySettings privacy =
        new PrivacySettings(PrivacyUnit.ROW, null, null, "made up", 1000, 1, 1.0, null, 1e-5, null);
    TrainingSettings settings =
        new TrainingSettings(0.01, 2, 200, 0, 0.1, 0.1, ClassWeighting.NONE, null, null, privacy);
    Path spec = folder.resolve("pretrain.json");
    Json.write(spec, bank.pretrainSpec(1).withTraining(settings));
    System.setProperty(Bank.TEST_KEYS, "true");
    try {
      Bank.Made alone = bank.runWorker(arguments("worker")).made();
      List<String> onCluster = new ArrayList<>(List.of(arguments("spark")));
      onCluster.add("--master=" + cluster.master());
      onCluster.add("--spark-properties=" + cluster.properties());
      Bank.Run run = bank.run(onCluster.toArray(String[]::new));

      assertThat(run.code()).as("%s%n%s", run.err(), cluster.log()).isZero();
      assertThat(run.made().descriptor()).isEqualTo(alone.descriptor()).contains("DP-SGD");
    } finally {
      System.clearProperty(Bank.TEST_KEYS);
    }
  }

  private String[] arguments(String out) throws IOException {
    return new String[] {
      "pretrain",
      "--quiet",
      "--spec=" + folder.resolve("pretrain.json"),
      "--checkpoint=" + Bank.withTestKey(folder.resolve(out + "-checkpoint")),
      "--out=" + folder.resolve(out)
    };
  }

  @Test
  void makesTheWorkersArtifactAlsoWhereAnExecutorIsKilledInMidTraining() throws IOException {
    Bank bank = Bank.with(folder, 2600);
    Bank.Made alone = bank.pretrainedByTheWorker(bank.pretrainSpec(6));
    Set<Long> seen = new HashSet<>();
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();

    int code =
        Main.run(
            new PrintWriter(
                new Watched(
                    out,
                    line -> {
                      cluster.executors().forEach(executor -> seen.add(executor.pid()));
                      if (line.contains("{\"epoch\":2,")) {
                        assertThat(cluster.executors()).hasSize(2);
                        cluster.executors().get(0).destroyForcibly();
                      }
                    }),
                true),
            new PrintWriter(err, true),
            "pretrain",
            "--json",
            "--master=" + cluster.master(),
            "--spark-properties=" + cluster.properties(),
            "--spec=" + folder.resolve("pretrain.json"),
            "--out=" + folder.resolve("spark"));

    assertThat(code).as("%s%n%s", err, cluster.log()).isZero();
    Bank.Made onCluster = new Bank.Run(code, out.toString(), err.toString()).made();
    assertThat(onCluster.descriptor()).isEqualTo(alone.descriptor());
    assertThat(seen).hasSizeGreaterThanOrEqualTo(2);
    assertThat(out.toString()).contains("{\"epoch\":6,\"epochs\":6,");
  }

  /** Tells of each line. */
  private static final class Watched extends Writer {
    private final Writer to;
    private final Consumer<String> watcher;

    Watched(Writer to, Consumer<String> watcher) {
      this.to = to;
      this.watcher = watcher;
    }

    @Override
    public void write(char[] text, int from, int count) throws IOException {
      to.write(text, from, count);
      watcher.accept(new String(text, from, count));
    }

    @Override
    public void flush() throws IOException {
      to.flush();
    }

    @Override
    public void close() throws IOException {
      to.close();
    }
  }
}
