// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import net.concordat.deploy.DeployException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line of Concordat. */
@Command(
    name = "./concordat",
    description = "Runs a consortium of banks on a Corda network on this machine.",
    mixinStandardHelpOptions = true,
    version = "Concordat 0.1.0",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      UpCommand.class,
      DownCommand.class,
      StatusCommand.class,
      UpgradeCommand.class,
      ModelsCommand.class,
      VersionsCommand.class,
      GrantsCommand.class,
      ReviewsCommand.class,
      JobsCommand.class,
      CommandsCommand.class,
      ObserverCommand.class,
      PeopleCommand.class,
      DecideCommand.class,
      DecisionCommand.class,
      AdoptCommand.class,
      PromoteCommand.class,
      BudgetCommand.class,
      FederateCommand.class,
      ScoreCommand.class,
      ScoringCommand.class,
      OutcomesCommand.class,
      VerifyCommand.class,
      AnchorsCommand.class,
      AuditCommand.class,
      TestCommand.class,
      BenchCommand.class
    })
public final class Concordat {
  private Concordat() {}

  /**
   * Runs a command and exits with its status.
   *
   * @param args the command and its options
   */
  public static void main(String[] args) {
    // Threads of the RPC client would keep the JVM alive.
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Concordat())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(
            (failure, command, parsed) -> {
              DeployException refusal = refusal(failure);
              if (refusal == null) {
                throw failure;
              }
              command.getErr().println(refusal.getMessage());
              return 1;
            });
  }

  private static @Nullable DeployException refusal(Throwable failure) {
    for (@Nullable Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof DeployException refusal) {
        return refusal;
      }
    }
    return null;
  }
}
