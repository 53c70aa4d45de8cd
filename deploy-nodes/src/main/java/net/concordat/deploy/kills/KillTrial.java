// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.kills;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.concordat.contracts.evaluation.EvaluationState;
import net.concordat.contracts.holdout.Holdout;
import net.concordat.contracts.holdout.HoldoutState;
import net.concordat.deploy.Party;
import net.concordat.deploy.operator.Bank;
import net.concordat.deploy.trial.TrialConsortium;
import net.concordat.deploy.trial.TrialFederation;
import net.concordat.deploy.trial.TrialNetwork;

/**
 * A consortium of three banks on real nodes, in which commands are given and nodes are killed. Each
 * bank has one model, whose versions are counted at the end.
 */
final class KillTrial implements AutoCloseable {
  private static final int APPROVALS = 1;
  private static final int VOTES = 2;

  private final TrialConsortium consortium;
  private final Map<Party, Endowment> endowments = new EnumMap<>(Party.class);

  private KillTrial(TrialConsortium consortium) {
    this.consortium = consortium;
  }

  /**
   * Founds a network and a consortium on it.
   *
   * @param folder an empty folder
   */
  static KillTrial open(Path folder) throws Exception {
    TrialNetwork network =
        TrialNetwork.start(folder, Party.all(), Party.all(), UnaryOperator.identity());
    try {
      KillTrial trial = new KillTrial(TrialConsortium.found(network, APPROVALS, VOTES));
      for (Party bank : trial.consortium.banks()) {
        trial.endowments.put(bank, Endowment.of(trial.consortium, bank));
      }
      return trial;
    } catch (Exception failure) {
      network.close();
      throw failure;
    }
  }

  /** The banks. */
  List<Party> banks() {
    return consortium.banks();
  }

  /** Does all that comes before a command. */
  Command<?> prepare(Act act, Party owner, Party peer) throws Exception {
    Endowment endowment = Objects.requireNonNull(endowments.get(owner), "no bank: " + owner);
    return act.prepare(new Cast(consortium, owner, peer, endowment, Instant.now()));
  }

  /** How long a command takes while every node is up, from its giving to its answer. */
  Duration duration(Act act) throws Exception {
    List<Party> banks = banks();
    Command<?> command = prepare(act, banks.get(0), banks.get(1));
    long start = System.nanoTime();
    command.give(consortium.network().operator(command.initiator()), 1).get();
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Gives a command, kills who has these parts in it at a moment, and sees what becomes of it. */
  Outcome run(Command<?> command, Moment moment, Collection<Victim> victims) throws Exception {
    List<Party> killed = new ArrayList<>();
    victims.forEach(victim -> victim.in(command).ifPresent(killed::add));
    return new KillRound(consortium).run(command, moment, killed);
  }

  /** How many parts of the artifact that a command fetches its grantor has sent, again or not. */
  long partsSent(Command<?> command) throws IOException {
    Path log = consortium.network().network().node(command.responder().orElseThrow()).log();
    String sent = " artifact=" + command.artifact().getDigest() + " offset=";
    try (Stream<String> lines = Files.lines(log)) {
      return lines.filter(line -> line.contains(sent)).count();
    }
  }

  /** How often the initiator has used each holdout on which it measured under a command. */
  List<Integer> uses(Command<?> command) throws IOException {
    Bank initiator = consortium.network().operator(command.initiator());
    Set<Holdout> rows =
        command.left(initiator).stream()
            .map(left -> ((EvaluationState) left.getState().getData()).getHoldout())
            .collect(Collectors.toSet());
    return initiator.known(HoldoutState.class).stream()
        .map(known -> known.getState().getData())
        .filter(known -> rows.contains(known.getHoldout()))
        .map(HoldoutState::getUses)
        .toList();
  }

  /** Begins a federation of all banks. */
  TrialFederation federate(int rounds) throws Exception {
    return TrialFederation.begin(
        consortium, TrialFederation.base(consortium), banks().size(), rounds);
  }

  /** Kills nodes all at once, and starts them again. */
  void restart(Collection<Party> victims) throws IOException, InterruptedException {
    consortium.network().kill(victims);
    consortium.network().start(victims);
  }

  /** Looks at all ledgers once more, when all is done. */
  Outcome reckon() throws Exception {
    return new Reckoning(consortium).outcome();
  }

  @Override
  public void close() {
    consortium.network().close();
  }
}
