// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import net.concordat.deploy.Network;
import net.concordat.deploy.Party;
import net.concordat.deploy.trial.TrialConsortium;
import net.concordat.deploy.trial.TrialNetwork;

/**
 * Publish, grant and approve on real nodes beside a bare two-party Corda flow on the same nodes,
 * which builds on an earlier transaction as they do: each thread does one of each in turn, so that
 * all meet the same load; a single thread waits each time until the banks have ended what the act
 * before left to do. Deliveries too, and the same acts in grown vaults beside those of a second
 * network, in which there is nothing yet.
 */
public final class LedgerBench implements Bench {
  private static final List<Integer> AT_ONCE = List.of(1, 4, 16);
  private static final int ROUNDS = 12;
  private static final int WARM_UP = 4;

  /** One at a time there are too few to tell a median, otherwise. */
  private static final int MORE_ALONE = 3;

  private static final int GROWN_VERSIONS = 10_000;
  private static final List<Integer> CHAINS = List.of(1, 10, 100, 1_000);
  private static final double MOST = 0.99;

  private final List<BenchResult> results = new ArrayList<>();

  @Override
  public String name() {
    return "ledger";
  }

  @Override
  public String description() {
    return "publish, grant, approve and deliver beside bare Corda flows, on real nodes";
  }

  @Override
  public List<BenchResult> run(BenchOptions options) throws Exception {
    int rounds = options.rounds().orElse(ROUNDS);
    int versions = options.versions().orElse(GROWN_VERSIONS);
    Path folder = Files.createTempDirectory("concordat-bench");
    List<TrialNetwork> twins = TrialNetwork.twins(folder, Party.all(), Network::measured);
    try (TrialNetwork network = twins.get(0);
        TrialNetwork fresh = twins.get(1)) {
      TrialConsortium consortium = found(network);
      LedgerScene scene = new LedgerScene(consortium);
      scene.measure("warm-up", WARM_UP, rounds, options.seed());
      Map<Integer, LedgerLatencies> measured = new LinkedHashMap<>();
      for (int atOnce : AT_ONCE) {
        int each = atOnce == 1 ? MORE_ALONE * rounds : rounds;
        measured.put(
            atOnce,
            report(atOnce, scene.measure(atOnce + " at once", atOnce, each, options.seed())));
      }
      ratios(measured);
      results.addAll(DeliveryBench.measure(consortium, options));
      scene.grow(versions);
      compare(scene, new LedgerScene(found(fresh)), rounds, options.seed(), versions);
      for (int length : CHAINS) {
        System.out.println("Measuring first contact, chain of " + length + " ...");
        results.add(
            BenchResult.of(
                "first contact, chain of " + length, scene.firstContact(length).median(), "ms"));
      }
    }
    return results;
  }

  private static TrialConsortium found(TrialNetwork network) throws Exception {
    network.start(Party.all());
    return TrialConsortium.found(network, 1, 2);
  }

  /** One round in the grown vaults, one in the empty ones, again and again. */
  private void compare(LedgerScene grown, LedgerScene empty, int rounds, long seed, int versions)
      throws Exception {
    empty.measure("warm-up of empty vaults", WARM_UP, rounds, seed);
    int each = MORE_ALONE * rounds;
    LedgerScene.Rounds inGrown = grown.prepare(each);
    LedgerScene.Rounds inEmpty = empty.prepare(each);
    System.out.println("Measuring grown vaults beside empty ones ...");
    LedgerLatencies then = new LedgerLatencies();
    LedgerLatencies before = new LedgerLatencies();
    Random random = new Random(seed);
    for (int i = 0; i < each; i++) {
      inGrown.oneAlone(random, then);
      inEmpty.oneAlone(random, before);
    }
    growth(before, then, versions);
  }

  private LedgerLatencies report(int atOnce, LedgerLatencies measured) {
    measured
        .all()
        .forEach(
            (act, latencies) -> {
              String which = act + ", " + atOnce + " at once";
              results.add(BenchResult.of(which + ", p50", latencies.median(), "ms"));
              results.add(BenchResult.of(which + ", p99", latencies.within(MOST), "ms"));
              results.add(BenchResult.of(which, latencies.perSecond(atOnce), "tx/s"));
            });
    return measured;
  }

  /** Each act's median by the bare flow's, the worst of all loads under the plain name. */
  private void ratios(Map<Integer, LedgerLatencies> measured) {
    LedgerLatencies alone = Objects.requireNonNull(measured.get(1));
    for (String act : new LedgerLatencies().ours().keySet()) {
      Map<String, Double> ratios = new LinkedHashMap<>();
      measured.forEach(
          (atOnce, found) ->
              ratios.put(atOnce + " at once", ratio(found.ours(), act, found.bare())));
      report(act + "-vs-bare", ratios);
      results.add(
          BenchResult.of(
              act + " beside a bare flow that only issues, 1 at once",
              ratio(alone.ours(), act, alone.bareIssue()),
              "x"));
    }
  }

  private void growth(LedgerLatencies empty, LedgerLatencies grown, int versions) {
    Map<String, Double> ratios = new LinkedHashMap<>();
    empty.ours().forEach((act, before) -> ratios.put(act, ratio(grown.ours(), act, before)));
    report("latency-" + versions + "-vs-empty", ratios);
    results.add(
        BenchResult.of(
            "bare flow likewise, for comparison",
            grown.bare().median() / empty.bare().median(),
            "x"));
  }

  private static double ratio(Map<String, Latencies> acts, String act, Latencies beside) {
    return Objects.requireNonNull(acts.get(act)).median() / beside.median();
  }

  private void report(String name, Map<String, Double> ratios) {
    double worst = ratios.values().stream().mapToDouble(Double::doubleValue).max().orElseThrow();
    results.add(BenchResult.of(name, worst, "x"));
    ratios.forEach((which, ratio) -> results.add(BenchResult.of(name + ", " + which, ratio, "x")));
    // The rest takes long; what is known already is worth seeing meanwhile.
    System.out.printf("  %s: %s%n", name, ratios);
  }
}
