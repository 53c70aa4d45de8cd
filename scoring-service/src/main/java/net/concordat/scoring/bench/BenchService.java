// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import net.concordat.scoring.ScoringService;
import net.concordat.scoring.Settings;
import net.concordat.scoring.http.HttpService;
import net.concordat.scoring.http.Unrecorded;
import net.concordat.scoring.model.ArtifactScorer;

/** A service as any, with what it is measured against at a second port. */
public final class BenchService {
  static final String CLIENT = "concordat-scoring";

  private BenchService() {}

  /** Takes the folder and the address of a stand-in bank, and prints the two ports. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    URI bank = URI.create(arguments[1]);
    URI issuer = bank.resolve("/realm");
    ScoringService service =
        ScoringService.start(
            new Settings(
                "localhost",
                0,
                folder.resolve("kept"),
                bank,
                issuer,
                CLIENT,
                folder.resolve("secret")),
            ArtifactScorer::load,
            Clock.systemUTC());
    HttpService beside =
        new HttpService(
            "localhost", 0, new Unrecorded(issuer, CLIENT, service.gate(), Clock.systemUTC()));
    beside.start();
    System.out.println("PORTS " + service.port() + " " + beside.port());
    System.out.flush();
  }
}
