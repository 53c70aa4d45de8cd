// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import net.concordat.worker.incoming.FinePruned;
import net.concordat.worker.incoming.IncomingCheck;
import net.concordat.worker.incoming.TriggerSweep;
import net.concordat.worker.incoming.WeightChange;

/** What was checked of a received version, as part of the page. */
final class IncomingHtml {
  private IncomingHtml() {}

  static String section(IncomingCheck check) {
    return Html.section(
        "What came in",
        "<p><b>%s</b></p>".formatted(Html.escape(check.residualRisk())),
        sweep("As received", check.sweep()),
        sweep("After fine-pruning", check.sweepAfterFinePruning()),
        pruning(check.finePruning()),
        check.weightChanges().isEmpty() ? "" : changes(check.weightChanges()));
  }

  private static String sweep(String name, TriggerSweep sweep) {
    List<List<String>> rows = new ArrayList<>();
    for (TriggerSweep.Step step : sweep.steps()) {
      rows.add(
          List.of(
              Html.escape(String.join(", ", step.trigger())),
              Html.interval(step.excess()),
              Html.interval(step.passed()),
              Html.interval(step.passedReference()),
              Html.interval(step.passedControl())));
    }
    return "<h3>%s</h3>".formatted(Html.escape(name))
        + Html.table(
            List.of(
                "Strongest set of values",
                "Excess over the bank's own models",
                "Events not flagged",
                "By the bank's regression",
                "By the bank's network"),
            rows);
  }

  private static String pruning(FinePruned pruned) {
    return Html.paragraph(
            "Fine-pruning on the bank's history: %d of %d units of the last hidden layer were cut off, then the layers below the output were trained for %d passes."
                .formatted(pruned.pruned(), pruned.units(), pruned.passes()))
        + Html.table(
            List.of("", "ROC-AUC", "PR-AUC", "Events not flagged with the strongest values"),
            List.of(
                quality("As received", pruned.received()),
                quality("Units cut off", pruned.afterPruning()),
                quality("And trained", pruned.afterTuning())));
  }

  private static List<String> quality(String name, FinePruned.Quality quality) {
    return List.of(
        name,
        Html.number(quality.rocAuc()),
        Html.number(quality.prAuc()),
        quality.triggerPassed() == null ? "" : Html.interval(quality.triggerPassed()));
  }

  private static String changes(List<WeightChange> changes) {
    List<List<String>> rows = new ArrayList<>();
    for (WeightChange change : changes) {
      rows.add(
          List.of(
              "%d.%d".formatted(change.layer(), change.part()),
              change.added() ? "added" : "%.1f %%".formatted(100 * change.relative()),
              change.added() ? "" : "%.0f %%".formatted(100 * change.largestShare()),
              change.largestUnits().stream()
                  .map(unit -> "%d (%.0f %%)".formatted(unit.unit(), 100 * unit.share()))
                  .collect(Collectors.joining(", "))));
    }
    return Html.table(
        List.of(
            "Layer and part",
            "Change from the parent",
            "Of it in one weight of a hundred",
            "Units that changed most"),
        rows);
  }
}
