// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.Distribution;

/** What a bench measures that runs in a process of its own, and writes its figures to a file. */
final class ProcessFigures {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ProcessFigures() {}

  /**
   * Runs a bench of the worker and passes on what it prints.
   *
   * @param arguments the command and its options, but for the report
   */
  static List<BenchResult> ofWorker(List<String> arguments)
      throws IOException, InterruptedException {
    return of(
        "worker",
        figures -> {
          List<String> command = new ArrayList<>(Distribution.current().worker());
          command.addAll(arguments);
          command.addAll(List.of("--report", figures.toString()));
          return command;
        });
  }

  /**
   * Runs a bench and passes on what it prints.
   *
   * @param whose bench, for what is said if it fails
   * @param command what runs it, for the file to which it writes
   */
  static List<BenchResult> of(String whose, Function<Path, List<String>> command)
      throws IOException, InterruptedException {
    Path figures = Files.createTempFile(whose + "-bench", ".json");
    try {
      int exit = new ProcessBuilder(command.apply(figures)).inheritIO().start().waitFor();
      if (exit != 0) {
        throw new DeployException("The %s's bench ended with status %d.".formatted(whose, exit));
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
