// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.concordat.bench.TransactionFactsFlow;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.deploy.Network;
import net.concordat.deploy.Party;
import net.concordat.deploy.trial.TrialConsortium;
import net.concordat.deploy.trial.TrialFederation;
import net.concordat.deploy.trial.TrialNetwork;
import net.concordat.deploy.trial.TrialRound;
import net.corda.core.contracts.StateAndRef;

/**
 * What a round of a federation takes on real nodes beside local training: from when all clients
 * have an update until all have the next weights. Nobody trains, and the weights are made up.
 */
final class RoundBench {
  /** As {@code --only} names it: with three and five clients, and with ten as well. */
  static final Map<String, List<Integer>> CLIENTS =
      Map.of("ledger", List.of(3, 5), "ledger-10", List.of(3, 5, 10));

  private static final int ROUNDS = 8;
  private static final int WARM_UP = 2;

  /** Of local training, beside which the rest is compared. */
  private static final double USUAL_SECONDS = 60;

  private final List<BenchResult> results = new ArrayList<>();

  /** {@code --rounds} says how many count for each number of clients. */
  List<BenchResult> run(BenchOptions options) throws Exception {
    List<Integer> counts = Objects.requireNonNull(CLIENTS.get(options.only().get(0)));
    List<Party> parties = Party.withBanks(counts.get(counts.size() - 1));
    Path folder = Files.createTempDirectory("concordat-rounds");
    try (TrialNetwork network =
        TrialNetwork.start(folder.resolve("state"), parties, parties, Network::measured)) {
      TrialConsortium consortium = TrialConsortium.found(network, 1, 2);
      ModelVersionState base = TrialFederation.base(consortium);
      for (int clients : counts) {
        measure(consortium, base, clients, options.rounds().orElse(ROUNDS));
      }
    }
    return results;
  }

  private void measure(TrialConsortium consortium, ModelVersionState base, int clients, int rounds)
      throws Exception {
    System.out.printf("Measuring rounds of %d clients ...%n", clients);
    try (TrialFederation federation =
        TrialFederation.begin(consortium, base, clients, WARM_UP + rounds)) {
      Latencies latencies = new Latencies();
      for (int number = 1; number <= WARM_UP + rounds; number++) {
        TrialRound round = federation.round(number);
        if (number <= WARM_UP) {
          round.run();
        } else {
          latencies.time(round::run);
        }
      }
      report(clients, latencies, bytes(consortium, federation, WARM_UP + 1));
    }
  }

  /** What the transactions of a round add to the ledger. */
  private static long bytes(TrialConsortium consortium, TrialFederation federation, int number)
      throws Exception {
    Party first = federation.clients().get(0);
    long bytes = 0;
    for (StateAndRef<RoundState> known : federation.recorded(first, number)) {
      bytes +=
          consortium
              .network()
              .operator(first)
              .run(TransactionFactsFlow.class, known.getRef().getTxhash())
              .getBytes();
    }
    return bytes;
  }

  private void report(int clients, Latencies latencies, long bytes) {
    double seconds = latencies.median() / 1e3;
    String with = ", %d clients".formatted(clients);
    results.add(BenchResult.of("round-overhead-s" + with, seconds, "s"));
    results.add(BenchResult.of("round-overhead-s, p90" + with, latencies.within(0.9) / 1e3, "s"));
    results.add(
        BenchResult.of(
            "round-overhead at 60 s of training" + with, 100 * seconds / USUAL_SECONDS, "%"));
    results.add(
        BenchResult.of("ledger-bytes-per-client" + with, (double) bytes / clients, "bytes"));
  }
}
