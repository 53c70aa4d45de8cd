// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.Distribution;
import net.concordat.deploy.Network;
import net.concordat.deploy.Party;
import net.concordat.deploy.demo.DemoOutcome;
import net.concordat.deploy.demo.DemoRun;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the main job from end to end. */
@Command(
    name = "demo",
    description = "Show the main job on a fresh network, and what must fail on the way.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  /** Marks a state folder as the demonstration's own, which the next one may remove. */
  private static final String MARK = "demo";

  @Mixin private NetworkOptions options;

  @Option(
      names = "--keep",
      description =
          "Leave the network up in the end, with some things to go on with in the web pages.")
  private boolean keep;

  @Option(
      names = "--banks",
      paramLabel = "N",
      defaultValue = "3",
      description =
          "How many banks found the consortium, 3 to 10 (default: 3); from the fourth on they are members and no more.")
  private int banks;

  @Option(names = "--report", paramLabel = "FILE", description = "Also write all of it as JSON.")
  private Optional<Path> report;

  @Option(
      names = "--seeds",
      paramLabel = "N",
      defaultValue = "10",
      description =
          "Over how many seeds to compare the models (default: 10); with fewer, from 2, no gain is judged.")
  private int seeds;

  @Override
  public Integer call() throws Exception {
    if (seeds < 2) {
      throw new DeployException("A comparison needs at least 2 seeds; given " + seeds + ".");
    }
    if (banks < 3 || banks > 10) {
      throw new DeployException("A demonstration has 3 to 10 banks; given " + banks + ".");
    }
    Network network = freshNetwork();
    Thread stop = new Thread(() -> Running.stop(network), "stop-demo");
    Runtime.getRuntime().addShutdownHook(stop);
    Path work = options.state().root().resolve(MARK);
    DemoOutcome outcome = new DemoRun(network, Distribution.current(), work).run(seeds, keep);
    outcome.print(System.out);
    if (report.isPresent()) {
      outcome.write(report.get());
    }
    if (keep) {
      Runtime.getRuntime().removeShutdownHook(stop);
      System.out.println("The network stays up; ./concordat down stops it.");
      FirstPasswords.print(network.identity());
      WebPages.print(network);
    }
    return outcome.succeeded() ? 0 : 1;
  }

  private Network freshNetwork() throws Exception {
    Network network = options.network(banks).withCheatAt(Party.BANK_C);
    List<String> running = Running.named(options.network());
    if (!running.isEmpty()) {
      throw new DeployException(
          "A network is up already: %s. Stop it with ./concordat down."
              .formatted(String.join(", ", running)));
    }
    Path mark = options.state().root().resolve(MARK);
    if (network.isFounded() && !Files.exists(mark)) {
      throw new DeployException(
          "%s holds a network that ./concordat up founded, and a demonstration needs a fresh one. Remove it with ./concordat down --purge, or name another folder with --state-dir."
              .formatted(options.state().root()));
    }
    network.purge();
    network.requireStartable();
    return network;
  }
}
