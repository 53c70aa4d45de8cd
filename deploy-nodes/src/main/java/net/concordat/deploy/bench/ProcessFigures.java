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

/** What one of the worker's own benches measures, in a process of its own. */
final class WorkerFigures {
  private static final ObjectMapper JSON = new ObjectMapper();

  private WorkerFigures() {}

  /**
   * Runs it and passes on what it prints.
   *
   * @param arguments the command and its options, but for the report
   */
  static List<BenchResult> of(List<String> arguments) throws IOException, InterruptedException {
    Path figures = Files.createTempFile("worker-bench", ".json");
    try {
      List<String> command = new ArrayList<>(Distribution.current().worker());
      command.addAll(arguments);
      command.addAll(List.of("--report", figures.toString()));
      int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
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
}
