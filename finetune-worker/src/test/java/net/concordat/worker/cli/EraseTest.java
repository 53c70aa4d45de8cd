// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.concordat.inference.support.Json;
import net.concordat.worker.federation.RoundTask;
import net.concordat.worker.federation.StrategyName;
import net.concordat.worker.federation.UpdateForm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** A bank whose update never counted keeps nothing of a federation that is over. */
class EraseTest {
  private static final String OVER = "fe".repeat(32);
  private static final String GOES_ON = "ad".repeat(32);

  @TempDir Path folder;

  private Path kept(String what, String federation) throws IOException {
    Path mine = Files.createDirectories(folder.resolve("rounds").resolve(what).resolve(federation));
    return Files.write(mine.resolve("3-1"), new byte[] {1, 2, 3});
  }

  private int erase() throws IOException {
    RoundTask task =
        new RoundTask(
            RoundTask.Kind.ERASE,
            OVER,
            3,
            3,
            "O=BankE, L=Oslo, C=NO",
            "ab".repeat(32),
            0,
            RoundTask.Rule.MEAN,
            0,
            5,
            new RoundTask.Terms(StrategyName.FEDAVG, 1_000_000, 0),
            UpdateForm.NONE,
            4,
            0,
            "{}",
            null,
            List.of(),
            List.of(),
            null,
            null,
            null,
            null);
    Files.write(folder.resolve("task.json"), Json.bytes(task));
    return new CommandLine(new RoundCommand())
        .execute(
            "--base=" + folder.resolve("none"),
            "--task=" + folder.resolve("task.json"),
            "--inputs=" + folder,
            "--data=" + folder,
            "--work=" + folder.resolve("work"),
            "--kept=" + folder.resolve("rounds"),
            "--out=" + folder.resolve("out"));
  }

  @Test
  void erasesSecretsAndMemoryOfThatFederationAlone() throws IOException {
    Path secrets = kept("masks", OVER);
    Path memory = kept("memory", OVER);
    Path noise = kept("noise", OVER);
    Path other = kept("masks", GOES_ON);
    assertThat(erase()).isZero();
    assertThat(secrets.getParent()).doesNotExist();
    assertThat(memory.getParent()).doesNotExist();
    assertThat(noise.getParent()).doesNotExist();
    assertThat(other).exists();
    JsonNode outcome = Json.read(folder.resolve("out").resolve("outcome.json"), JsonNode.class);
    assertThat(folder.resolve("out").resolve(outcome.get("digest").asText())).exists();
  }

  @Test
  void hasNothingToEraseTheSecondTime() throws IOException {
    kept("masks", OVER);
    assertThat(erase()).isZero();
    assertThat(erase()).isZero();
    assertThat(folder.resolve("rounds").resolve("masks").resolve(OVER)).doesNotExist();
  }
}
