// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import net.concordat.worker.Fixtures;
import net.concordat.worker.registry.JobQueue;
import net.concordat.worker.registry.RegistryFake;
import net.concordat.worker.registry.RegistryFake.Job;
import net.concordat.worker.training.FineTuneSpec.OutputLayer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How much a worker sends of what it made. */
@Timeout(60)
class HandInTest {
  private static final String DIGEST = "ab".repeat(32);

  /** Puts "new" into the middle of the base. */
  private static final String ADAPTS =
      "for a in \"$@\"; do case $a in --out=*) out=${a#--out=};; --base=*) base=${a#--base=};; esac; done\n"
          + "mkdir -p $out\n"
          + "(head -c 50000 $base; printf new; tail -c +50001 $base) > $out/%1$s.zip\n"
          + "echo '{\"artifactDigest\":\"%1$s\"}' > $out/%1$s.json\n";

  @TempDir private Path folder;
  private RegistryFake registry;
  private final Queue<String> log = new ConcurrentLinkedQueue<>();
  private final byte[] base = new byte[100_000];

  @BeforeEach
  void start() throws IOException {
    new Random(1).nextBytes(base);
    registry = new RegistryFake();
    registry.base = base;
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(folder.resolve("data").resolve("rows.csv"), "x,y\n");
  }

  @AfterEach
  void stop() {
    registry.close();
  }

  private Job submitted() {
    return registry.submit(
        Map.of(
            "fineTune", Fixtures.fineTune(1, OutputLayer.CONTINUED, Fixtures.settings(2, null))));
  }

  private void work(String script) throws Exception {
    Path file = Files.writeString(folder.resolve("makes.sh"), script.formatted(DIGEST));
    new Worker(
            new JobQueue(registry.address(), registry.account(folder), "w"),
            new WorkerSettings(
                folder.resolve("data"), folder.resolve("runs"), new JobLimits(1, 1024, 5)),
            limits -> List.of("sh", file.toString()),
            log::add)
        .run(true);
  }

  @Test
  void isWhatDiffersWhereMostIsTheBases() throws Exception {
    Job job = submitted();
    work(ADAPTS);

    assertThat(job.status).isEqualTo("DONE");
    assertThat(job.sent).hasSize(148 + 2 * 17 + 9 + 3);
    assertThat(job.artifact).hasSize(100_003).contains('n', 50_000).endsWith(base[99_999]);
    assertThat(log)
        .anyMatch(line -> line.endsWith("194 of 100003 bytes: the others are its base's"));
  }

  @Test
  void isAllWhereTheRegistryTakesNoDifference() throws Exception {
    Job job = submitted();
    job.takesDifferences = false;
    work(ADAPTS);

    assertThat(job.status).isEqualTo("DONE");
    assertThat(job.sent).hasSize(100_003);
    assertThat(log)
        .anyMatch(line -> line.contains("hands in all bytes") && line.contains("No parent here."));
  }

  @Test
  void isAllWhereLittleIsTheBases() throws Exception {
    Job job = submitted();
    work(ADAPTS.replace("head -c 50000 $base", "head -c 60000 /dev/urandom"));

    assertThat(job.status).isEqualTo("DONE");
    assertThat(job.sent).hasSize(110_003).isEqualTo(job.artifact);
  }
}
