// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import net.concordat.worker.cli.Failures;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The command line. */
@Command(
    name = "finetune-spark",
    description = "Pretrains and adapts models on rows that several machines hold, with Spark.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:done",
      "1:something failed that the input did not cause",
      "2:the input cannot be used; the message says why"
    },
    subcommands = {PretrainCommand.class, FineTuneCommand.class})
public final class Main {
  private Main() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, arguments));
  }

  /**
   * Runs one command.
   *
   * @return the exit code
   */
  static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return Failures.execute(new CommandLine(new Main()).setOut(out).setErr(err), arguments);
  }
}
