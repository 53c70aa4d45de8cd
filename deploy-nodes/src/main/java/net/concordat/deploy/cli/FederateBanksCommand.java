// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.Network;
import net.concordat.deploy.Party;
import net.concordat.deploy.cli.VersionSearch.Found;
import net.concordat.deploy.federation.BankRows;
import net.concordat.deploy.federation.FederationAsk;
import net.concordat.deploy.federation.FederationGate;
import net.concordat.deploy.federation.FederationRun;
import net.concordat.deploy.federation.FederationView;
import net.concordat.deploy.federation.Participant;
import net.concordat.deploy.federation.RoundFigures;
import net.concordat.deploy.federation.UpdateWorth;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A federation of the banks of the running network. */
@Command(
    name = "federate",
    header = "Have the network's banks train a version together.",
    description =
        "Proposes a federation to all banks, has each accept, follows the rounds, and publishes what comes of them as the next version of the base's model. Stop it as you like: the banks go on, and the same command shows where they are. With --simulate all of it is made up in one process.",
    mixinStandardHelpOptions = true)
final class FederateBanksCommand implements Callable<Integer> {
  private static final long LOOK_MILLIS = 500;
  private static final int LEAST_EVALUATORS = 3;
  private static final long PATIENCE_MINUTES = 5;

  /** Cut off at the terminal's edge, since no carriage return takes a wrapped line back. */
  private static final String UNWRAPPED = "\u001b[?7l%s\u001b[K\u001b[?7h";

  private static final ObjectMapper JSON = new ObjectMapper();

  @Mixin private NetworkOptions network;

  @Option(
      names = "--base",
      paramLabel = "NAME:N",
      defaultValue = "small-business-credit:1",
      description =
          "The approved version to go on from (default: ${DEFAULT-VALUE}, the demonstration's).")
  private String base;

  @Option(
      names = "--owner",
      paramLabel = "BANK",
      defaultValue = "BankA",
      description = "Whose it is; that bank proposes and publishes (default: ${DEFAULT-VALUE}).")
  private Party owner;

  @Option(
      names = "--rows",
      paramLabel = "BANK=FILE",
      description =
          "On which rows a bank trains; copied to its worker. Without any, the demonstration's rows of credit risk.")
  private Map<Party, Path> rows = new LinkedHashMap<>();

  @Mixin private FederationOptions plan;

  @Option(
      names = "--gate",
      paramLabel = "T",
      description =
          "Take a round back after which PR-AUC on the evaluators' holdouts is lower by more than T, 0 to 1: the middle one of their changes counts. Without it no round is judged.")
  private @Nullable Double tolerance;

  @Option(
      names = "--evaluators",
      split = ",",
      paramLabel = "BANK",
      description = "Who judges, three or more; without it all banks.")
  private List<Party> evaluators = new ArrayList<>();

  @Option(
      names = "--holdout",
      paramLabel = "BANK=FILE",
      description =
          "By which rows an evaluator judges; copied to its worker. Without any, the demonstration's, on which no bank trains.")
  private Map<Party, Path> holdouts = new LinkedHashMap<>();

  @Option(names = "--json", description = "Show each round, when it is over, as a line of JSON.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    Network running = network.network();
    List<Participant> banks = banks(running);
    Found found =
        new VersionSearch(banks.get(0).registry(), owner, "").find(base, owner.organisation());
    JsonNode version = banks.get(0).registry().get(found.path(), Map.of());
    FederationAsk ask = plan.asked(banks.size(), tolerance != null);
    String model = found.model().path("name").asText();
    FederationRun run = new FederationRun(banks, ask, version, model, this::say);
    BankRows data = new BankRows(running);
    Map<Participant, Map<String, Object>> told = data.of(banks, rows);
    FederationGate gate = gate(banks, data, told);
    JsonNode terms =
        data.terms(
            banks.get(0),
            version,
            run.spec(),
            ask.form(),
            gate == null ? List.of() : gate.holdouts().values());
    String id = run.begin(terms, told, gate);
    follow(run, id);
    for (UpdateWorth worth : run.worths(id)) {
      System.out.println(json ? JSON.writeValueAsString(worth) : worth.line());
    }
    if (run.view(id).isEmpty()) {
      throw new DeployException(
          "Federation %s came to nothing: no round was combined. Another --seed makes another federation."
              .formatted(id));
    }
    publish(run, id, model);
    return 0;
  }

  private @Nullable FederationGate gate(
      List<Participant> banks, BankRows data, Map<Participant, Map<String, Object>> told)
      throws IOException, InterruptedException {
    if (tolerance == null) {
      if (!evaluators.isEmpty() || !holdouts.isEmpty()) {
        throw new DeployException("--evaluators and --holdout are of a gate: give --gate T, too.");
      }
      return null;
    }
    List<Participant> judges =
        banks.stream()
            .filter(bank -> evaluators.isEmpty() || evaluators.contains(bank.bank()))
            .toList();
    if (judges.size() < LEAST_EVALUATORS || !(tolerance >= 0 && tolerance <= 1)) {
      throw new DeployException(
          "A gate needs %d evaluators or more and a tolerance from 0 to 1; given %d and %s."
              .formatted(LEAST_EVALUATORS, judges.size(), tolerance));
    }
    return new FederationGate(data.holdouts(judges, holdouts, told), tolerance);
  }

  /** All of the network, the owner first. */
  private List<Participant> banks(Network running) throws IOException {
    List<Party> order = new ArrayList<>(List.of(owner));
    running.banks().stream().filter(bank -> bank != owner).forEach(order::add);
    List<Participant> banks = new ArrayList<>();
    for (Party bank : order) {
      banks.add(
          new Participant(bank, RegistryOptions.client(running, bank, RegistryOptions.DEVELOPER)));
    }
    return banks;
  }

  private void follow(FederationRun run, String id) throws Exception {
    say(RoundFigures.head());
    boolean live = !json && System.console() != null;
    int shown = 0;
    while (true) {
      FederationView view = patientView(run, id);
      int last = view.rounds().size();
      while (shown < last && (view.isOver() || view.hasEnded(shown + 1))) {
        shown++;
        print(view, shown, live);
      }
      if (view.isOver()) {
        view.earlyEnd().ifPresent(this::say);
        return;
      }
      if (live) {
        System.out.print("\r" + UNWRAPPED.formatted(view.figures(shown + 1).line()));
        System.out.flush();
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  /** The banks go on while the proposer's registry is away, so whoever looks waits for it. */
  private static FederationView patientView(FederationRun run, String id) throws Exception {
    long end = System.nanoTime() + TimeUnit.MINUTES.toNanos(PATIENCE_MINUTES);
    while (true) {
      try {
        return run.view(id);
      } catch (DeployException away) {
        if (System.nanoTime() > end) {
          throw away;
        }
        TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
      }
    }
  }

  private void print(FederationView view, int round, boolean live) throws IOException {
    if (json) {
      System.out.println(JSON.writeValueAsString(view.figures(round)));
    } else {
      System.out.println((live ? "\r\u001b[K" : "") + view.figures(round).line());
    }
  }

  private void publish(FederationRun run, String id, String model)
      throws IOException, InterruptedException {
    JsonNode published = run.publish(id);
    if (json) {
      System.out.println(JSON.writeValueAsString(published));
    } else {
      say(
          "%s:%d is %s, trained by %s. Its reviewers decide next, as on any other version: %s."
              .formatted(
                  model,
                  published.path("version").path("version").asInt(),
                  published.path("status").asText(),
                  run.view(id).contributorsInWords(),
                  Members.organisations(published.path("policy").path("reviewers"))));
    }
  }

  private void say(String what) {
    if (!json) {
      System.out.println(what);
    }
  }
}
