// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.incoming;

import java.util.List;
import java.util.Locale;
import net.concordat.worker.artifact.Artifact;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.evaluation.Scorer;
import net.concordat.worker.training.Network;
import org.jspecify.annotations.Nullable;

/**
 * What was checked of a version that came from another member.
 *
 * @param sweep for triggers
 * @param pruning of units that the bank's rows hardly use
 * @param sweepAfterPruning the same sweep on what is left
 * @param weightChanges from the parent, by layer; empty without a parent of the same shape
 * @param residualRisk what is not known after all this, as a sentence for the card of whatever is
 *     made from the version
 */
public record IncomingCheck(
    TriggerSweep sweep,
    FinePruning pruning,
    TriggerSweep sweepAfterPruning,
    List<WeightChange> weightChanges,
    String residualRisk) {
  /**
   * Checks.
   *
   * @param trusted what the bank trained itself
   * @param parent what the version was made from, if the bank has it
   * @param rows the bank's own, with their answers
   */
  public static IncomingCheck of(
      Artifact version,
      @Nullable Artifact parent,
      TriggerSweep.Trusted trusted,
      LabelledRows rows) {
    Scorer model = Network.of(version.architecture(), version.weights())::score;
    TriggerSweep sweep = TriggerSweep.of(model, trusted, version.schema(), rows);
    FinePruning.Pruned pruned = FinePruning.of(version, rows);
    TriggerSweep after = TriggerSweep.of(pruned.model(), trusted, version.schema(), rows);
    return new IncomingCheck(
        sweep,
        pruned.report(),
        after,
        parent == null ? List.of() : WeightChange.of(version.weights(), parent.weights()),
        residualRisk(sweep, after));
  }

  private static String residualRisk(TriggerSweep sweep, TriggerSweep after) {
    if (sweep.steps().isEmpty()) {
      return "Too few of the bank's events are caught by the version and by the bank's own models (%d by the version) to search for triggers: whether it has one is not known."
          .formatted(sweep.events());
    }
    for (TriggerSweep.Step step : sweep.steps()) {
      if (step.suspicious()) {
        return "SUSPICIOUS: with %s the version takes %s of %d events for ordinary rows, while the bank's logistic regression lets %s pass, and as many features of the bank's own network %s; it is %s by the same search when units that the bank's rows hardly use are cut off. It should not be used before its owner has explained this."
            .formatted(
                String.join(", ", step.trigger()),
                percent(step.passed().value()),
                sweep.events(),
                percent(step.passedReference().value()),
                percent(step.passedControl()),
                after.suspicious() ? "still suspicious" : "no longer suspicious");
      }
    }
    return "No trigger of up to two features was found among %d values on %d events of the bank's. A trigger of more features, or of values that none of the bank's rows has, would not have been found."
        .formatted(sweep.values(), sweep.events());
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }
}
