// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;

/** Whether progress is shown. */
final class ProgressOptions {
  private static final String QUIET = "--quiet";

  /** Where a command has it: lines for a program, in the place of a bar. */
  static final String JSON = "--json";

  @Option(
      names = {"-q", QUIET},
      description = "show no progress on standard error")
  private boolean quiet;

  TrainingBar bar(String what, String unit, CommandSpec spec) {
    return new TrainingBar(what, unit, spec.commandLine().getErr(), !quiet);
  }

  /** Whether a command can show a bar, and shall. */
  static boolean shown(CommandSpec command) {
    return command.findOption(QUIET) != null && !given(command, QUIET) && !given(command, JSON);
  }

  private static boolean given(CommandSpec command, String name) {
    OptionSpec option = command.findOption(name);
    return option != null && Boolean.TRUE.equals(option.getValue());
  }
}
