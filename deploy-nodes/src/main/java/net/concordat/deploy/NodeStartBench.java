// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import net.concordat.deploy.bench.Bench;
import net.concordat.deploy.bench.BenchOptions;
import net.concordat.deploy.bench.BenchResult;

/**
 * How long one real node takes to answer, with and without the two changes to Quasar's agent that
 * make it start faster. The ways alternate, so that a machine that slows down slows all of them.
 */
public final class NodeStartBench implements Bench {
  private static final int USUAL_ROUNDS = 3;
  private static final int BASE_PORT = 24_000;

  private enum Way {
    BOTH("node start, with both changes", List.of()),
    NO_JAR_CACHES("without jar caches", List.of("-Dconcordat.quasar.jarCaches=false")),
    NO_LIST(
        "without the list of packages that never suspend",
        List.of("-Dconcordat.quasar.arguments=")),
    NEITHER(
        "with neither",
        List.of("-Dconcordat.quasar.jarCaches=false", "-Dconcordat.quasar.arguments="));

    private final String title;
    private final List<String> flags;

    Way(String title, List<String> flags) {
      this.title = title;
      this.flags = flags;
    }
  }

  @Override
  public String name() {
    return "node-start";
  }

  @Override
  public String description() {
    return "start-up of one real node, with and without our changes to Quasar's agent";
  }

  @Override
  public List<BenchResult> run(BenchOptions options) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("concordat-bench-");
    Network network =
        Network.in(
            new StateFolder(folder),
            Distribution.current(),
            Optional.of(BASE_PORT),
            List.of(Party.NOTARY));
    network.requireStartable();
    System.out.println("Founding a network of one node ...");
    network.found();
    Map<Way, List<Double>> seconds = new EnumMap<>(Way.class);
    int rounds = options.rounds().orElse(USUAL_ROUNDS);
    for (int round = 1; round <= rounds; round++) {
      for (Way way : Way.values()) {
        double taken = start(network, way);
        System.out.printf("round %d of %d: %6.2f s %s%n", round, rounds, taken, way.title);
        seconds.computeIfAbsent(way, w -> new ArrayList<>()).add(taken);
      }
    }
    network.purge();
    return results(seconds);
  }

  private static double start(Network network, Way way) throws IOException, InterruptedException {
    List<Duration> taken = new CopyOnWriteArrayList<>();
    network.start(network.parties(), way.flags, (party, after) -> taken.add(after));
    network.stop(network.parties());
    return taken.get(0).toMillis() / 1000.0;
  }

  private static List<BenchResult> results(Map<Way, List<Double>> seconds) {
    BenchResult neither = median(seconds, Way.NEITHER);
    return List.of(
        median(seconds, Way.BOTH).beside(neither),
        median(seconds, Way.NO_LIST).beside(neither),
        median(seconds, Way.NO_JAR_CACHES).beside(neither),
        neither);
  }

  private static BenchResult median(Map<Way, List<Double>> seconds, Way way) {
    List<Double> sorted = seconds.getOrDefault(way, List.of()).stream().sorted().toList();
    return BenchResult.of(way.title, sorted.get(sorted.size() / 2), "s");
  }
}
