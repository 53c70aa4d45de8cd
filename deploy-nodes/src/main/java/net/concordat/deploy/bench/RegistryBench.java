// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.Distribution;

/**
 * Registries that have read large ledgers, over PostgreSQL and H2. The registry's own program runs
 * it, with the bench beside it on its class path: its libraries and ours never share a JVM.
 */
public final class RegistryBench implements Bench {
  private static final int ROUNDS = 60;
  private static final int VERSIONS = 100_000;
  private static final int LEAST = 10_000;

  @Override
  public String name() {
    return "registry";
  }

  @Override
  public String description() {
    return "what registries answer over a ledger and over one ten times as large";
  }

  @Override
  public List<BenchResult> run(BenchOptions options) throws IOException, InterruptedException {
    int versions = options.versions().orElse(VERSIONS);
    if (versions < LEAST) {
      throw new DeployException(
          "The registry's bench reads at least %,d versions: in fewer a bank may have had no champion; given %,d."
              .formatted(LEAST, versions));
    }
    return ProcessFigures.of("registry", figures -> command(options, versions, figures));
  }

  private static List<String> command(BenchOptions options, int versions, Path figures) {
    Distribution distribution = Distribution.current();
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx3g",
        "-Dloader.main=net.concordat.registry.bench.RegistryBench",
        "-Dloader.path=" + distribution.registryBench(),
        "-cp",
        distribution.registry().toString(),
        "org.springframework.boot.loader.launch.PropertiesLauncher",
        Integer.toString(versions),
        Integer.toString(options.rounds().orElse(ROUNDS)),
        Long.toString(options.seed()),
        figures.toString());
  }
}
