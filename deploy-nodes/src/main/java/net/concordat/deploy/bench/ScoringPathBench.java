// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import net.concordat.deploy.Distribution;

/**
 * Our path of scoring beside ONNX Runtime and Deeplearning4j, on one thread each; in a process of
 * its own, on the worker's class path.
 */
public final class ScoringPathBench implements Bench {
  private static final String PATHS = "net.concordat.inference.bench.PathBench";
  private static final int ROUNDS = 7;

  @Override
  public String name() {
    return "scoring-paths";
  }

  @Override
  public String description() {
    return "our path of scoring beside ONNX Runtime and Deeplearning4j, on one thread each";
  }

  @Override
  public List<BenchResult> run(BenchOptions options) throws IOException, InterruptedException {
    int rounds = options.rounds().orElse(ROUNDS);
    return ProcessFigures.of(
        "scoring",
        figures -> {
          List<String> command = new ArrayList<>(Distribution.current().workerBench(PATHS));
          command.addAll(List.of(String.valueOf(rounds), figures.toString()));
          return command;
        });
  }
}
