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
import net.concordat.deploy.federation.FederationRun;
import net.concordat.deploy.federation.FederationView;
import net.concordat.deploy.federation.Participant;
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
  private static final int LEAST_MASKED = 5;
  private static final long PATIENCE_MINUTES = 5;
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
    CONFIDENTIAL
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
    MULTI_KRUM
  }

  @Option(names = "--rounds", defaultValue = "3", description = "1 to 100; ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--mode",
      defaultValue = "ROBUST",
      description =
          "Who sees a bank's update. ROBUST: the round's aggregator. CONFIDENTIAL: nobody, only the sum of all, which needs five banks; ${DEFAULT-VALUE}.")
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
      defaultValue = "MEAN",
      description = "${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE}.")
  private Rule rule;

  @Option(
      names = "--dishonest",
      defaultValue = "0",
      description = "How many dishonest banks the rule is to withstand; ${DEFAULT-VALUE}.")
  private int dishonest;

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
    if (mode == Mode.CONFIDENTIAL && (banks.size() < LEAST_MASKED || rule != Rule.MEAN)) {
      throw new DeployException(
          "CONFIDENTIAL needs %d banks or more and the rule MEAN; given %d and %s. ./concordat demo --keep --banks %d has as many."
              .formatted(LEAST_MASKED, banks.size(), rule, LEAST_MASKED));
    }
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
            rule.name(),
            dishonest,
            epochs,
            learningRate,
            batchSize,
            seed,
            trainingSeconds,
            sendingSeconds);
    String model = found.model().path("name").asText();
    FederationRun run = new FederationRun(banks, ask, version, model, this::say);
    BankRows data = new BankRows(running);
    String id =
        run.begin(data.terms(banks.get(0), version, run.spec(), form.name()), data.of(banks, rows));
    follow(run, id);
    if (run.view(id).isEmpty()) {
      throw new DeployException(
          "Federation %s came to nothing: no round was combined.".formatted(id));
    }
    publish(run, id, model);
    return 0;
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
    say(FederationView.head());
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
        return;
      }
      if (live) {
        System.out.print("\r" + view.line(shown + 1) + "\u001b[K");
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
      System.out.println((live ? "\r\u001b[K" : "") + view.line(round));
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
