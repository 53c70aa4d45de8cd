// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.nio.file.FileSystemException;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.FullDisk;
import net.concordat.worker.data.source.SourceAwayException;
import picocli.CommandLine;

/** What a command that failed tells a person, and its exit code. */
public final class Failures implements CommandLine.IExecutionExceptionHandler {
  /**
   * Runs a command.
   *
   * @return the exit code
   */
  public static int execute(CommandLine command, String... arguments) {
    try {
      return command.setExecutionExceptionHandler(new Failures()).execute(arguments);
    } catch (OutOfMemoryError e) {
      return outOfMemory(command);
    }
  }

  private static int outOfMemory(CommandLine command) {
    command
        .getErr()
        .printf(
            "The %d MB of memory that this process may take do not do; start it with a larger -Xmx, or give it fewer threads or a smaller batch%n",
            Runtime.getRuntime().maxMemory() >> 20);
    return CommandLine.ExitCode.SOFTWARE;
  }

  private static boolean isOutOfMemory(Throwable e) {
    return e instanceof OutOfMemoryError || e.getCause() != null && isOutOfMemory(e.getCause());
  }

  private static String sentence(FileSystemException e) {
    String kind = e.getClass().getSimpleName().replace("Exception", "");
    String reason = e.getReason() == null ? kind : e.getReason();
    return "%s (%s)".formatted(e.getFile(), reason);
  }

  @Override
  public int handleExecutionException(
      Exception e, CommandLine command, CommandLine.ParseResult parsed) {
    if (e instanceof InvalidInputException) {
      command.getErr().println(e.getMessage());
      return CommandLine.ExitCode.USAGE;
    }
    if (e instanceof SourceAwayException) {
      command.getErr().println(e.getMessage());
      return CommandLine.ExitCode.SOFTWARE;
    }
    if (e instanceof FileSystemException file && !FullDisk.caused(e)) {
      command.getErr().println("A file or folder cannot be used as it is: " + sentence(file));
      return CommandLine.ExitCode.SOFTWARE;
    }
    if (FullDisk.caused(e)) {
      command.getErr().println("The disk is full; free some space and try again: " + e);
      return CommandLine.ExitCode.SOFTWARE;
    }
    if (isOutOfMemory(e)) {
      return outOfMemory(command);
    }
    command.getErr().println(command.getCommandName() + " failed: " + e);
    e.printStackTrace(command.getErr());
    return CommandLine.ExitCode.SOFTWARE;
  }
}
