// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.concordat.worker.adoption.CalibrationCheck;
import net.concordat.worker.audit.AuditReport;
import net.concordat.worker.evaluation.DecisionRule;
import net.concordat.worker.evaluation.Difference;
import net.concordat.worker.evaluation.Figure;
import net.concordat.worker.evaluation.GroupGaps;
import net.concordat.worker.evaluation.Interval;
import net.concordat.worker.evaluation.Slice;
import net.concordat.worker.incoming.IncomingCheck;
import net.concordat.worker.robustness.Stability;

/**
 * An evaluation report as one page for people. The page needs no script, no other file and no
 * network, and tells the browser so; the same report gives the same bytes.
 */
public final class HtmlReport {
  private static final double SIGNIFICANT = 0.05;
  private static final List<Figure> SHORT =
      List.of(Figure.ROC_AUC, Figure.PR_AUC, Figure.RECALL_AT_FPR_1, Figure.BRIER_SCORE);

  private final EvaluationReport report;

  private HtmlReport(EvaluationReport report) {
    this.report = report;
  }

  /**
   * Writes the page.
   *
   * @throws IOException if the file cannot be written
   */
  public static void write(Path file, EvaluationReport report) throws IOException {
    Files.writeString(file, page(report));
  }

  /** The page. */
  static String page(EvaluationReport report) {
    HtmlReport html = new HtmlReport(report);
    return """
        <!DOCTYPE html>
        <html lang="en"><head><meta charset="utf-8">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>Evaluation of %s</title><style>%s</style></head>
        <body>%s</body></html>
        """
        .formatted(Html.escape(report.model()), style(), html.body());
  }

  private String body() {
    List<String> parts = new ArrayList<>();
    parts.add(head());
    parts.add(figures());
    if (!report.others().isEmpty()) {
      parts.add(differences());
    }
    parts.add(Charts.section(report));
    if (!report.periods().isEmpty()) {
      parts.add(Html.section("Over time", slices(report.periods())));
    }
    if (!report.segments().isEmpty()) {
      parts.add(Html.section("By segment", slices(report.segments())));
    }
    report.groups().forEach(gaps -> parts.add(groups(gaps)));
    parts.add(ExplanationsHtml.section(report.explanations()));
    parts.add(RobustnessHtml.stress(report.stress()));
    parts.add(RobustnessHtml.evasion(report.evasion()));
    Stability stability = report.stability();
    if (stability != null) {
      parts.add(RobustnessHtml.stability(stability));
    }
    IncomingCheck incoming = report.incoming();
    if (incoming != null) {
      parts.add(IncomingHtml.section(incoming));
    }
    CalibrationCheck calibration = report.localCalibration();
    if (calibration != null) {
      parts.add(CalibrationHtml.section(calibration));
    }
    AuditReport audit = report.audit();
    if (audit != null) {
      parts.add(AuditHtml.section(audit));
    }
    parts.add(Html.section("Method", Html.paragraph(report.method())));
    return String.join("\n", parts);
  }

  private String head() {
    DecisionRule rule = report.decision();
    return """
        <header><h1>Evaluation of %s</h1>
        <p>How well this version does on rows it was not trained on.</p><dl>
        <dt>Version</dt><dd><code>%s</code></dd>
        <dt>Rows committed to</dt><dd><code>%s</code></dd>
        <dt>Rows</dt><dd>%,d of %,d customers; %,d have the event (%.2f %%)</dd>
        <dt>Decision</dt><dd>flagged from a probability of %s on; a missed event costs %s, a wrong alert %s; %,d alerts a day</dd>
        </dl></header>"""
        .formatted(
            Html.escape(report.model()),
            Html.escape(report.artifactDigest()),
            Html.escape(report.dataCommitment().value()),
            report.rows(),
            report.customers(),
            report.positives(),
            100.0 * report.positives() / report.rows(),
            Html.given(rule.threshold()),
            Html.given(rule.missedCost()),
            Html.given(rule.alertCost()),
            rule.alertsPerDay());
  }

  private String figures() {
    List<String> headings =
        new ArrayList<>(List.of("Figure, with its 95 % interval", "This version"));
    report.others().forEach(other -> headings.add(other.name()));
    List<List<String>> rows = new ArrayList<>();
    for (Figure figure : Figure.values()) {
      List<String> row = new ArrayList<>(List.of(title(figure)));
      row.add(cell(report.figures(), figure.key()));
      report.others().forEach(other -> row.add(cell(other.figures(), figure.key())));
      rows.add(row);
    }
    return Html.section("Figures", Html.table(headings, rows), Html.paragraph(report.benchmark()));
  }

  private String differences() {
    List<String> headings = new ArrayList<>(List.of("This version minus"));
    report.others().forEach(other -> headings.add(other.name()));
    List<List<String>> rows = new ArrayList<>();
    for (Figure figure : Figure.values()) {
      List<String> row = new ArrayList<>(List.of(title(figure)));
      report
          .others()
          .forEach(other -> row.add(difference(figure, known(other.differences(), figure.key()))));
      rows.add(row);
    }
    return Html.section(
        "Side by side",
        Html.paragraph(
            "Paired tests on the same rows. Coloured where p is below 0.05: green where this version is better, orange where it is worse. With many figures, one in twenty is coloured by chance."),
        Html.table(headings, rows));
  }

  private static String difference(Figure figure, Difference difference) {
    boolean higher = difference.value() > 0;
    String colour =
        difference.p() >= SIGNIFICANT ? "" : higher == figure.higherIsBetter() ? "better" : "worse";
    return "<span class='%s'>%s</span> <span class='interval'>%s to %s, p %s</span>"
        .formatted(
            colour,
            Html.number(difference.value()),
            Html.number(difference.low()),
            Html.number(difference.high()),
            difference.p() < 0.001 ? "&lt; 0.001" : "= " + Html.number(difference.p()));
  }

  private static String slices(List<Slice> slices) {
    List<String> headings = new ArrayList<>(List.of("Rows where", "Rows", "Events"));
    SHORT.forEach(figure -> headings.add(figure.title()));
    List<List<String>> rows = new ArrayList<>();
    for (Slice slice : slices) {
      List<String> row = new ArrayList<>();
      row.add(Html.escape(slice.column() + " is " + slice.value()));
      row.add("%,d".formatted(slice.rows()));
      row.add("%,d".formatted(slice.positives()));
      Map<String, Interval> figures = slice.figures();
      for (Figure figure : SHORT) {
        row.add(figures == null ? "too few rows" : cell(figures, figure.key()));
      }
      rows.add(row);
    }
    return Html.table(headings, rows);
  }

  private static String groups(GroupGaps gaps) {
    List<String> headings = new ArrayList<>(List.of("Group", "Rows", "Events"));
    for (GroupGaps.Rate rate : GroupGaps.Rate.values()) {
      headings.add(rate.title());
    }
    headings.add("Not flagged, ratio");
    List<List<String>> rows = new ArrayList<>();
    for (GroupGaps.Group group : gaps.groups()) {
      rows.add(group(group.value(), group, group.rates()));
      if (!group.value().equals(gaps.reference())) {
        rows.add(group("minus " + gaps.reference(), group, group.gaps()));
      }
    }
    return Html.section(
        "Groups by " + gaps.column(),
        Html.paragraph(
            "Each group is compared with the largest, %s. A ratio below 0.8 fails the four-fifths rule."
                .formatted(gaps.reference())),
        Html.table(headings, rows));
  }

  private static List<String> group(
      String name,
      GroupGaps.Group group,
      @org.jspecify.annotations.Nullable Map<String, Interval> rates) {
    boolean gap = rates != group.rates();
    List<String> row = new ArrayList<>();
    row.add(Html.escape(name));
    row.add(gap ? "" : "%,d".formatted(group.rows()));
    row.add(gap ? "" : "%,d".formatted(group.positives()));
    for (GroupGaps.Rate rate : GroupGaps.Rate.values()) {
      row.add(rates == null ? "too few rows" : cell(rates, rate.key()));
    }
    Interval ratio = group.favourableRatio();
    row.add(gap && ratio != null ? Html.interval(ratio) : "");
    return row;
  }

  private static String title(Figure figure) {
    return Html.escape(figure.title())
        + (figure.higherIsBetter() ? "" : " <span class='interval'>(less is better)</span>");
  }

  private static String cell(Map<String, Interval> figures, String key) {
    return Html.interval(known(figures, key));
  }

  private static <T> T known(Map<String, T> values, String key) {
    return Objects.requireNonNull(values.get(key), key);
  }

  private static String style() {
    try (InputStream css =
        Objects.requireNonNull(HtmlReport.class.getResourceAsStream("report.css"))) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
