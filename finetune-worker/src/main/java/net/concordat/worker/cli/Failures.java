// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import net.concordat.worker.FullDisk;
import net.concordat.worker.InvalidInputException;
import picocli.CommandLine;

/** What a command that failed tells a person, and its exit code. */
public final class Failures implements CommandLine.IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(
      Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    if (e instanceof InvalidInputException) {
      command.getErr().println(e.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
    if (FullDisk.caused(e)) {
      command.getErr().println("The disk is full; free some space and try again: " + e);
      return CommandLine.ExitCode.SOFTWARE;
    }
    command.getErr().println(command.getCommandName() + " failed: " + e);
    e.printStackTrace(command.getErr());
    return CommandLine.ExitCode.SOFTWARE;
  }
}
