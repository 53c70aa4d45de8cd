// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.bench.Figure;
import net.concordat.worker.federation.RuleName;
import org.jspecify.annotations.Nullable;

/** Federations beside banks alone and beside all rows in one place, and under attack. */
public final class FederatedBench {
  /** What can be measured, by name. */
  public static final List<String> PARTS =
      List.of(
          "loans",
          "mixed",
          "tercile",
          "rules-one-of-five",
          "rules-two-of-nine",
          "one-of-five",
          "two-of-nine",
          "two-of-five");

  /** The rules that are compared beside the one that judges. */
  private static final List<RuleName> COMPARED =
      List.of(
          RuleName.MEAN,
          RuleName.MEDIAN,
          RuleName.TRIMMED_MEAN,
          RuleName.GEOMETRIC_MEDIAN,
          RuleName.MULTI_KRUM);

  private static final int FIRST_TEST_WEEK = 5;
  private static final int MIXED_PARTS_OF_A = 5;

  /** Of the pairs of dishonest banks, so many are tried. */
  private static final int PAIRS = 4;

  private final @Nullable Path data;
  private final @Nullable Path loans;
  private final int seeds;
  private final int folds;
  private final int threads;
  private final Consumer<String> say;

  /**
   * Sets it up.
   *
   * @param data folder with the handbook's weeks, or its parent; null without them
   * @param loans folder with the credit-risk use case; null without it
   * @param seeds how often each method is trained on each fold
   * @param weeks how many of the four test weeks, from the last on
   * @param threads how many trainings at once
   * @param say hears of each result
   */
  public FederatedBench(
      @Nullable Path data,
      @Nullable Path loans,
      int seeds,
      int weeks,
      int threads,
      Consumer<String> say) {
    this.data = data;
    this.loans = loans;
    this.seeds = seeds;
    this.folds = weeks;
    this.threads = threads;
    this.say = say;
  }

  /**
   * Measures.
   *
   * @param only which parts; none for all
   */
  public List<Figure> run(List<String> only) {
    List<String> wanted = only.isEmpty() ? PARTS : only;
    if (!PARTS.containsAll(wanted)) {
      throw new InvalidInputException(
          "The bench measures %s, but was asked for %s".formatted(PARTS, wanted));
    }
    List<Figure> figures = new ArrayList<>();
    if (wanted.contains("loans")) {
      Path folder = required(loans, "loans", "--loans");
      figures.addAll(measure("loans", List.of(LoanBanks.fold(folder)), Recipes.ofLoans()));
    }
    if (wanted.equals(List.of("loans"))) {
      return figures;
    }
    Path folder = required(data, "handbook's transactions", "--data or CONCORDAT_DATA");
    CardRows rows = CardRows.read(folder);
    HandbookBanks five = HandbookBanks.of(rows, folder, "BANK_MIXED", Map.of());
    if (wanted.contains("mixed")) {
      figures.addAll(named(measure("mixed", testFolds(five), Recipes.ofMixed())));
    }
    if (wanted.contains("tercile")) {
      HandbookBanks banks = HandbookBanks.of(rows, folder, "BANK_TERCILE", Map.of());
      figures.addAll(measure("tercile", testFolds(banks), Recipes.ofTercile()));
    }
    if (wanted.contains("rules-one-of-five")) {
      figures.addAll(rules("rules-one-of-five", five, 1, AttackTable.eachInTurn(five.count())));
    }
    if (wanted.contains("rules-two-of-nine")) {
      HandbookBanks nine = nine(rows, folder);
      figures.addAll(rules("rules-two-of-nine", nine, 2, pairsOf(nine)));
    }
    if (wanted.contains("one-of-five")) {
      for (Figure figure : attacks("one-of-five", five, 1, AttackTable.eachInTurn(five.count()))) {
        figures.add(figure);
        if (figure.name().equals("one-of-five-robust-loss-f1")) {
          figures.add(new Figure("robust-loss-f1", figure.value(), figure.unit()));
        }
      }
    }
    if (wanted.contains("two-of-nine")) {
      HandbookBanks nine = nine(rows, folder);
      figures.addAll(attacks("two-of-nine", nine, 2, pairsOf(nine)));
    }
    if (wanted.contains("two-of-five")) {
      figures.addAll(
          attacks("two-of-five", five, 2, AttackTable.pairs(five.count(), 2).subList(0, PAIRS)));
    }
    return figures;
  }

  private static HandbookBanks nine(CardRows rows, Path folder) {
    return HandbookBanks.of(rows, folder, "BANK_MIXED", Map.of("A", MIXED_PARTS_OF_A));
  }

  private static List<Set<Integer>> pairsOf(HandbookBanks nine) {
    return AttackTable.pairs(nine.count(), 4).subList(0, PAIRS);
  }

  /** Rules side by side, on the week before all test weeks. */
  private List<Figure> rules(
      String name, HandbookBanks banks, int dishonest, List<Set<Integer>> casts) {
    Map<String, Function<Set<Integer>, Federated>> rules = new LinkedHashMap<>();
    for (RuleName rule : COMPARED) {
      rules.put(
          rule.name().toLowerCase(Locale.ROOT).replace('_', '-'),
          any -> Recipes.by(rule, dishonest));
    }
    rules.put("judged-mean", liars -> Recipes.robust(dishonest, liars));
    return new AttackTable(
            name, List.of(banks.fold(FIRST_TEST_WEEK - 1)), Recipes.attacked(), rules, casts)
        .measure(threads, say);
  }

  private List<Figure> attacks(
      String name, HandbookBanks banks, int dishonest, List<Set<Integer>> casts) {
    Map<String, Function<Set<Integer>, Federated>> rules = new LinkedHashMap<>();
    rules.put("robust", liars -> Recipes.robust(dishonest, liars));
    rules.put("mean", any -> Recipes.attacked());
    return new AttackTable(name, testFolds(banks), Recipes.attacked(), rules, casts)
        .measure(threads, say);
  }

  private static Path required(@Nullable Path folder, String what, String option) {
    if (folder == null) {
      throw new InvalidInputException(
          "The bench needs the folder of the %s: name it with %s".formatted(what, option));
    }
    return folder;
  }

  private List<Fold> testFolds(HandbookBanks banks) {
    return IntStream.range(CardRows.WEEKS - folds, CardRows.WEEKS)
        .filter(week -> week >= FIRST_TEST_WEEK)
        .mapToObj(banks::fold)
        .toList();
  }

  private List<Figure> measure(String name, List<Fold> of, List<Method> methods) {
    return new Split(name, of, methods).measure(seeds, threads, say);
  }

  /** The figures that are looked for under these names, beside those of all methods. */
  private static List<Figure> named(List<Figure> figures) {
    Map<String, String> names =
        Map.of(
            "mixed-" + Recipes.CHOSEN + "-vs-central-f1", "federated-vs-central-f1",
            "mixed-" + Recipes.CHOSEN + "-vs-central-prauc", "federated-vs-central-prauc",
            "mixed-" + Recipes.CHOSEN + "-gap-closed-f1", "gap-closed");
    List<Figure> all = new ArrayList<>(figures);
    for (Figure figure : figures) {
      String other = names.get(figure.name());
      if (other != null) {
        all.add(new Figure(other, figure.value(), figure.unit()));
      }
    }
    return all;
  }
}
