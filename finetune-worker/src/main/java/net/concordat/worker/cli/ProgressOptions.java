// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Whether progress is shown. */
final class ProgressOptions {
  @Option(
      names = {"-q", "--quiet"},
      description = "show no progress on standard error")
  private boolean quiet;

  TrainingBar bar(String what, String unit, CommandSpec spec) {
    return new TrainingBar(what, unit, spec.commandLine().getErr(), !quiet);
  }
}
