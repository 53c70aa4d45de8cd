// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring;

import java.nio.file.Path;
import java.time.Clock;
import net.concordat.scoring.model.ArtifactScorer;

/** Runs a scoring service until it is stopped. */
public final class Main {
  private Main() {}

  /** Takes one argument, a file of properties; see {@link Settings}. */
  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 1) {
      System.err.println(
          "One argument is taken, a file of settings, but were given: " + arguments.length);
      System.exit(2);
    }
    ScoringService service =
        ScoringService.start(
            Settings.of(Path.of(arguments[0])), ArtifactScorer::load, Clock.systemUTC());
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    service.close();
                  } catch (Exception e) {
                    // What was acknowledged is on the disk, whatever is left undone here.
                    System.err.println("The service did not stop whole: " + e.getMessage());
                  }
                }));
  }
}
