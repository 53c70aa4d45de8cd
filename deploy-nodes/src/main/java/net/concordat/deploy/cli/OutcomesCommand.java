// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.registry.RegistryClient;
import net.concordat.deploy.registry.RegistryRefusal;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Tells a bank's scoring service what cases turned out to be. */
@Command(
    name = "outcomes",
    header = "Tell what decided cases turned out to be.",
    description =
        "Told again after it was stopped, what was told stays as it is. A row that cannot be understood is named, and nothing from it on is told.",
    mixinStandardHelpOptions = true)
final class OutcomesCommand implements Callable<Integer> {
  private static final String HEAD = "id,label,at";
  private static final int AT_ONCE = 500;

  @Mixin private RegistryOptions options;

  @Parameters(
      paramLabel = "FILE",
      description =
          "CSV with the columns id,label,at: a decision's UUID; true, false or nothing for unknown; when that was known, such as 2026-12-03T09:00:00Z.")
  private Path file;

  @Override
  public Integer call() throws Exception {
    if (!Files.isRegularFile(file)) {
      throw new DeployException("There is no file %s.".formatted(file));
    }
    RegistryClient service = options.gateway();
    ProgressBar progress = new ProgressBar(System.err, "telling", Math.max(1, Files.size(file)));
    List<Map<String, @Nullable Object>> some = new ArrayList<>();
    long row = 1;
    long read = HEAD.length() + 1L;
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      requireHead(lines.readLine());
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        row++;
        read += line.length() + 1L;
        some.add(outcome(line, row));
        if (some.size() == AT_ONCE) {
          tell(service, some, row);
          progress.show(Math.min(read, Files.size(file)));
        }
      }
    }
    tell(service, some, row);
    progress.show(Math.max(1, Files.size(file)));
    System.out.printf("%d outcomes are kept.%n", row - 1);
    return 0;
  }

  private void requireHead(@Nullable String line) {
    if (line == null || !line.strip().equals(HEAD)) {
      throw new DeployException(
          "The first row of %s must be '%s'; given '%s'.".formatted(file, HEAD, line));
    }
  }

  /** What a row says. */
  static Map<String, @Nullable Object> outcome(String line, long row) {
    String[] cells = line.strip().split(",", -1);
    if (cells.length != 3) {
      throw unusable(row, "must have three cells, id, label and at", cells.length + " cells");
    }
    Map<String, @Nullable Object> outcome = new HashMap<>();
    try {
      outcome.put("id", UUID.fromString(cells[0]));
    } catch (IllegalArgumentException e) {
      throw unusable(row, "must have a decision's UUID as id", cells[0]);
    }
    switch (cells[1]) {
      case "true", "1" -> outcome.put("label", true);
      case "false", "0" -> outcome.put("label", false);
      case "" -> outcome.put("label", null);
      default -> throw unusable(row, "must have true, false or nothing as label", cells[1]);
    }
    try {
      outcome.put("at", Instant.parse(cells[2]).toString());
    } catch (DateTimeParseException e) {
      throw unusable(row, "must have a time such as 2026-12-03T09:00:00Z as at", cells[2]);
    }
    return outcome;
  }

  private static DeployException unusable(long row, String what, String given) {
    return new DeployException("Row %d %s; given %s.".formatted(row, what, given));
  }

  private static void tell(
      RegistryClient service, List<Map<String, @Nullable Object>> some, long row)
      throws IOException, InterruptedException {
    if (some.isEmpty()) {
      return;
    }
    try {
      service.post("/outcomes", Map.of("outcomes", List.copyOf(some)));
    } catch (RegistryRefusal e) {
      throw new DeployException(
          "Of rows %d to %d none is kept, all before are: %s"
              .formatted(row - some.size() + 1, row, e.detail()),
          e);
    }
    some.clear();
  }
}
