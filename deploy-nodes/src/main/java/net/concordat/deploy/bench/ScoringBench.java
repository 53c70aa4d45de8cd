// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.concordat.deploy.Distribution;

/**
 * What a scoring service decides a second, and what that costs beside doing less, and what
 * anchoring takes. Service and load share two cores. The service's own program has the bench:
 * Corda's libraries and its own never share a JVM.
 */
public final class ScoringBench implements Bench {
  /** How long each measurement takes. */
  private static final int SECONDS = 20;

  /** How many the log has before. */
  private static final long RECORDS = 10_000_000;

  @Override
  public String name() {
    return "scoring";
  }

  @Override
  public String description() {
    return "decisions a second with a durable record, beside no record and doing nothing";
  }

  @Override
  public List<BenchResult> run(BenchOptions options) throws Exception {
    List<BenchResult> results = new ArrayList<>(new ScoringPathBench().run(options));
    results.addAll(ProcessFigures.of("scoring service", figures -> command(options, figures)));
    results.addAll(new AnchoringBench().run(options));
    return results;
  }

  private static List<String> command(BenchOptions options, Path figures) {
    Distribution distribution = Distribution.current();
    return List.of(
        "taskset",
        "--cpu-list",
        "0,1",
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--add-modules",
        "jdk.incubator.vector",
        "-Dconcordat.wideLanes=true",
        "-Xmx256m",
        "-Dconcordat.bench.records=" + options.records().orElse(RECORDS),
        "-cp",
        distribution.scoring().toString(),
        "net.concordat.scoring.bench.ScoringBench",
        distribution.data().resolve("fraud").resolve("schema.json").toString(),
        Integer.toString(options.rounds().orElse(SECONDS)),
        figures.toString());
  }
}
