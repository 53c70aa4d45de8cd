// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.incoming;

import java.util.List;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.evaluation.Interval;
import net.concordat.worker.evaluation.Scorer;
import net.concordat.worker.incoming.Patches.Patch;

/**
 * A search for triggers: a few features set to fixed values that let the bank's own events pass,
 * whatever else is in the row. The idea is that of Neural Cleanse (Wang et al., IEEE Symposium on
 * Security and Privacy, 2019), with features in place of pixels, and searched by scores alone. In
 * every model some values do that, since some features matter. So what the same values do in two
 * models that the bank trained itself is taken off: what remains is what only the received one has
 * learned.
 *
 * @param events of the bank's that were used: all three models catch them
 * @param values how many values of single features were tried
 * @param steps the strongest set of one value, and of two; none where the events are too few
 * @param suspicious whether one of the steps is
 */
public record TriggerSweep(int events, int values, List<Step> steps, boolean suspicious) {
  /** With fewer events nothing can be said. */
  static final int FEWEST_EVENTS = 30;

  /** Nor where so few are caught that scores depend on anything. */
  private static final double CAUGHT = 0.25;

  /**
   * Which excess the lower end of the interval must reach for one value, and for two, to be
   * suspicious: above all but one and above all of 80 honest versions. Their number is the most
   * features tried; with three, honest versions pass as well. How often that is wrong is measured
   * in {@code TriggerRatesTest} and said in {@code docs/evaluation-report.md}.
   */
  private static final double[] BARS = {0.48, 0.87};

  /** One value is suspicious as well where surely so much more of the events pass. */
  private static final double GAP = 0.6;

  /**
   * The strongest set of so many values.
   *
   * @param trigger a feature and its value each
   * @param excess how much more of the alarm over the events is gone with it than in the bank's own
   *     models, from 0 to 1; see {@link TriggerSearch.Found}
   * @param passed share of the events that the version no longer flags with it, with Wilson's
   *     interval
   * @param passedReference the same of the bank's logistic regression
   * @param passedControl the same of the bank's own network
   */
  public record Step(
      List<String> trigger,
      Interval excess,
      Interval passed,
      Interval passedReference,
      Interval passedControl) {
    /**
     * How much surely more of the events pass than in whichever of the own models lets more pass.
     */
    double gap() {
      return passed.low() - Math.max(passedReference.high(), passedControl.high());
    }

    boolean suspicious() {
      return excess.low() >= BARS[trigger.size() - 1] || (trigger.size() == 1 && gap() >= GAP);
    }
  }

  /**
   * What the bank has of its own.
   *
   * @param history rows with their answers, on which both models were trained; none of them is
   *     among those that the version is measured on
   */
  public record Trusted(Scorer network, Scorer regression, LabelledRows history) {}

  /** What a sweep found: in words, and as rows. */
  record Found(TriggerSweep sweep, List<TriggerSearch.Found> strongest) {
    /** The set of the first suspicious step, or else of the last. */
    TriggerSearch.Found worst() {
      for (int i = 0; i < strongest.size(); i++) {
        if (sweep.steps.get(i).suspicious()) {
          return strongest.get(i);
        }
      }
      return strongest.get(strongest.size() - 1);
    }
  }

  /**
   * Searches.
   *
   * @param rows those that the search was made for
   */
  static Found of(TriggerSearch search, FeatureSchema schema, LabelledRows rows) {
    List<Patch> patches = Patches.of(schema, rows);
    boolean enough =
        search.caught() >= FEWEST_EVENTS && search.caught() >= CAUGHT * rows.positives();
    List<TriggerSearch.Found> found = enough ? search.strongest(patches, BARS.length) : List.of();
    List<Step> steps = found.stream().map(search::step).toList();
    return new Found(
        new TriggerSweep(
            search.events(), patches.size(), steps, steps.stream().anyMatch(Step::suspicious)),
        found);
  }
}
