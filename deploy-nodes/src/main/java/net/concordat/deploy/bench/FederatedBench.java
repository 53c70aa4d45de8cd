// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.bench;

import java.util.ArrayList;
import java.util.List;
import net.concordat.deploy.Distribution;

/**
 * Federations beside banks alone and all rows in one place, and under attack. The worker runs it:
 * Deeplearning4j and Corda never share a JVM.
 */
public final class FederatedBench implements Bench {
  @Override
  public String name() {
    return "federated";
  }

  @Override
  public String description() {
    return "federations beside banks alone and all rows in one place, and under attack";
  }

  @Override
  public List<BenchResult> run(BenchOptions options) throws Exception {
    if (options.only().size() == 1 && RoundBench.CLIENTS.containsKey(options.only().get(0))) {
      return new RoundBench().run(options);
    }
    List<String> arguments = new ArrayList<>(List.of("bench-federated", "--loans"));
    arguments.add(Distribution.current().data().resolve("credit-risk").toString());
    options.data().ifPresent(folder -> arguments.addAll(List.of("--data", folder.toString())));
    options.rounds().ifPresent(seeds -> arguments.addAll(List.of("--seeds", seeds.toString())));
    if (!options.only().isEmpty()) {
      arguments.addAll(List.of("--only", String.join(",", options.only())));
    }
    return ProcessFigures.ofWorker(arguments);
  }
}
