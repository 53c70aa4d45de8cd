// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import net.concordat.bench.BareFlow;
import net.concordat.bench.TransactionFacts;
import net.concordat.bench.TransactionFactsFlow;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.deploy.Network;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Bank;
import net.concordat.deploy.trial.TrialConsortium;
import net.concordat.deploy.trial.TrialNetwork;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;

/**
 * Carrying out an adoption and a promotion that a bank's people decided on, beside bare flows on
 * the same node in turn: one that has as many states and verifies nothing of them, and the
 * two-party flow of the ledger's bench. Before each, the node ends what it is doing, so that none
 * pays for the reports of another. Then how long a node takes to verify an assertion and to account
 * for a spend, and how large some transactions are.
 */
public final class PrivateGraphBench implements Bench {
  private static final int ROUNDS = 40;
  private static final int WARM_UP = 15;
  private static final int TIMES = 1_000;
  private static final double MOST = 0.99;
  private static final double MICROS_PER_MILLI = 1_000;

  private final List<BenchResult> results = new ArrayList<>();

  @Override
  public String name() {
    return "private-graph";
  }

  @Override
  public String description() {
    return "adopt and promote beside bare flows, assertions and the accountant, on real nodes";
  }

  @Override
  public List<BenchResult> run(BenchOptions options) throws Exception {
    int rounds = options.rounds().orElse(ROUNDS);
    Path folder = Files.createTempDirectory("concordat-bench");
    try (TrialNetwork network =
        TrialNetwork.start(folder.resolve("state"), Party.all(), Party.all(), Network::measured)) {
      TrialConsortium consortium = TrialConsortium.found(network, 1, 2);
      PrivateGraphScene scene = new PrivateGraphScene(consortium);
      compare("adopt", network, scene::adoptions, rounds);
      compare("promote", network, scene::promotions, rounds);
      SpendScene spends = new SpendScene(consortium);
      time(network.operator(Party.BANK_B), spends);
      measure(network, spends);
    }
    return results;
  }

  private interface Preparation {
    List<Callable<SecureHash>> prepared(int count) throws Exception;
  }

  private void compare(String act, TrialNetwork network, Preparation ours, int rounds)
      throws Exception {
    System.out.println("Measuring " + act + " ...");
    Bank bank = network.operator(Party.BANK_B);
    Bank other = network.operator(Party.BANK_A);
    List<Callable<SecureHash>> acts = ours.prepared(WARM_UP + rounds);
    SecureHash first = acts.get(0).call();
    TransactionFacts shape = bank.run(TransactionFactsFlow.class, first);
    List<Callable<SecureHash>> sameShape =
        new BareTransactions(bank, shape).prepared(WARM_UP + rounds);
    Latencies measured = new Latencies();
    Latencies bare = new Latencies();
    Latencies twoParty = new Latencies();
    for (int i = 1; i < acts.size(); i++) {
      if (i == WARM_UP) {
        measured = new Latencies();
        bare = new Latencies();
        twoParty = new Latencies();
      }
      alone(bank, bare, sameShape.get(i));
      alone(bank, measured, acts.get(i));
      alone(bank, twoParty, () -> bank.run(BareFlow.class, other.identity(), List.of()));
    }
    report(act, measured);
    report("bare flow of " + act + "'s shape", bare);
    report("bare two-party flow beside " + act, twoParty);
    results.add(BenchResult.of(act + "-vs-bare", measured.median() / bare.median(), "x"));
    results.add(
        BenchResult.of(
            act + " beside the two-party flow", measured.median() / twoParty.median(), "x"));
    results.add(BenchResult.of(act + "-bytes", shape.getBytes(), "B"));
    results.add(BenchResult.of(act + ", states consumed", shape.getInputs(), ""));
    results.add(BenchResult.of(act + ", states referenced", shape.getReferences(), ""));
    results.add(BenchResult.of(act + ", states produced", shape.getOutputs(), ""));
  }

  private static void alone(Bank bank, Latencies latencies, Callable<SecureHash> act)
      throws Exception {
    IdleNodes.await(List.of(bank));
    latencies.time(act);
  }

  private void report(String what, Latencies latencies) {
    results.add(BenchResult.of(what + ", p50", latencies.median(), "ms"));
    results.add(BenchResult.of(what + ", p99", latencies.within(MOST), "ms"));
  }

  private void time(Bank bank, SpendScene spends) throws Exception {
    System.out.println("Measuring assertions and spends ...");
    AssertionTiming assertions = new AssertionTiming(bank, TIMES);
    double es256 = micros(assertions.es256());
    double rs256 = micros(assertions.rs256());
    results.add(BenchResult.of("assertion-verify-us", Math.max(es256, rs256), "us"));
    results.add(BenchResult.of("assertion-verify-us, ES256", es256, "us"));
    results.add(BenchResult.of("assertion-verify-us, RS256", rs256, "us"));
    results.add(BenchResult.of("accountant-us", micros(spends.accounted(TIMES)), "us"));
  }

  private static double micros(Latencies latencies) {
    return latencies.median() * MICROS_PER_MILLI;
  }

  private void measure(TrialNetwork network, SpendScene spends) throws Exception {
    StateAndRef<ModelVersionState> published = spends.publish();
    Bank bankA = network.operator(Party.BANK_A);
    bytes("publish-with-spend", bankA, published.getRef().getTxhash());
    bytes(
        "approve-with-decisions",
        network.operator(Party.BANK_C),
        spends.approve(published.getState().getData()).getRef().getTxhash());
  }

  private void bytes(String what, Bank holder, SecureHash txId) throws Exception {
    TransactionFacts facts = holder.run(TransactionFactsFlow.class, txId);
    results.add(BenchResult.of(what + "-bytes", facts.getBytes(), "B"));
  }
}
