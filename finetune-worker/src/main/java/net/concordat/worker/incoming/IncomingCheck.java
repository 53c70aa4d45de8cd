// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.incoming;

import java.util.List;
import java.util.Locale;
import net.concordat.inference.artifact.Artifact;
import net.concordat.inference.artifact.ModelCard;
import net.concordat.inference.artifact.Weights;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.evaluation.Scorer;
import net.concordat.worker.training.Network;
import org.jspecify.annotations.Nullable;

/**
 * What was checked of a version that came from another member.
 *
 * @param verdict what came of it
 * @param sweep for triggers
 * @param finePruning what it did
 * @param sweepAfterFinePruning the same sweep on what is left
 * @param weightChanges from the parent, by layer; empty without a parent, or one of another kind of
 *     network
 * @param residualRisk what is not known after all this, as a sentence; it names the bank's figures,
 *     so it stays in the bank, and cards say {@link Verdict#forCards()}
 */
public record IncomingCheck(
    Verdict verdict,
    TriggerSweep sweep,
    FinePruned finePruning,
    TriggerSweep sweepAfterFinePruning,
    List<WeightChange> weightChanges,
    String residualRisk) {
  /**
   * Checks.
   *
   * @param parent what the version was made from, if the bank has it
   * @param rows the bank's own, with their answers
   * @throws InvalidInputException if the version is an autoencoder
   */
  public static IncomingCheck of(
      Artifact version,
      @Nullable Artifact parent,
      TriggerSweep.Trusted trusted,
      LabelledRows rows) {
    if (version.card().training().kind() == ModelCard.Kind.UNLABELLED) {
      throw new InvalidInputException(
          "A search for triggers needs a version that was trained on events, but this one is an autoencoder");
    }
    Scorer received = scorer(version, version.weights());
    TriggerSearch search = new TriggerSearch(received, trusted, rows);
    TriggerSweep.Found found = TriggerSweep.of(search, version.schema(), rows);
    float[][] triggered = found.strongest().isEmpty() ? null : search.rows(found.worst());
    FinePruning pruning = new FinePruning(version.architecture(), trusted.history());
    FinePruning.Pruned pruned = pruning.prune(version.weights());
    Scorer tuned = scorer(version, pruning.tune(pruned.weights()));
    FinePruned report =
        new FinePruned(
            pruning.units(),
            pruned.count(),
            pruning.passes(),
            FinePruned.Quality.of(received, rows, triggered),
            FinePruned.Quality.of(scorer(version, pruned.weights()), rows, triggered),
            FinePruned.Quality.of(tuned, rows, triggered));
    TriggerSweep after =
        TriggerSweep.of(new TriggerSearch(tuned, trusted, rows), version.schema(), rows).sweep();
    return new IncomingCheck(
        Verdict.of(found.sweep()),
        found.sweep(),
        report,
        after,
        parent == null ? List.of() : WeightChange.of(version, parent),
        residualRisk(found.sweep(), report));
  }

  private static Scorer scorer(Artifact version, Weights weights) {
    return Network.of(version.architecture(), weights)::score;
  }

  private static String residualRisk(TriggerSweep sweep, FinePruned pruned) {
    return switch (Verdict.of(sweep)) {
      case NOT_KNOWN ->
          "Too few of the bank's events are caught by the version and by the bank's own models (%d by all of them) to search for triggers: whether it has one is not known."
              .formatted(sweep.events());
      case SUSPICIOUS -> suspicion(sweep, pruned);
      case NONE_FOUND ->
          "No trigger of up to two features was found among %d values on %d events of the bank's. In tests such searches missed some of the triggers that were planted: of more features, of values that hardly any row has, or of events of another kind than the bank's."
              .formatted(sweep.values(), sweep.events());
    };
  }

  private static String suspicion(TriggerSweep sweep, FinePruned pruned) {
    TriggerSweep.Step step =
        sweep.steps().stream().filter(TriggerSweep.Step::suspicious).findFirst().orElseThrow();
    FinePruned.Quality after = pruned.afterTuning();
    return "SUSPICIOUS: with %s the version lets %s of %d events pass, while the bank's logistic regression lets %s pass and its own network %s; after fine-pruning the strongest values let %s pass. It should not be used before its owner has explained this."
        .formatted(
            String.join(", ", step.trigger()),
            percent(step.passed().value()),
            sweep.events(),
            percent(step.passedReference().value()),
            percent(step.passedControl().value()),
            after.triggerPassed() == null ? "none" : percent(after.triggerPassed().value()));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }
}
