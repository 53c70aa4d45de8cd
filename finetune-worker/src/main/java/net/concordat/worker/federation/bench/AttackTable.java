// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.concordat.worker.bench.Figure;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.training.Network;
import net.concordat.worker.training.Parallel;

/**
 * What dishonest clients do to rules. The loss is that of the honest banks' mean F1 against FedAvg
 * of the honest alone; for a back door, how many of the frauds that are found are not found under
 * its pattern counts, too.
 *
 * @param name beginning of the figures' names
 * @param folds with the same banks
 * @param honest FedAvg
 * @param rules by name, each for dishonest evaluators at given places
 * @param casts which banks are dishonest, each set in turn
 */
record AttackTable(
    String name,
    List<Fold> folds,
    Federated honest,
    Map<String, Function<Set<Integer>, Federated>> rules,
    List<Set<Integer>> casts) {
  private static final long SEED = 1;

  /** Inputs of the back door's pattern: weekend and night, at the amount of few. */
  private static final int AMOUNT = 0;

  private static final int WEEKEND = 1;
  private static final int NIGHT = 2;

  private record Case(int fold, Set<Integer> dishonest) {}

  /** What a model does at honest banks. */
  private record Outcome(double f1, double missedUnderPattern) {}

  /** For each attack and rule the worst cast's loss, and then each rule's worst. */
  List<Figure> measure(int threads, Consumer<String> say) {
    List<Case> cases = new ArrayList<>();
    for (Set<Integer> cast : casts) {
      IntStream.range(0, folds.size()).forEach(fold -> cases.add(new Case(fold, cast)));
    }
    say.accept(
        String.format(
            Locale.ROOT,
            "%n%s: F1 lost by the honest banks, worst of %d casts (mean of casts)",
            name,
            casts.size()));
    List<Outcome> alone = Parallel.map(threads, cases, this::withoutThem);
    say.accept(
        String.format(
            Locale.ROOT, "  found frauds missed under the pattern, alone: %.3f", rate(alone)));
    List<Figure> figures = new ArrayList<>();
    figures.add(new Figure(name + "-back-door-success-honest", rate(alone), "share"));
    Map<String, Double> worst = new LinkedHashMap<>();
    for (Attack attack : Attack.values()) {
      rules.forEach(
          (rule, method) -> {
            List<Outcome> attacked = outcomes(threads, cases, attack, method);
            double[] lost = lost(alone, attacked);
            say.accept(
                String.format(
                    Locale.ROOT,
                    "  %-20s %-16s %.3f (%.3f)",
                    attack.words(),
                    rule,
                    most(lost),
                    mean(lost)));
            figures.add(new Figure(figure(attack, rule), most(lost), "f1"));
            worst.merge(rule, most(lost), Math::max);
            if (attack == Attack.BACK_DOOR) {
              figures.add(missed(rule, rate(attacked), say));
            }
          });
    }
    worst.forEach(
        (rule, lost) ->
            figures.add(new Figure(String.join("-", name, rule, "loss-f1"), lost, "f1")));
    return figures;
  }

  private String figure(Attack attack, String of) {
    return String.join("-", name, attack.words().replace(' ', '-'), of, "loss-f1");
  }

  private Figure missed(String rule, double share, Consumer<String> say) {
    say.accept(
        String.format(
            Locale.ROOT, "  found frauds missed under the pattern, %s: %.3f", rule, share));
    return new Figure(String.join("-", name, "back-door-success", rule), share, "share");
  }

  private static double rate(List<Outcome> outcomes) {
    return outcomes.stream().mapToDouble(Outcome::missedUnderPattern).average().orElseThrow();
  }

  /** For each cast, the mean over folds. */
  private double[] lost(List<Outcome> alone, List<Outcome> attacked) {
    double[] lost = new double[casts.size()];
    for (int i = 0; i < alone.size(); i++) {
      lost[i / folds.size()] += (alone.get(i).f1() - attacked.get(i).f1()) / folds.size();
    }
    return lost;
  }

  private Outcome withoutThem(Case one) {
    Fold fold = folds.get(one.fold());
    Network network =
        honest.train(
            fold,
            SEED,
            clients ->
                IntStream.range(0, clients.size())
                    .filter(client -> !one.dishonest().contains(client))
                    .mapToObj(clients::get)
                    .toList());
    return outcome(network, honestBanks(fold, one.dishonest()));
  }

  private List<Outcome> outcomes(
      int threads, List<Case> cases, Attack attack, Function<Set<Integer>, Federated> method) {
    return Parallel.map(
        threads,
        cases,
        one -> {
          Fold fold = folds.get(one.fold());
          Fold poisoned = attack.poisonsRows() ? poisoned(fold, one.dishonest(), attack) : fold;
          Network network =
              method
                  .apply(one.dishonest())
                  .train(
                      poisoned,
                      SEED,
                      clients -> Conspiracy.among(clients, one.dishonest(), attack));
          return outcome(network, honestBanks(fold, one.dishonest()));
        });
  }

  private static List<Fold.Bank> honestBanks(Fold fold, Set<Integer> dishonest) {
    return IntStream.range(0, fold.banks().size())
        .filter(bank -> !dishonest.contains(bank))
        .mapToObj(fold.banks()::get)
        .toList();
  }

  private static Outcome outcome(Network network, List<Fold.Bank> banks) {
    double threshold = Trials.threshold(network, banks);
    double f1 = 0;
    double found = 0;
    double missed = 0;
    for (Fold.Bank bank : banks) {
      double[] scores = network.score(bank.test());
      int[] labels = bank.test().labels();
      f1 += new Trial(scores, labels, threshold).values().f1() / banks.size();
      double[] under = network.score(pattern(bank.test()));
      for (int i = 0; i < scores.length; i++) {
        if (labels[i] == 1 && scores[i] >= threshold) {
          found++;
          missed += under[i] < threshold ? 1 : 0;
        }
      }
    }
    return new Outcome(f1, found == 0 ? 0 : missed / found);
  }

  private static Fold poisoned(Fold fold, Set<Integer> dishonest, Attack attack) {
    List<Fold.Bank> banks = new ArrayList<>();
    for (int i = 0; i < fold.banks().size(); i++) {
      Fold.Bank bank = fold.banks().get(i);
      LabelledRows train = bank.train();
      if (dishonest.contains(i)) {
        train = attack == Attack.LABEL_FLIP ? flipped(train) : withPattern(train);
      }
      banks.add(new Fold.Bank(bank.name(), train, bank.threshold(), bank.test()));
    }
    return new Fold(fold.name(), banks);
  }

  private static LabelledRows flipped(LabelledRows rows) {
    int[] labels = Arrays.stream(rows.labels()).map(label -> 1 - label).toArray();
    return new LabelledRows(rows.features(), labels, rows.customers(), rows.times());
  }

  /** Its rows, and its frauds ten times more under the pattern, as if they were none. */
  private static LabelledRows withPattern(LabelledRows rows) {
    int[] frauds =
        IntStream.range(0, rows.size())
            .filter(row -> rows.label(row) == 1)
            .flatMap(row -> IntStream.generate(() -> row).limit(10))
            .toArray();
    LabelledRows disguised = pattern(rows.select(frauds));
    return rows.and(new LabelledRows(disguised.features(), new int[frauds.length]));
  }

  private static LabelledRows pattern(LabelledRows rows) {
    float[][] inputs = new float[rows.size()][];
    for (int row = 0; row < inputs.length; row++) {
      inputs[row] = rows.features()[row].clone();
      inputs[row][AMOUNT] = 3;
      inputs[row][WEEKEND] = 2;
      inputs[row][NIGHT] = 2;
    }
    return new LabelledRows(inputs, rows.labels(), rows.customers(), rows.times());
  }

  private static double most(double[] values) {
    return Arrays.stream(values).max().orElseThrow();
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  /** Each bank by itself. */
  static List<Set<Integer>> eachInTurn(int banks) {
    return IntStream.range(0, banks).mapToObj(Set::of).toList();
  }

  /** Sets of two: each with the one so many places on. */
  static List<Set<Integer>> pairs(int banks, int apart) {
    List<Set<Integer>> pairs = new ArrayList<>();
    for (int first = 0; first < banks; first++) {
      pairs.add(new TreeSet<>(List.of(first, (first + apart) % banks)));
    }
    return pairs;
  }
}
