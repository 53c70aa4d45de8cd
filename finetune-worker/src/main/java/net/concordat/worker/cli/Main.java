// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ScopeType;

/** The command line of the worker. */
@Command(
    name = "finetune-worker",
    description = "Pretrains, adapts, evaluates and inspects models on a bank's own rows.",
    mixinStandardHelpOptions = true,
    scope = ScopeType.INHERIT,
    versionProvider = Main.Version.class,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:done",
      "1:something failed that the input did not cause",
      "2:the input cannot be used; the message says why",
      "3:new rows are further from a profile than was allowed"
    },
    subcommands = {
      PrepareCommand.class,
      SchemaCommand.class,
      PretrainCommand.class,
      FineTuneCommand.class,
      SearchCommand.class,
      HoldoutCommand.class,
      SplitCommand.class,
      WorkCommand.class,
      ScoreCommand.class,
      EvaluateCommand.class,
      CalibrateCommand.class,
      DriftCommand.class,
      InspectCommand.class,
      ExportCommand.class,
      ImportCommand.class,
      AuditCommand.class,
      CompareCommand.class,
      FederateCommand.class,
      RoundCommand.class,
      FederationTermsCommand.class,
      BenchFederatedCommand.class,
      BenchHandbookCommand.class,
      BenchTrainingCommand.class
    })
public final class Main {
  private static final String VECTORS = "jdk.incubator.vector";

  private Main() {}

  /** Runs one command and exits with its code. */
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    if (ModuleLayer.boot().findModule(VECTORS).isEmpty()) {
      err.printf(
          "The worker computes with a module that Java must be told of: start it as java"
              + " --add-modules %s -jar finetune-worker.jar%n",
          VECTORS);
      System.exit(1);
    }
    System.exit(run(out, err, arguments));
  }

  /**
   * Runs one command.
   *
   * @return the exit code
   */
  public static int run(PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine command =
        new CommandLine(new Main())
            .setOut(out)
            .setErr(err)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .registerConverter(LocalDate.class, Main::day)
            .registerConverter(
                net.concordat.worker.usecase.UseCase.class,
                net.concordat.worker.usecase.UseCase::named);
    return Failures.execute(command, arguments);
  }

  private static LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new CommandLine.TypeConversionException(
          "a day such as 2026-01-31 is needed, but this is '%s'".formatted(text));
    }
  }

  /** The version that the jar was built as. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"finetune-worker " + (version == null ? "unpackaged" : version)};
    }
  }
}
