// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.report;

import java.util.List;
import net.concordat.worker.adoption.CalibrationCheck;
import net.concordat.worker.evaluation.Calibration;

/** How the bank's own calibration does, as part of the page. */
final class CalibrationHtml {
  private CalibrationHtml() {}

  static String section(CalibrationCheck check) {
    return Html.section(
        "Local calibration",
        Html.paragraph(
            "The bank's own calibration (%s), fitted to %,d other rows. It changes the Brier score by %.5f (%.5f to %.5f, p = %.3f); below 0 is better."
                .formatted(
                    check.method(),
                    check.fittedRows(),
                    check.difference().value(),
                    check.difference().low(),
                    check.difference().high(),
                    check.difference().p())),
        Html.table(
            List.of("Brier score before", "and after"),
            List.of(
                List.of(Html.interval(check.brierBefore()), Html.interval(check.brierAfter())))),
        Html.table(
            List.of("Rows", "Mean score after", "Share of events"),
            check.binsAfter().stream().map(CalibrationHtml::bin).toList()));
  }

  private static List<String> bin(Calibration.Bin bin) {
    return List.of(
        "%,d".formatted(bin.rows()), Html.number(bin.meanScore()), Html.interval(bin.observed()));
  }
}
