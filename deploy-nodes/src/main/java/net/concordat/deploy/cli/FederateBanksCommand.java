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

  /** Who sees a bank's update. */
  enum Mode {
    ROBUST,
    CONFIDENTIAL,
    GROUPED
  }

  /** How combined updates move the weights. */
  enum Strategy {
    FEDAVG,
    FEDPROX,
    FEDADAM,
    SCAFFOLD
  }

  /** How the numbers of an update are written. */
  enum Form {
    NONE,
    FP16,
    EIGHT_BITS
  }

  /** What is made of the updates. */
  enum Rule {
    MEAN,
    WEIGHTED_MEAN,
    COORDINATE_MEDIAN,
    TRIMMED_MEAN,
    GEOMETRIC_MEDIAN,
    MULTI_KRUM;

    private static final int LEAST_WITHSTANDING = 5;

    /** Of rules that need no evaluator, the one that lost least to its worst attack. */
    static Rule byDefault(Mode mode, Strategy strategy, int banks) {
      return mode == Mode.ROBUST && strategy != Strategy.SCAFFOLD && banks >= LEAST_WITHSTANDING
          ? COORDINATE_MEDIAN
          : MEAN;
    }
  }

  @Option(names = "--rounds", defaultValue = "3", description = "1 to 100; ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--mode",
      defaultValue = "ROBUST",
      description =
          "Who sees a bank's update. ROBUST: the round's aggregator. CONFIDENTIAL: nobody, only the sum of all, which needs five banks. GROUPED: nobody, the sums of groups of three, which needs nine banks; ${DEFAULT-VALUE}.")
  private Mode mode;

  @Option(
      names = "--strategy",
      defaultValue = "FEDAVG",
      description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE}.")
  private Strategy strategy;

  @Option(
      names = "--form",
      defaultValue = "NONE",
      description =
          "How the numbers of an update are written in ROBUST: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE}.")
  private Form form;

  @Option(
      names = "--largest",
      defaultValue = "0.1",
      description = "The largest change of a weight that eight bits tell; ${DEFAULT-VALUE}.")
  private double largest;

  @Option(
      names = "--rule",
      description =
          "${COMPLETION-CANDIDATES}. Without it COORDINATE_MEDIAN against one where five banks or more are in ROBUST without SCAFFOLD, else MEAN.")
  private @Nullable Rule rule;

  @Option(
      names = "--dishonest",
      defaultValue = "0",
      description = "How many dishonest banks the rule is to withstand; ${DEFAULT-VALUE}.")
  private int dishonest;

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

  @Mixin private PrivacyOptions privacy;

  @Option(names = "--epochs", defaultValue = "2", description = "Passes a round; ${DEFAULT-VALUE}.")
  private int epochs;

  @Option(names = "--learning-rate", defaultValue = "0.002", description = "${DEFAULT-VALUE}.")
  private double learningRate;

  @Option(
      names = "--batch-size",
      defaultValue = "64",
      description = "Rows of a step; ${DEFAULT-VALUE}.")
  private int batchSize;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of the order of rows; another one makes another federation; ${DEFAULT-VALUE}.")
  private long seed;

  @Option(
      names = "--training-seconds",
      defaultValue = "600",
      description = "How long an aggregator waits for commitments; ${DEFAULT-VALUE}.")
  private int trainingSeconds;

  @Option(
      names = "--sending-seconds",
      defaultValue = "120",
      description = "How long it waits for updates; ${DEFAULT-VALUE}.")
  private int sendingSeconds;

  @Option(names = "--json", description = "Show each round, when it is over, as a line of JSON.")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    Network running = network.network();
    List<Participant> banks = banks(running);
    Rule combined = rule == null ? Rule.byDefault(mode, strategy, banks.size()) : rule;
    Found found =
        new VersionSearch(banks.get(0).registry(), owner, "").find(base, owner.organisation());
    JsonNode version = banks.get(0).registry().get(found.path(), Map.of());
    FederationAsk ask =
        new FederationAsk(
            rounds,
            mode.name(),
            strategy.name(),
            form.name(),
            largest,
            combined.name(),
            rule == null && combined != Rule.MEAN ? Math.max(1, dishonest) : dishonest,
            epochs,
            learningRate,
            batchSize,
            seed,
            trainingSeconds,
            sendingSeconds,
            privacy.asked());
    ask.requireFor(banks.size());
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
            form.name(),
            gate == null ? List.of() : gate.holdouts().values());
    String id = run.begin(terms, told, gate);
    follow(run, id);
    for (UpdateWorth worth : run.worths(id)) {
      System.out.println(json ? JSON.writeValueAsString(worth) : worth.line());
    }
    if (run.view(id).isEmpty()) {
      throw new DeployException(
          "Federation %s came to nothing: no round was combined.".formatted(id));
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
          "%s:%d is %s, trained by %s. It goes on to review like any other."
              .formatted(
                  model,
                  published.path("version").path("version").asInt(),
                  published.path("status").asText(),
                  run.view(id).contributorsInWords()));
    }
  }

  private void say(String what) {
    if (!json) {
      System.out.println(what);
    }
  }
}
