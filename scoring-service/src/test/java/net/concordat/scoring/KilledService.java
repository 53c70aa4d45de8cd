// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import net.concordat.decisions.log.Batch;
import net.concordat.scoring.bench.StandInBank;

/** A service in a process of its own, that says at which port it listens, until it is killed. */
final class KilledService {
  private KilledService() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    URI bank = URI.create(arguments[1]);
    Settings settings =
        new Settings(
            "localhost",
            0,
            folder.resolve("kept"),
            bank,
            bank.resolve("/realm"),
            Running.AUDIENCE,
            folder.resolve("secret"),
            null,
            Batch.MOST_TIME);
    ScoringService service = ScoringService.start(settings, FakeScorer.LOADER, Clock.systemUTC());
    System.out.println("PORT " + service.port());
    System.out.flush();
  }

  /** A process of its own, made for tests: it starts fast. */
  static Process start(Path folder, StandInBank bank) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-cp",
            System.getProperty("java.class.path"),
            KilledService.class.getName(),
            folder.toString(),
            bank.address().toString())
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /** Where it listens, once it does. */
  static int port(BufferedReader lines) throws IOException {
    String line = lines.readLine();
    while (line != null && !line.startsWith("PORT ")) {
      line = lines.readLine();
    }
    assertThat(line).isNotNull();
    return Integer.parseInt(String.valueOf(line).substring("PORT ".length()));
  }
}
