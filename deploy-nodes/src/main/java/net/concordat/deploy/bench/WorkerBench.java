// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.Distribution;

/**
 * Training and scoring beside PyTorch. The worker runs it: Deeplearning4j and Corda never share a
 * JVM.
 */
public final class WorkerBench implements Bench {
  private static final ObjectMapper JSON = new ObjectMapper();

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
    Path figures = Files.createTempFile("worker-bench", ".json");
    try {
      int exit = new ProcessBuilder(command(options, figures)).inheritIO().start().waitFor();
      if (exit != 0) {
        throw new DeployException("The worker's bench ended with status " + exit + ".");
      }
      return JSON.readValue(figures.toFile(), new TypeReference<List<Figure>>() {}).stream()
          .map(figure -> BenchResult.of(figure.name(), figure.value(), figure.unit()))
          .toList();
    } finally {
      Files.delete(figures);
    }
  }

  private record Figure(String name, double value, String unit) {}

  private static List<String> command(BenchOptions options, Path figures) {
    List<String> command = new ArrayList<>(Distribution.current().worker());
    command.addAll(List.of("bench-training", "--report", figures.toString()));
    options.rounds().ifPresent(rounds -> command.addAll(List.of("--rounds", rounds.toString())));
    if (!options.only().isEmpty()) {
      command.addAll(List.of("--only", String.join(",", options.only())));
    }
    return command;
  }
}
