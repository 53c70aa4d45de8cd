// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.report;

import java.util.ArrayList;
import java.util.List;
import net.concordat.worker.incoming.FinePruning;
import net.concordat.worker.incoming.IncomingCheck;
import net.concordat.worker.incoming.TriggerSweep;
import net.concordat.worker.incoming.WeightChange;

/** What was checked of a received version, as part of the page. */
final class IncomingHtml {
  private IncomingHtml() {}

  static String section(IncomingCheck check) {
    FinePruning pruning = check.pruning();
    return Html.section(
        "What came in",
        "<p><b>%s</b></p>".formatted(Html.escape(check.residualRisk())),
        sweep("As received", check.sweep()),
        sweep("Without units that the bank's rows hardly use", check.sweepAfterPruning()),
        Html.paragraph(
            "%d of %d units of the last hidden layer could be cut off on the bank's rows; PR-AUC went from %s to %s."
                .formatted(
                    pruning.pruned(),
                    pruning.units(),
                    Html.number(pruning.prAucBefore()),
                    Html.number(pruning.prAucAfter()))),
        check.weightChanges().isEmpty() ? "" : changes(check.weightChanges()));
  }

  private static String sweep(String name, TriggerSweep sweep) {
    List<List<String>> rows = new ArrayList<>();
    for (TriggerSweep.Step step : sweep.steps()) {
      rows.add(
          List.of(
              Html.escape(String.join(", ", step.trigger())),
              Html.interval(step.passed()),
              Html.interval(step.passedReference()),
              Html.number(step.passedControl())));
    }
    return "<h3>%s</h3>".formatted(Html.escape(name))
        + Html.table(
            List.of(
                "Strongest set of values",
                "Events taken for ordinary",
                "Not flagged by the bank's regression",
                "As many features in the bank's network"),
            rows);
  }

  private static String changes(List<WeightChange> changes) {
    List<List<String>> rows = new ArrayList<>();
    for (WeightChange change : changes) {
      rows.add(
          List.of(
              Integer.toString(change.layer()),
              "%.1f %%".formatted(100 * change.relative()),
              "%.0f %%".formatted(100 * change.largestShare())));
    }
    return Html.table(
        List.of("Layer", "Change from the parent", "Of it in one weight of a hundred"), rows);
  }
}
