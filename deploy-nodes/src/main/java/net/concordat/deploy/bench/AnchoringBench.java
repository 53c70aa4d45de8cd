// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import net.concordat.bench.TransactionFactsFlow;
import net.concordat.contracts.scoring.ScoringBatchState;
import net.concordat.decisions.anchor.Anchoring;
import net.concordat.decisions.anchor.RegistryLedger;
import net.concordat.decisions.bench.LogBench;
import net.concordat.decisions.log.Batch;
import net.concordat.decisions.log.DecisionLog;
import net.concordat.deploy.Network;
import net.concordat.deploy.Party;
import net.concordat.deploy.StateFolder;
import net.concordat.deploy.identity.Tokens;
import net.concordat.deploy.operator.Bank;
import net.concordat.deploy.operator.Patience;
import net.concordat.deploy.trial.TrialConsortium;
import net.concordat.deploy.trial.TrialNetwork;
import net.corda.core.contracts.StateAndRef;

/**
 * What it takes to anchor a million decisions, on real nodes: full batches, one after the other,
 * from a log through the bank's registry and its node to the notary, and on to the observer.
 */
public final class AnchoringBench implements Bench {
  private static final List<Party> PARTIES =
      List.of(Party.NOTARY, Party.BANK_A, Party.BANK_B, Party.REGULATOR);
  private static final Party BANK = Party.BANK_B;
  private static final double MILLION = 1e6;
  private static final int WARM_UP = 5;
  private static final Duration PATIENCE = Duration.ofMinutes(30);

  private final List<BenchResult> results = new ArrayList<>();

  @Override
  public String name() {
    return "anchoring";
  }

  @Override
  public String description() {
    return "what anchoring a million decisions takes, on real nodes";
  }

  @Override
  public List<BenchResult> run(BenchOptions options) throws Exception {
    long records = Math.min((long) MILLION, options.records().orElse((long) MILLION));
    int batches = Math.max(1, (int) (records / Batch.MOST_RECORDS));
    Path folder = Files.createTempDirectory("concordat-anchoring");
    try (TrialNetwork nodes =
        TrialNetwork.start(folder.resolve("state"), PARTIES, PARTIES, Network::measured)) {
      Network network = nodes.network();
      try {
        network.identity().start();
        TrialConsortium consortium = TrialConsortium.found(nodes, 1, 2);
        consortium.people(BANK);
        network.identity().awaitReady();
        network.registry(BANK).start();
        network.registry(BANK).awaitReady();
        anchor(nodes, folder.resolve("log"), WARM_UP + batches);
      } finally {
        network.registry(BANK).stop();
        network.identity().stop();
      }
    }
    StateFolder.remove(folder);
    return results;
  }

  private void anchor(TrialNetwork nodes, Path folder, int batches) throws Exception {
    DecisionLog.create(folder);
    try (DecisionLog log =
        DecisionLog.open(
            folder, KeyPairGenerator.getInstance("Ed25519").generateKeyPair(), Clock.systemUTC())) {
      System.out.printf("Recording %d batches of decisions ...%n", batches);
      new LogBench(log).fill((long) batches * Batch.MOST_RECORDS);
      Tokens tokens = new Tokens(nodes.network().identity());
      // A service asks for a token every few minutes.
      String token = tokens.ofScoring(BANK).value();
      RegistryLedger ledger =
          new RegistryLedger(nodes.network().registry(BANK).address(), () -> token);
      System.out.println("Anchoring them ...");
      try (Anchoring anchoring = Anchoring.start(log, ledger)) {
        measure(nodes, anchoring, batches);
      }
    }
  }

  private void measure(TrialNetwork nodes, Anchoring anchoring, int batches) throws Exception {
    awaitAnchored(anchoring, WARM_UP);
    long before = anchoring.status().anchored();
    Map<String, Duration> used = processorTime(nodes.network());
    long begun = System.nanoTime();
    awaitAnchored(anchoring, batches);
    double seconds = (System.nanoTime() - begun) / 1e9;
    double ofAMillion = (anchoring.status().anchored() - before) * Batch.MOST_RECORDS / MILLION;
    results.add(BenchResult.of("anchoring-s-per-million", seconds / ofAMillion, "s"));
    processorTime(nodes.network())
        .forEach(
            (name, now) ->
                results.add(
                    BenchResult.of(
                        "anchoring-cpu-s-per-million, " + name,
                        now.minus(used.getOrDefault(name, Duration.ZERO)).toMillis()
                            / 1e3
                            / ofAMillion,
                        "s")));
    double bytes = bytesOfABatch(nodes.operator(BANK));
    results.add(BenchResult.of("anchoring-bytes, a batch", bytes, "bytes"));
    results.add(
        BenchResult.of(
            "anchoring-bytes-per-million", bytes * MILLION / Batch.MOST_RECORDS, "bytes"));
  }

  private static void awaitAnchored(Anchoring anchoring, int batches) throws InterruptedException {
    Patience.await(
        PATIENCE,
        batches + " batches to be anchored",
        () -> anchoring.status().anchored() >= batches);
  }

  /** Of each process that has a part in it; this one reads the log and asks the registry. */
  private static Map<String, Duration> processorTime(Network network) throws IOException {
    Map<String, Duration> used = new LinkedHashMap<>();
    used.put("service", of(Stream.of(ProcessHandle.current())));
    used.put("registry", of(network.registry(BANK).process().running().stream()));
    for (Party party : List.of(BANK, Party.NOTARY, Party.REGULATOR)) {
      used.put(
          party.role().name().toLowerCase(Locale.ROOT) + "'s node",
          of(network.processIds(party).stream().flatMap(id -> ProcessHandle.of(id).stream())));
    }
    return used;
  }

  private static Duration of(Stream<ProcessHandle> processes) {
    return processes
        .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** What a batch after the first adds to the ledger, with its signatures. */
  private static double bytesOfABatch(Bank bank) throws Exception {
    StateAndRef<ScoringBatchState> last =
        bank.recorded(ScoringBatchState.class, Instant.EPOCH).stream()
            .filter(found -> found.getState().getData().getBatch().getIndex() >= WARM_UP)
            .findFirst()
            .orElseThrow();
    return bank.run(TransactionFactsFlow.class, last.getRef().getTxhash()).getBytes();
  }
}
