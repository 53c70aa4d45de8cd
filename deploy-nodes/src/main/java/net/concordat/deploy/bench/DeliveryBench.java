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
      Bank bankA = network.operator(Party.BANK_A);
      Bank bankB = network.operator(Party.BANK_B);
      Latencies delivery = new Latencies();
      Latencies exchange = new Latencies();
      for (int round = 0; round < options.rounds().orElse(ROUNDS); round++) {
        ModelVersionState version =
            consortium.publish(
                Party.BANK_A,
                consortium.proposal(
                    Party.BANK_A,
                    consortium.register(Party.BANK_A, "delivery " + round),
                    consortium.store(
                        Party.BANK_A, (long) MEGABYTES * MEGABYTE, options.seed() + round)));
        consortium.grant(Party.BANK_A, version, Party.BANK_B, GrantKind.REVIEW);
        exchange.time(
            () -> bankB.run(EmptyExchangeFlow.class, bankA.identity(), MEGABYTES, MEGABYTE));
        delivery.time(() -> consortium.deliver(Party.BANK_A, version, Party.BANK_B));
      }
      return List.of(
          BenchResult.of("delivery", throughput(delivery), "MB/s"),
          BenchResult.of("empty flow", throughput(exchange), "MB/s"),
          BenchResult.of(
              "delivery-vs-empty-flow", throughput(delivery) / throughput(exchange), "x"));
    }
  }

  private static double throughput(Latencies latencies) {
    return MEGABYTES * 1_000.0 / latencies.median();
  }
}
