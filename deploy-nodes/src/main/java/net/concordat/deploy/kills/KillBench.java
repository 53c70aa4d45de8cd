// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.kills;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.Party;
import net.concordat.deploy.StateFolder;
import net.concordat.deploy.bench.Bench;
import net.concordat.deploy.bench.BenchOptions;
import net.concordat.deploy.bench.BenchResult;

/**
 * Kills nodes at random moments of random commands, and counts what is lost or there twice. The
 * moments are spread over half as long again as a command takes undisturbed, so that some fall into
 * what comes after it: outboxes, receipts.
 */
public final class KillBench implements Bench {
  private static final int USUAL_ROUNDS = 20;
  private static final double AS_LONG_AGAIN = 1.5;

  /** A node dies in about this part of the rounds, so that often more than one does. */
  private static final double DIES = 0.35;

  private int lost;
  private int doubled;

  @Override
  public String name() {
    return "kills";
  }

  @Override
  public String description() {
    return "what becomes of commands when nodes are killed at random moments";
  }

  @Override
  public List<BenchResult> run(BenchOptions options) throws Exception {
    List<Act> acts = acts(options.only());
    int rounds = options.rounds().orElse(USUAL_ROUNDS);
    Random random = new Random(options.seed());
    System.out.printf("Seed %d, %d rounds. Founding a network ...%n", options.seed(), rounds);
    Path folder = Files.createTempDirectory("concordat-kills-");
    System.out.println("Its nodes are in " + folder + ", which stays if anything is wrong.");
    try (KillTrial trial = KillTrial.open(folder)) {
      Map<Act, Duration> usual = measure(trial, acts);
      for (int round = 1; round <= rounds; round++) {
        System.out.printf("%s round %d of %d: ", Instant.now(), round, rounds);
        count(round(trial, acts, usual, random));
      }
      System.out.print("All ledgers: ");
      count(trial.reckon());
    }
    if (lost + doubled == 0) {
      new StateFolder(folder).purge();
    }
    return List.of(
        BenchResult.of("rounds", rounds, ""),
        BenchResult.of("lost", lost, ""),
        BenchResult.of("doubled", doubled, ""));
  }

  private static List<Act> acts(List<String> only) {
    List<Act> all = List.of(Act.values());
    List<Act> chosen = all.stream().filter(act -> only.contains(act.name())).toList();
    if (chosen.size() < only.size()) {
      throw new DeployException("The commands are %s; given %s.".formatted(all, only));
    }
    return only.isEmpty() ? all : chosen;
  }

  /** How long commands take undisturbed; the first of a kind takes longer and is not counted. */
  private static Map<Act, Duration> measure(KillTrial trial, List<Act> acts) throws Exception {
    Map<Act, Duration> usual = new EnumMap<>(Act.class);
    for (Act act : acts) {
      trial.duration(act);
      usual.put(act, trial.duration(act));
      System.out.printf("%s takes %d ms.%n", act, usual.get(act).toMillis());
    }
    return usual;
  }

  private static Outcome round(
      KillTrial trial, List<Act> acts, Map<Act, Duration> usual, Random random) throws Exception {
    List<Party> banks = new ArrayList<>(trial.banks());
    Collections.shuffle(banks, random);
    Act act = acts.get(random.nextInt(acts.size()));
    Duration longest = Objects.requireNonNull(usual.get(act));
    Duration delay =
        Duration.ofMillis((long) (longest.toMillis() * AS_LONG_AGAIN * random.nextDouble()));
    Set<Victim> victims = victims(act, random);
    System.out.printf(
        "%s of %s with %s, killing %s after %d ms: ",
        act, banks.get(0), banks.get(1), victims, delay.toMillis());
    Command<?> command;
    try {
      command = trial.prepare(act, banks.get(0), banks.get(1));
    } catch (DeployException stuck) {
      return new Outcome(List.of("before the command: " + stuck.getMessage()), List.of());
    }
    return trial.run(command, Moment.after(delay), victims);
  }

  private static Set<Victim> victims(Act act, Random random) {
    Set<Victim> victims = EnumSet.noneOf(Victim.class);
    while (victims.isEmpty()) {
      for (Victim victim : act.victims()) {
        if (random.nextDouble() < DIES) {
          victims.add(victim);
        }
      }
    }
    return victims;
  }

  private void count(Outcome outcome) {
    System.out.println(outcome);
    lost += outcome.lost().isEmpty() ? 0 : 1;
    doubled += outcome.doubled().isEmpty() ? 0 : 1;
  }
}
