// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real processes on a real disk, killed with SIGKILL or refused by the file system. */
@Timeout(120)
class KillTest {
  private static final int KILLS = 4;

  @TempDir private Path temporary;
  private Path folder;
  private final List<String> acknowledged = new ArrayList<>();

  @BeforeEach
  void create() {
    folder = temporary.resolve("log");
    DecisionLog.create(folder);
  }

  @Test
  void losesAndDoublesNothingThatWasAcknowledged() throws Exception {
    long seed = System.nanoTime();
    System.out.println("KillTest: seed " + seed);
    Random random = new Random(seed);
    for (int kill = 0; kill < KILLS; kill++) {
      Process writer = start("exec \"$0\" \"$@\"");
      try (BufferedReader lines = writer.inputReader(StandardCharsets.UTF_8)) {
        // Some lines, then a moment more: in the middle of whatever it does then.
        readLines(lines, 1 + random.nextInt(60));
        TimeUnit.MICROSECONDS.sleep(random.nextInt(20_000));
        // Of the handle, since the process's own closes what is to be read yet.
        assertThat(writer.toHandle().destroyForcibly()).isTrue();
        readLines(lines, Integer.MAX_VALUE);
      }
      assertThat(writer.waitFor()).isEqualTo(128 + 9);
      requireAllThere();
    }
  }

  @Test
  void refusesWhatTheFileSystemDoesNotTakeAndKeepsTheRest() throws Exception {
    // No file may grow beyond 2 MiB: writing fails as on a full disk, in the midst of a group.
    Process writer = start("ulimit -f 2048; exec \"$0\" \"$@\"");
    try (BufferedReader lines = writer.inputReader(StandardCharsets.UTF_8)) {
      readLines(lines, Integer.MAX_VALUE);
    }
    assertThat(writer.waitFor()).isEqualTo(3);
    String refusal =
        acknowledged.stream().filter(line -> line.startsWith("REFUSED")).findFirst().orElse("");
    assertThat(refusal).contains("cannot record, so nothing may be decided");
    acknowledged.removeIf(line -> line.startsWith("REFUSED"));
    requireAllThere();
  }

  private void requireAllThere() {
    List<Receipt> receipts = new ArrayList<>();
    try (DecisionLog log = DecisionLog.open(folder, LogFixture.BANK, new LogFixture())) {
      UUID logId = log.append(new LogFixture().entries(1)).get(0).receipt().logId();
      for (String line : acknowledged) {
        Receipt receipt = KilledWriter.receipt(logId, line);
        receipts.add(receipt);
        assertThat(log.record(UUID.fromString(line.substring(0, 36))).orElseThrow().leafHash())
            .isEqualTo(receipt.leafHash());
      }
    }
    assertThat(receipts).isNotEmpty().doesNotHaveDuplicates();
    assertThat(LogAudit.of(folder, List.of(), receipts)).isEmpty();
  }

  private void readLines(BufferedReader lines, int most) throws IOException {
    String line = "";
    for (int i = 0; i < most && line != null; i++) {
      line = lines.readLine();
      // The kill may cut the last line.
      if (line != null
          && (line.matches(".{36} [0-9]+( [0-9a-f]{64}){2}") || line.startsWith("REFUSED"))) {
        acknowledged.add(line);
      }
    }
  }

  private Process start(String shell) throws IOException {
    List<String> command = new ArrayList<>(List.of("bash", "-c", shell));
    command.addAll(KilledWriter.command(folder));
    return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
  }
}
