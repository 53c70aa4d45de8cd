// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.concordat.bench.EmptyExchangeFlow;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.deploy.Network;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Bank;
import net.concordat.deploy.trial.TrialConsortium;
import net.concordat.deploy.trial.TrialNetwork;

/** A delivery beside a flow that exchanges payloads of the same size and keeps none. */
public final class DeliveryBench implements Bench {
  private static final int MEGABYTE = 1 << 20;
  private static final int MEGABYTES = 64;
  private static final int LARGE_MEGABYTES = 512;
  private static final int ROUNDS = 3;

  @Override
  public String name() {
    return "delivery";
  }

  @Override
  public String description() {
    return "the delivery of " + MEGABYTES + " MB beside a flow that keeps nothing, on real nodes";
  }

  @Override
  public List<BenchResult> run(BenchOptions options) throws Exception {
    Path folder = Files.createTempDirectory("concordat-bench");
    try (TrialNetwork network =
        TrialNetwork.start(folder.resolve("state"), Party.all(), Party.all(), Network::measured)) {
      TrialConsortium consortium = TrialConsortium.found(network, 1, 2);
      return measure(consortium, options);
    }
  }

  /** Deliveries from bank A to bank B, beside the other ways of moving as many bytes. */
  static List<BenchResult> measure(TrialConsortium consortium, BenchOptions options)
      throws Exception {
    System.out.println("Measuring deliveries ...");
    Bank bankA = consortium.network().operator(Party.BANK_A);
    Bank bankB = consortium.network().operator(Party.BANK_B);
    Latencies delivery = new Latencies();
    Latencies exchange = new Latencies();
    for (int round = 0; round < options.rounds().orElse(ROUNDS); round++) {
      ModelVersionState version = granted(consortium, MEGABYTES, options.seed() + round);
      exchange.time(
          () -> bankB.run(EmptyExchangeFlow.class, bankA.identity(), MEGABYTES, MEGABYTE));
      delivery.time(() -> consortium.deliver(Party.BANK_A, version, Party.BANK_B));
    }
    ModelVersionState large = granted(consortium, LARGE_MEGABYTES, options.seed() - 1);
    long heapGrowth =
        consortium
            .network()
            .heapGrowth(
                List.of(Party.BANK_A, Party.BANK_B),
                () -> consortium.deliver(Party.BANK_A, large, Party.BANK_B));
    double tls = TlsCopy.throughput(MEGABYTES);
    return List.of(
        BenchResult.of("delivery", throughput(delivery), "MB/s"),
        BenchResult.of("empty flow", throughput(exchange), "MB/s"),
        BenchResult.of("TLS copy over loopback", tls, "MB/s"),
        BenchResult.of("delivery-vs-empty-flow", throughput(delivery) / throughput(exchange), "x"),
        BenchResult.of("delivery-vs-tls", throughput(delivery) / tls, "x"),
        BenchResult.of(
            "heap growth of either node, " + LARGE_MEGABYTES + " MB",
            (double) heapGrowth / MEGABYTE,
            "MB"));
  }

  private static ModelVersionState granted(TrialConsortium consortium, int megabytes, long seed)
      throws Exception {
    ModelVersionState version =
        consortium.publish(
            Party.BANK_A,
            consortium
                .drafts()
                .version(
                    Party.BANK_A,
                    consortium.register(Party.BANK_A, "delivery " + seed),
                    consortium.artifacts().put(Party.BANK_A, (long) megabytes * MEGABYTE, seed)));
    consortium.grant(Party.BANK_A, version, Party.BANK_B, GrantKind.REVIEW);
    return version;
  }

  private static double throughput(Latencies latencies) {
    return MEGABYTES * 1_000.0 / latencies.median();
  }
}
