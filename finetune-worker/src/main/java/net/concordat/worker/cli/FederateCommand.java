// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import net.concordat.federation.aggregation.Strategy;
import net.concordat.inference.artifact.Architecture;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.worker.federation.CentralNoiseMode;
import net.concordat.worker.federation.Evaluator;
import net.concordat.worker.federation.FederationPlan;
import net.concordat.worker.federation.Mode;
import net.concordat.worker.federation.RoundRecord;
import net.concordat.worker.federation.SimulatedBanks;
import net.concordat.worker.federation.Simulation;
import net.concordat.worker.federation.TrainingClient;
import net.concordat.worker.training.LocalPlan;
import net.concordat.worker.training.Network;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "federate",
    description =
        "Simulates a federation in this process, by the code of real rounds, and prints each round"
            + " when it is over.")
final class FederateCommand implements Callable<Integer> {
  /** 1e-5, in units of 1e-12. */
  private static final long DELTA = 10_000_000;

  @Option(
      names = "--simulate",
      required = true,
      description = "in this process; what it does to real members is nothing")
  private boolean simulate;

  @Option(names = "--clients", defaultValue = "5", description = "5 to 1000; ${DEFAULT-VALUE}")
  private int clients;

  @Mixin private SimulatedRows rows;
  @Mixin private RoundOptions round;
  @Mixin private LocalOptions local;

  @Option(
      names = "--threads",
      defaultValue = "1",
      description = "clients that train at once; no digest depends on it; ${DEFAULT-VALUE}")
  private int threads;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "of all that is drawn; ${DEFAULT-VALUE}")
  private long seed;

  @Option(names = "--json", description = "prints each round as a line of JSON")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    Checks.range("--clients", clients, 5, 1000);
    Checks.range("--threads", threads, 1, 256);
    if (!simulate) {
      throw new InvalidInputException("This command simulates, so it needs --simulate");
    }
    Strategy strategy = round.strategy();
    LocalPlan plan = local.plan(round.rounds(), strategy);
    List<SimulatedBanks.Bank> banks = rows.of(clients, seed);
    Architecture shape = Architecture.perceptron(banks.get(0).train().width(), List.of(32, 16));
    List<Evaluator> evaluators = SimulatedBanks.evaluators(banks);
    Mode mode = round.mode(shape, evaluators);
    List<TrainingClient> training = new ArrayList<>();
    try {
      IntStream.range(0, banks.size())
          .mapToObj(
              i ->
                  new TrainingClient(
                      banks.get(i).name(), banks.get(i).train(), shape, plan, strategy, seed + i))
          .forEach(training::add);
      run(mode, strategy, shape, training, evaluators);
    } finally {
      training.forEach(TrainingClient::close);
    }
    return 0;
  }

  private void run(
      Mode mode,
      Strategy strategy,
      Architecture shape,
      List<TrainingClient> training,
      List<Evaluator> evaluators) {
    FederationPlan federation = round.plan(mode, strategy, seed);
    Simulation simulation = new Simulation(federation, shape, training, evaluators, threads);
    PrintWriter out = spec.commandLine().getOut();
    if (!json) {
      out.println(mode.inWords());
      if (mode instanceof CentralNoiseMode noise) {
        out.printf(
            Locale.ROOT,
            "All rounds together spend an epsilon of %.2f of each client, at a delta of 1e-5.%n",
            noise.epsilon(federation.rounds(), DELTA));
      }
      out.printf(
          "%5s %7s %5s %7s %8s %8s %8s %9s %7s  %s%n",
          "round",
          "counted",
          "away",
          "refused",
          "PR-AUC",
          "ROC-AUC",
          "change",
          "KB/client",
          "seconds",
          "global model");
    }
    simulation.run(Network.random(shape, seed).parameters(), record -> print(out, record));
  }

  private void print(PrintWriter out, RoundRecord record) {
    if (json) {
      out.println(Json.line(record));
      return;
    }
    out.printf(
        Locale.ROOT,
        "%5d %7d %5d %7d %8.4f %8.4f %8.4f %9.1f %7.2f  %s%s%n",
        record.round(),
        record.counted().size(),
        record.away().size(),
        record.refused().size(),
        record.prAuc(),
        record.rocAuc(),
        record.change(),
        record.bytesPerClient() / 1e3,
        record.seconds(),
        record.digest().substring(0, 12),
        record.accepted() ? "" : " (as before)");
    byReason(record)
        .forEach(
            (reason, members) -> out.printf("      %s: %s%n", String.join(", ", members), reason));
    record
        .scores()
        .forEach((member, score) -> out.printf(Locale.ROOT, "      %+.4f %s%n", score, member));
    out.flush();
  }

  private static Map<String, List<String>> byReason(RoundRecord record) {
    Map<String, List<String>> members = new TreeMap<>();
    record
        .refused()
        .forEach(
            (member, reason) ->
                members.computeIfAbsent(reason, any -> new ArrayList<>()).add(member));
    return members;
  }
}
