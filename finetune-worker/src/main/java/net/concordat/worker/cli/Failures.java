// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.util.List;
import net.concordat.worker.InvalidInputException;
import picocli.CommandLine;

/** What a command that failed tells a person, and its exit code. */
public final class Failures implements CommandLine.IExecutionExceptionHandler {
  /** What Linux says where a disk, a quota or the largest file that is allowed is full. */
  private static final List<String> FULL =
      List.of("No space left on device", "Disk quota exceeded", "File too large");

  @Override
  public int handleExecutionException(
      Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    if (e instanceof InvalidInputException) {
      command.getErr().println(e.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
    if (isDiskFull(e)) {
      command.getErr().println("The disk is full; free some space and try again: " + e);
      return CommandLine.ExitCode.SOFTWARE;
    }
    command.getErr().println(command.getCommandName() + " failed: " + e);
    e.printStackTrace(command.getErr());
    return CommandLine.ExitCode.SOFTWARE;
  }

  /** Of any type: what failed on another machine comes as the text of an exception of this one. */
  private static boolean isDiskFull(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      String message = String.valueOf(cause.getMessage());
      if (FULL.stream().anyMatch(message::contains)) {
        return true;
      }
    }
    return false;
  }
}
