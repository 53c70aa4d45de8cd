// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Training and scoring beside PyTorch. The worker runs it: Deeplearning4j and Corda never share a
 * JVM.
 */
public final class WorkerBench implements Bench {
  @Override
  public String name() {
    return "worker";
  }

  @Override
  public String description() {
    return "training and scoring of the worker beside PyTorch, on one thread each";
  }

  @Override
  public List<BenchResult> run(BenchOptions options) throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("bench-training"));
    options.rounds().ifPresent(rounds -> arguments.addAll(List.of("--rounds", rounds.toString())));
    if (!options.only().isEmpty()) {
      arguments.addAll(List.of("--only", String.join(",", options.only())));
    }
    return ProcessFigures.ofWorker(arguments);
  }
}
