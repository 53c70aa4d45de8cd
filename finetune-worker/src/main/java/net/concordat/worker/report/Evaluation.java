// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.concordat.worker.artifact.LoadedArtifact;
import net.concordat.worker.data.CsvTable;
import net.concordat.worker.data.DataCommitment;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.data.RowEncoder;
import net.concordat.worker.evaluation.Calibration;
import net.concordat.worker.evaluation.Curves;
import net.concordat.worker.evaluation.DecisionRule;
import net.concordat.worker.evaluation.GroupGaps;
import net.concordat.worker.evaluation.Scorer;
import net.concordat.worker.evaluation.SideBySide;
import net.concordat.worker.evaluation.Slice;
import net.concordat.worker.evaluation.TestRows;
import net.concordat.worker.training.Network;

/** Measures a version on a table of rows, and others beside it. */
public final class Evaluation {
  private static final int RESAMPLES = 1000;

  /** Curves and fits are slower to resample, and nobody reads their third digit. */
  private static final int FEWER_RESAMPLES = 200;

  private static final String METHOD =
      "95 %% intervals: rocAuc by DeLong%s; all other figures by the percentile bootstrap over %s, not stratified, %d resamples from one seed (%d for curves, recalibration, groups and slices); bins of the calibration curve by Wilson. Differences: rocAuc by DeLong's paired test, all others by the bootstrap on shared resamples; p-values are not corrected for their number. prAuc is step-wise average precision, without interpolation.";

  private final LoadedArtifact version;
  private final CsvTable table;
  private final RowColumns columns;
  private final DecisionRule rule;
  private final LabelledRows encoded;
  private final TestRows rows;
  private final Map<String, Scorer> others = new LinkedHashMap<>();

  /**
   * Reads the rows by the version's own schema.
   *
   * @throws net.concordat.worker.InvalidInputException if rows break the schema, lack a column or a
   *     class
   */
  public Evaluation(LoadedArtifact version, CsvTable table, RowColumns columns, DecisionRule rule) {
    this.version = version;
    this.table = table;
    this.columns = columns;
    this.rule = rule;
    this.encoded = new RowEncoder(version.artifact().schema()).encode(table);
    this.rows = columns.rows(table, encoded.labels()).requireBothClasses();
  }

  /** Sets a model beside the version; it takes inputs of the version's schema. */
  public Evaluation beside(String name, Scorer model) {
    others.put(name, model);
    return this;
  }

  /** Measures everything. */
  public EvaluationReport report(DataCommitment commitment) {
    double[] scores =
        Network.of(version.artifact().architecture(), version.artifact().weights())
            .score(encoded.features());
    List<double[]> models = new ArrayList<>(List.of(scores));
    others.values().forEach(model -> models.add(model.score(encoded.features())));
    SideBySide measured = new SideBySide(models, rows, rule, RESAMPLES);
    return new EvaluationReport(
        EvaluationReport.FORMAT,
        version.digest().hex(),
        version.artifact().card().details().name(),
        commitment,
        rows.size(),
        rows.positives(),
        (int) Arrays.stream(rows.customers()).distinct().count(),
        rule,
        measured.figures(0),
        beside(measured),
        Curves.of(scores, rows, FEWER_RESAMPLES),
        Calibration.of(scores, rows, FEWER_RESAMPLES),
        segments(scores),
        periods(scores),
        groups(scores),
        method());
  }

  private List<EvaluationReport.OtherModel> beside(SideBySide measured) {
    List<EvaluationReport.OtherModel> compared = new ArrayList<>();
    for (String name : others.keySet()) {
      int model = compared.size() + 1;
      compared.add(
          new EvaluationReport.OtherModel(
              name, measured.figures(model), measured.differences(0, model)));
    }
    return compared;
  }

  private List<Slice> segments(double[] scores) {
    return columns.segments().stream()
        .flatMap(column -> slices(column.name(), column.of(table), scores).stream())
        .toList();
  }

  private List<Slice> periods(double[] scores) {
    List<String> periods = columns.periods(table);
    return periods == null || columns.day() == null
        ? List.of()
        : slices(columns.day(), periods, scores);
  }

  private List<Slice> slices(String column, List<String> values, double[] scores) {
    return Slice.by(column, values, scores, rows, rule);
  }

  private List<GroupGaps> groups(double[] scores) {
    return columns.groups().stream()
        .map(
            column ->
                GroupGaps.of(column.name(), column.of(table), scores, rows, rule, FEWER_RESAMPLES))
        .toList();
  }

  private String method() {
    return METHOD.formatted(
        rows.grouped() ? " for customers with several rows (Obuchowski)" : "",
        rows.grouped() ? "customers with all their rows" : "rows",
        RESAMPLES,
        FEWER_RESAMPLES);
  }
}
