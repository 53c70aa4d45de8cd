// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.bench;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Collectors;
import net.concordat.decisions.bench.LogBench;
import net.concordat.decisions.log.Batch;
import net.concordat.decisions.log.DecisionLog;
import net.concordat.scoring.ReceiptKey;
import net.concordat.scoring.ScoringService;
import net.concordat.scoring.Settings;
import net.concordat.scoring.http.HttpService;
import net.concordat.scoring.http.Unrecorded;
import net.concordat.scoring.model.ArtifactScorer;

/** A service as any, with what it is measured against at a second port. */
public final class BenchService {
  static final String CLIENT = "concordat-scoring";

  private BenchService() {}

  /**
   * Takes the folder, the address of a stand-in bank, and how many records the log is to have
   * before it starts; prints ids of some of them, and the two ports.
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    URI bank = URI.create(arguments[1]);
    fill(folder.resolve("kept"), Long.parseLong(arguments[2]));
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
                folder.resolve("secret"),
                null,
                Batch.MOST_TIME),
            ArtifactScorer::load,
            Clock.systemUTC());
    HttpService beside =
        new HttpService(
            "localhost", 0, new Unrecorded(issuer, CLIENT, service.gate(), Clock.systemUTC()));
    beside.start();
    System.out.println("PORTS " + service.port() + " " + beside.port());
    System.out.flush();
  }

  private static void fill(Path kept, long records) throws Exception {
    ReceiptKey key = ReceiptKey.in(kept);
    try (DecisionLog log = DecisionLog.open(ReceiptKey.log(kept), key.pair(), Clock.systemUTC())) {
      LogBench filled = new LogBench(log);
      filled.fill(records);
      System.out.println(
          "SAMPLE "
              + filled.sample().stream().map(UUID::toString).collect(Collectors.joining(" ")));
    }
  }
}
