// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/**
 * What came of a command that was typed.
 *
 * @param status with which it ended
 * @param out what it printed
 * @param err what it printed beside that
 */
record CommandRun(int status, String out, String err) {
  static CommandRun of(String... arguments) {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ByteArrayOutputStream beside = new ByteArrayOutputStream();
    try (PrintStream caught = new PrintStream(printed, true, StandardCharsets.UTF_8);
        PrintStream caughtBeside = new PrintStream(beside, true, StandardCharsets.UTF_8)) {
      System.setOut(caught);
      System.setErr(caughtBeside);
      CommandLine commandLine = Concordat.commandLine();
      commandLine.setErr(new PrintWriter(caughtBeside, true));
      int status = commandLine.execute(arguments);
      return new CommandRun(
          status,
          printed.toString(StandardCharsets.UTF_8),
          beside.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
  }
}
