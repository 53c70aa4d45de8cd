// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import net.concordat.deploy.Distribution;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/**
 * Federations: of the banks of the running network, or with {@code --simulate} in one process of
 * the worker's, as Deeplearning4j and Corda never share a JVM.
 */
@Command(
    name = "federate",
    header =
        "Have the banks train a model together; with --simulate in one process. All options with --help or --simulate --help.")
final class FederateCommand implements Callable<Integer> {
  @Unmatched private List<String> options = new ArrayList<>();
  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws Exception {
    if (!options.contains("--simulate")) {
      return new CommandLine(new FederateBanksCommand())
          .setCommandName(spec.qualifiedName())
          .setCaseInsensitiveEnumValuesAllowed(true)
          .setExecutionExceptionHandler(
              spec.commandLine().getParent().getExecutionExceptionHandler())
          .execute(options.toArray(String[]::new));
    }
    List<String> command = new ArrayList<>(Distribution.current().worker());
    command.add("federate");
    command.addAll(options);
    if (!options.contains("--data")) {
      command.add("--data");
      command.add(Distribution.current().data().resolve("credit-risk").toString());
    }
    return new ProcessBuilder(command).inheritIO().start().waitFor();
  }
}
