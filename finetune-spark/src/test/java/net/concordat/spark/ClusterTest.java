// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On a master and two worker processes, with one executor process each. */
@Timeout(180)
class ClusterTest {
  @TempDir private Path folder;
  private Cluster cluster;

  @BeforeEach
  void start() throws IOException {
    cluster = new Cluster(Files.createDirectory(folder.resolve("cluster")));
  }

  @AfterEach
  void stop() throws InterruptedException {
    cluster.close();
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
            new PrintWriter(out, true),
            new PrintWriter(
                new Watched(
                    err,
                    line -> {
                      cluster.executors().forEach(executor -> seen.add(executor.pid()));
                      if (line.contains("pass 2 of")) {
                        assertThat(cluster.executors()).hasSize(2);
                        cluster.executors().get(0).destroyForcibly();
                      }
                    }),
                true),
            "pretrain",
            "--master=" + cluster.master(),
            "--spark-properties=" + cluster.properties(),
            "--spec=" + folder.resolve("pretrain.json"),
            "--out=" + folder.resolve("spark"));

    assertThat(code).as("%s%n%s", err, cluster.log()).isZero();
    Bank.Made onCluster = new Bank.Run(code, out.toString(), err.toString()).made();
    assertThat(onCluster.descriptor()).isEqualTo(alone.descriptor());
    assertThat(seen).hasSizeGreaterThanOrEqualTo(2);
    assertThat(err.toString()).contains("pass 6 of at most 6");
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
