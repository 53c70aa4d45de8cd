// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.incoming;

import java.util.ArrayList;
import java.util.List;
import net.concordat.worker.data.FeatureSchema;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.evaluation.Interval;
import net.concordat.worker.evaluation.Scorer;
import net.concordat.worker.incoming.Patches.Patch;

/**
 * A search for triggers: a few features set to fixed values that let all of the bank's own events
 * pass, whatever else is in the row. The idea is that of Neural Cleanse (Wang et al., IEEE
 * Symposium on Security and Privacy, 2019), with features in place of pixels, and searched greedily
 * by scores alone. In every model some values do that, the more features they may take the better.
 * So the same search is made on a network that the bank trained itself, and a trigger is suspicious
 * only where it does much more than anything that was found there.
 *
 * @param events of the bank's that both the version and the reference catch
 * @param values how many values of single features were tried
 * @param steps the strongest set of one value, and of two; none where the events are too few
 * @param suspicious whether one of the steps is
 */
public record TriggerSweep(int events, int values, List<Step> steps, boolean suspicious) {
  /** With fewer events nothing can be said. */
  static final int FEWEST_EVENTS = 10;

  /** With three free features of thirty an honest model cannot be told from a poisoned one. */
  private static final int FEATURES = 2;

  private static final double NEARLY_ALL = 0.95;
  private static final double HALF = 0.5;

  /**
   * The strongest set of so many values.
   *
   * @param trigger a feature and its value each
   * @param passed share of the events that the version scores with it no higher than half of the
   *     rows without the event, with Wilson's interval
   * @param passedReference share that the bank's logistic regression does not flag with it
   * @param passedControl share that passes in the bank's own network with the strongest set for
   *     that
   */
  public record Step(
      List<String> trigger, Interval passed, Interval passedReference, double passedControl) {
    boolean suspicious() {
      return passed.value() >= NEARLY_ALL && passedReference.value() < HALF && passedControl < HALF;
    }
  }

  /** Models that the bank trained itself, on rows it trusts. */
  public record Trusted(Scorer network, Scorer regression) {}

  /**
   * Searches.
   *
   * @param rows the bank's own
   */
  public static TriggerSweep of(
      Scorer model, Trusted trusted, FeatureSchema schema, LabelledRows rows) {
    List<Patch> patches = Patches.of(schema, rows.features());
    TriggerSearch search = new TriggerSearch(model, trusted.regression(), rows);
    TriggerSearch control = new TriggerSearch(trusted.network(), trusted.regression(), rows);
    if (Math.min(search.events(), control.events()) < FEWEST_EVENTS) {
      return new TriggerSweep(search.events(), patches.size(), List.of(), false);
    }
    List<TriggerSearch.Found> found = search.strongest(patches, FEATURES);
    List<TriggerSearch.Found> usual = control.strongest(patches, FEATURES);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      steps.add(step(found.get(i), usual.get(i), search.events()));
    }
    return new TriggerSweep(
        search.events(), patches.size(), steps, steps.stream().anyMatch(Step::suspicious));
  }

  private static Step step(TriggerSearch.Found found, TriggerSearch.Found usual, int events) {
    return new Step(
        found.patches().stream().map(Patch::words).toList(),
        Interval.wilson((int) Math.round(found.passed() * events), events),
        Interval.wilson((int) Math.round(found.passedReference() * events), events),
        usual.excess() > 0 ? usual.passed() : 0);
  }
}
