// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;

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
            folder.resolve("secret"));
    ScoringService service = ScoringService.start(settings, FakeScorer.LOADER, Clock.systemUTC());
    System.out.println("PORT " + service.port());
    System.out.flush();
  }
}
