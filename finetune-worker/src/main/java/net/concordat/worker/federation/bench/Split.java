// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import net.concordat.worker.bench.Figure;
import net.concordat.worker.evaluation.Interval;
import net.concordat.worker.training.Network;
import net.concordat.worker.training.Parallel;

/**
 * All methods on one cut of rows into banks.
 *
 * @param name beginning of the figures' names; empty for the one whose figures have none
 * @param folds with the same banks
 * @param methods local only, central and federated ones
 */
record Split(String name, List<Fold> folds, List<Method> methods) {
  private static final int RESAMPLES = 200;

  /** The figures. */
  enum Kind {
    ROC_AUC("rocauc", Trial.Values::rocAuc),
    PR_AUC("prauc", Trial.Values::prAuc),
    F1("f1", Trial.Values::f1);

    private final String label;
    private final ToDoubleFunction<Trial.Values> of;

    Kind(String label, ToDoubleFunction<Trial.Values> of) {
      this.label = label;
      this.of = of;
    }

    String label() {
      return label;
    }

    double of(Trial.Values values) {
      return of.applyAsDouble(values);
    }
  }

  private record Job(Method method, int fold, long seed) {}

  /** Trains and measures; says each result as soon as it is known. */
  List<Figure> measure(int seeds, int threads, Consumer<String> say) {
    List<Figure> figures = new ArrayList<>();
    Map<String, Trials> byMethod = new LinkedHashMap<>();
    say.accept("%n%s; mean over banks, folds and %d seeds".formatted(name, seeds));
    for (Method method : methods) {
      Trials trials = new Trials(folds);
      List<Job> jobs = new ArrayList<>();
      for (int fold = 0; fold < folds.size(); fold++) {
        for (long seed = 1; seed <= seeds; seed++) {
          jobs.add(new Job(method, fold, seed));
        }
      }
      List<List<Network>> networks =
          Parallel.map(threads, jobs, job -> job.method().train(folds.get(job.fold()), job.seed()));
      // In their order, so that resamples do not depend on who was first.
      IntStream.range(0, jobs.size()).forEach(i -> trials.add(jobs.get(i).fold(), networks.get(i)));
      byMethod.put(method.name(), trials);
      figures.addAll(ofMethod(method.name(), trials, say));
    }
    figures.addAll(new Ratios(name, byMethod, RESAMPLES).figures(say));
    return figures;
  }

  private List<Figure> ofMethod(String method, Trials trials, Consumer<String> say) {
    List<Figure> figures = new ArrayList<>();
    Trial.Values mean = trials.mean();
    List<Trial.Values> resampled = trials.resampled(RESAMPLES);
    StringBuilder line = new StringBuilder("  %-26s".formatted(method));
    for (Kind kind : Kind.values()) {
      double[] drawn = resampled.stream().mapToDouble(kind.of).toArray();
      Interval interval = Interval.percentile(kind.of.applyAsDouble(mean), drawn);
      String figure = figureName(method, kind);
      figures.add(new Figure(figure, interval.value(), "mean"));
      figures.add(new Figure(figure + "-low", interval.low(), "95 %"));
      figures.add(new Figure(figure + "-high", interval.high(), "95 %"));
      line.append(
          String.format(
              Locale.ROOT,
              " %s %.3f (%.3f-%.3f)",
              kind.label,
              interval.value(),
              interval.low(),
              interval.high()));
    }
    say.accept(line.toString());
    figures.addAll(byBank(method, trials, say));
    return figures;
  }

  private List<Figure> byBank(String method, Trials trials, Consumer<String> say) {
    List<Figure> figures = new ArrayList<>();
    StringBuilder line = new StringBuilder("    prauc/f1 by bank:");
    List<Fold.Bank> banks = folds.get(0).banks();
    for (int bank = 0; bank < banks.size(); bank++) {
      Trial.Values values = trials.ofBank(bank);
      for (Kind kind : Kind.values()) {
        String figure = figureName(method, kind) + "-" + slug(banks.get(bank).name());
        figures.add(new Figure(figure, kind.of.applyAsDouble(values), "mean"));
      }
      line.append(
          String.format(
              Locale.ROOT, " %s %.3f/%.3f", banks.get(bank).name(), values.prAuc(), values.f1()));
    }
    say.accept(line.toString());
    return figures;
  }

  private String figureName(String method, Kind kind) {
    return String.join("-", name, slug(method), kind.label);
  }

  static String slug(String words) {
    return words.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
  }
}
