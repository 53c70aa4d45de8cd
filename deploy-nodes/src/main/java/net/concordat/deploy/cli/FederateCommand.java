// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import net.concordat.deploy.Distribution;
import picocli.CommandLine.Command;
import picocli.CommandLine.Unmatched;

/** Federations in one process. The worker runs them: Deeplearning4j and Corda never share a JVM. */
@Command(
    name = "federate",
    header = "Simulate a federation with --simulate; all options with --simulate --help.")
final class FederateCommand implements Callable<Integer> {
  @Unmatched private List<String> options = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
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
