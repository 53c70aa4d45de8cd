// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * The power goes at many moments of a process that records: whatever the disk then has of what was
 * written and not synced, all that was acknowledged is there. Needs strace.
 */
@EnabledIfSystemProperty(named = "concordat.power", matches = "all")
@Timeout(1_200)
class PowerLossTest {
  /** So many that the write-ahead file is moved and begun again. */
  private static final long LINES_BYTES = 2_500_000;

  private static final int LOSSES = 200;

  @TempDir private Path temporary;

  @Test
  void losesNothingThatWasAcknowledged() throws Exception {
    long seed = Long.getLong("concordat.power.seed", System.nanoTime());
    System.out.println("PowerLossTest: seed " + seed);
    Random random = new Random(seed);
    Path folder = temporary.resolve("log");
    DecisionLog.create(folder);
    Path image = Files.createDirectory(temporary.resolve("image"));
    Files.copy(folder.resolve("decisions.db"), image.resolve("decisions.db"));
    record(folder);

    TracedDisk disk = new TracedDisk(folder, image);
    long size = Files.size(temporary.resolve("trace"));
    long between = size / LOSSES;
    long next = random.nextLong(between);
    long read = 0;
    int losses = 0;
    try (BufferedReader trace =
        Files.newBufferedReader(temporary.resolve("trace"), StandardCharsets.US_ASCII)) {
      for (String line = trace.readLine(); line != null; line = trace.readLine()) {
        read += line.length() + 1;
        if (disk.take(line) && read > next) {
          next = read + random.nextLong(2 * between);
          requireAllThere(disk, temporary.resolve("lost-" + losses++), random);
        }
      }
    }
    assertThat(losses).isGreaterThan(LOSSES / 4);
  }

  private void record(Path folder) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                "strace",
                "-f",
                "-y",
                "-xx",
                "-s1000000",
                "-etrace=write,pwrite64,fsync,fdatasync,ftruncate",
                "-o" + temporary.resolve("trace")));
    command.addAll(KilledWriter.command(folder));
    Process traced =
        new ProcessBuilder(command)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .redirectOutput(temporary.resolve("told").toFile())
            .start();
    await()
        .atMost(Duration.ofMinutes(10))
        .until(() -> !traced.isAlive() || Files.size(temporary.resolve("told")) > LINES_BYTES);
    assertThat(traced.isAlive()).isTrue();
    traced.descendants().forEach(ProcessHandle::destroyForcibly);
    traced.waitFor();
  }

  private static void requireAllThere(TracedDisk disk, Path lost, Random random)
      throws IOException {
    double share = List.of(0.0, 0.5, 0.95, 1.0).get(random.nextInt(4));
    disk.loseThePower(lost, random, share, random.nextBoolean());
    List<Receipt> receipts = new ArrayList<>();
    UUID logId = LogAudit.logId(lost);
    for (String line : disk.told()) {
      receipts.add(KilledWriter.receipt(logId, line));
    }
    try (DecisionLog log = DecisionLog.open(lost, LogFixture.BANK, new LogFixture())) {
      log.append(new LogFixture().entries(1));
    }
    assertThat(LogAudit.of(lost, List.of(), receipts)).isEmpty();
    try (var files = Files.list(lost)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }
}
