// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import net.concordat.worker.bench.Figure;
import net.concordat.worker.evaluation.Interval;

/**
 * How near federations come to all rows in one place. Each resample has the same rows for every
 * method.
 *
 * @param split beginning of the figures' names
 * @param byMethod what each method's networks say
 * @param resamples how many
 */
record Ratios(String split, Map<String, Trials> byMethod, int resamples) {
  static final String CENTRAL = "central";
  static final String LOCAL = "local only";

  /** Shares of what central training reaches, and of the way from local training to it. */
  List<Figure> figures(Consumer<String> say) {
    List<Trial.Values> central = all(CENTRAL);
    List<Trial.Values> local = all(LOCAL);
    List<Figure> figures = new ArrayList<>();
    byMethod.forEach(
        (method, trials) -> {
          if (!method.equals(CENTRAL) && !method.equals(LOCAL)) {
            List<Trial.Values> own = all(method);
            say.accept("  " + method + ":");
            figures.addAll(of(method, own, central, local, say));
          }
        });
    return figures;
  }

  /** The mean, then the resamples. */
  private List<Trial.Values> all(String method) {
    Trials trials = Objects.requireNonNull(byMethod.get(method), method);
    List<Trial.Values> all = new ArrayList<>(List.of(trials.mean()));
    all.addAll(trials.resampled(resamples));
    return all;
  }

  private List<Figure> of(
      String method,
      List<Trial.Values> own,
      List<Trial.Values> central,
      List<Trial.Values> local,
      Consumer<String> say) {
    List<Figure> figures = new ArrayList<>();
    for (Split.Kind kind : List.of(Split.Kind.F1, Split.Kind.PR_AUC)) {
      double[] share = new double[own.size()];
      double[] gap = new double[own.size()];
      for (int i = 0; i < share.length; i++) {
        double here = kind.of(own.get(i));
        double most = kind.of(central.get(i));
        double least = kind.of(local.get(i));
        share[i] = here / most;
        gap[i] = (here - least) / (most - least);
      }
      String of = Split.slug(method);
      figures.addAll(figure(of + "-vs-central-" + kind.label(), share, say));
      if (kind.of(central.get(0)) > kind.of(local.get(0))) {
        figures.addAll(figure(of + "-gap-closed-" + kind.label(), gap, say));
      } else {
        say.accept("    no gap in %s: banks alone are as good as central".formatted(kind.label()));
      }
    }
    return figures;
  }

  private List<Figure> figure(String of, double[] meanAndDrawn, Consumer<String> say) {
    double[] drawn = Arrays.copyOfRange(meanAndDrawn, 1, meanAndDrawn.length);
    Interval interval = Interval.percentile(meanAndDrawn[0], drawn);
    String name = split + "-" + of;
    say.accept(
        String.format(
            Locale.ROOT,
            "    %-50s %.3f (%.3f-%.3f)",
            name,
            interval.value(),
            interval.low(),
            interval.high()));
    return List.of(
        new Figure(name, interval.value(), "ratio"),
        new Figure(name + "-low", interval.low(), "95 %"),
        new Figure(name + "-high", interval.high(), "95 %"));
  }
}
