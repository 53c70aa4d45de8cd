// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.Distribution;

/** The bench that the worker runs: Deeplearning4j and Corda never share a JVM. */
final class HandbookForward {
  static final String NAME = "handbook";

  private final Optional<Path> data;
  private final Optional<Path> report;

  HandbookForward(Optional<Path> data, Optional<Path> report) {
    this.data = data;
    this.report = report;
  }

  int run() throws IOException, InterruptedException {
    Path folder =
        data.filter(Files::isDirectory)
            .orElseThrow(
                () ->
                    new DeployException(
                        "The handbook bench needs the data of the Fraud Detection Handbook: name its folder with --data or CONCORDAT_DATA (given: %s)."
                            .formatted(data.map(Path::toString).orElse("none"))));
    List<String> command = new ArrayList<>(Distribution.current().worker());
    command.addAll(List.of("bench-handbook", "--data", folder.toString()));
    report.ifPresent(file -> command.addAll(List.of("--report", file.toString())));
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
