// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.concordat.worker.evaluation.Interval;
import net.concordat.worker.robustness.Evasion;
import net.concordat.worker.robustness.Stability;
import net.concordat.worker.robustness.Stress;

/** How the model stands changes, as parts of the page. */
final class RobustnessHtml {
  private static final int SHOWN = 12;

  private RobustnessHtml() {}

  static String stress(List<Stress> all) {
    List<List<String>> rows = new ArrayList<>();
    List<Stress> measured =
        all.stream()
            .filter(stress -> stress.prAuc() != null)
            .sorted(Comparator.comparingDouble(RobustnessHtml::prAuc))
            .limit(SHOWN)
            .toList();
    for (Stress stress : measured) {
      Double rocAuc = stress.rocAuc();
      rows.add(
          List.of(
              Html.escape(stress.change()),
              Html.number(rocAuc == null ? 0 : rocAuc),
              Html.number(prAuc(stress))));
    }
    long refused = all.stream().filter(stress -> stress.refusal() != null).count();
    return Html.section(
        "Stress",
        Html.paragraph(
            "The %d changes of %d that hurt most. Rows with a missing cell are refused, not scored, for %d features."
                .formatted(measured.size(), all.size(), refused)),
        Html.table(List.of("Change of all rows", "ROC-AUC", "PR-AUC"), rows));
  }

  static String evasion(Evasion evasion) {
    List<List<String>> rows = new ArrayList<>();
    for (Interval share : evasion.evaded()) {
      rows.add(List.of("%d changed".formatted(rows.size() + 1), Html.interval(share)));
    }
    return Html.section(
        "Evasion",
        Html.paragraph(
            "Somebody who can ask the model for scores changes features of a flagged event, one after the other, to ordinary values until it passes. Tried on %,d flagged events, with %d features that can be changed. A determined attacker does better than this."
                .formatted(evasion.attacked(), evasion.features().size())),
        Html.table(List.of("Features", "Events no longer flagged"), rows));
  }

  static String stability(Stability stability) {
    List<List<String>> rows = new ArrayList<>();
    stability
        .figures()
        .forEach(
            (name, spread) ->
                rows.add(
                    List.of(
                        Html.escape(name),
                        Html.number(spread.mean()),
                        Html.number(spread.sd()),
                        Html.number(spread.least()) + " to " + Html.number(spread.greatest()))));
    return Html.section(
        "Other seeds",
        Html.paragraph(
            "The same training with %d seeds. A row's score has a standard deviation of %s over them, on average; %.2f %% of rows are flagged by some and not by others."
                .formatted(
                    stability.seeds(),
                    Html.number(stability.meanDeviation()),
                    100 * stability.undecided())),
        Html.table(List.of("Figure", "Mean", "Standard deviation", "Range"), rows));
  }

  private static double prAuc(Stress stress) {
    Double prAuc = stress.prAuc();
    return prAuc == null ? Double.POSITIVE_INFINITY : prAuc;
  }
}
