// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring;

import static net.concordat.scoring.Running.amount;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import net.concordat.scoring.Running.Answer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class RetentionTest {
  @TempDir private Path folder;

  @Test
  void erasesValuesAtTheEndOfTheirTimeAndKeepsTheDecision() throws Exception {
    try (Running service = Running.in(folder, Duration.ofDays(30))) {
      UUID old = UUID.randomUUID();
      service.decide(amount(old, 5));
      service.clock.forward(Duration.ofDays(29));
      service.awaitStatus(200);
      UUID later = UUID.randomUUID();
      service.decide(amount(later, 6));
      service.restart();
      Answer kept = service.get("/decisions/" + old, service.program());
      assertThat(kept.body().at("/values/amount").asInt()).isEqualTo(5);
      service.clock.forward(Duration.ofDays(2));
      service.restart();
      Answer erased =
          await()
              .atMost(Duration.ofSeconds(60))
              .until(
                  () -> service.get("/decisions/" + old, service.program()),
                  answer -> !answer.body().hasNonNull("values"));
      assertThat(erased.body().hasNonNull("salt")).isFalse();
      assertThat(erased.body().get("record")).isEqualTo(kept.body().get("record"));
      Answer younger = service.get("/decisions/" + later, service.program());
      assertThat(younger.body().at("/values/amount").asInt()).isEqualTo(6);
    }
  }

  @Test
  void isAWholeNumberOfDays() throws Exception {
    Path file = folder.resolve("scoring.properties");
    for (String days : List.of("0", "-1", "36501", "1.5", "a year", "")) {
      Files.writeString(file, settings(days));
      assertThatIllegalArgumentException()
          .as(days)
          .isThrownBy(() -> Settings.of(file))
          .withMessageContaining("retention-days' must be 1 to 36500");
    }
    Files.writeString(file, settings("1825"));
    assertThat(Settings.of(file).retention()).isEqualTo(Duration.ofDays(1825));
  }

  @Test
  void batchesAreClosedAfterAMinuteAtMost() throws Exception {
    Path file = folder.resolve("scoring.properties");
    Files.writeString(file, settings("1"));
    assertThat(Settings.of(file).batchTime()).isEqualTo(Duration.ofSeconds(60));
    for (String seconds : List.of("0", "-1", "61", "1.5", "a minute", "")) {
      Files.writeString(file, settings("1") + "concordat.scoring.batch-seconds=" + seconds);
      assertThatIllegalArgumentException()
          .as(seconds)
          .isThrownBy(() -> Settings.of(file))
          .withMessageContaining("batch-seconds' must be 1 to 60");
    }
    Files.writeString(file, settings("1") + "concordat.scoring.batch-seconds=5");
    assertThat(Settings.of(file).batchTime()).isEqualTo(Duration.ofSeconds(5));
  }

  private static String settings(String days) {
    return """
        concordat.scoring.port=0
        concordat.scoring.folder=kept
        concordat.scoring.registry=http://localhost:1
        concordat.scoring.issuer=http://localhost:1
        concordat.scoring.secret-file=secret
        concordat.scoring.retention-days=%s
        """
        .formatted(days);
  }
}
