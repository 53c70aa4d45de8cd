// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.concordat.worker.InvalidInputException;
import net.concordat.worker.artifact.Artifact;
import net.concordat.worker.artifact.LoadedArtifact;
import net.concordat.worker.audit.AuditReport;
import net.concordat.worker.data.CsvTable;
import net.concordat.worker.data.DataCommitment;
import net.concordat.worker.data.FeatureSchema;
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
import net.concordat.worker.explanation.Explanations;
import net.concordat.worker.incoming.IncomingCheck;
import net.concordat.worker.incoming.TriggerSweep;
import net.concordat.worker.robustness.Evasion;
import net.concordat.worker.robustness.Stability;
import net.concordat.worker.robustness.Stress;
import net.concordat.worker.training.Network;
import org.jspecify.annotations.Nullable;

/** Measures a version on a table of rows, and others beside it. */
public final class Evaluation {
  private static final int RESAMPLES = 1000;

  /** Curves and fits are slower to resample, and nobody reads their third digit. */
  private static final int FEWER_RESAMPLES = 200;

  private static final String METHOD =
      "95 %% intervals: rocAuc by DeLong%s; all other figures by the percentile bootstrap over %s, not stratified, %d resamples from one seed (%d for curves, recalibration, groups and slices); bins of the calibration curve by Wilson. Differences: rocAuc by DeLong's paired test, all others by the bootstrap on shared resamples; p-values are not corrected for their number. prAuc is step-wise average precision, without interpolation.";

  private static final String UNLABELLED =
      " The version is an autoencoder that saw no labels: its score ranks rows by how unusual they are and is no probability of the event, so that the Brier score, the calibration and figures at a threshold from costs say little of it.";

  private final LoadedArtifact version;
  private final CsvTable table;
  private final RowColumns columns;
  private final DecisionRule rule;
  private final LabelledRows encoded;
  private final TestRows rows;
  private final Map<String, Scorer> others = new LinkedHashMap<>();
  private final List<Scorer> retrained = new ArrayList<>();
  private TriggerSweep.@Nullable Trusted trusted;
  private @Nullable Artifact parent;
  private @Nullable AuditReport audit;

  /**
   * Reads the rows by the version's own schema.
   *
   * @throws net.concordat.worker.InvalidInputException if rows break the schema, lack a column or a
   *     class
   */
  public Evaluation(LoadedArtifact version, CsvTable table, RowColumns columns, DecisionRule rule) {
    this.version = version;
    this.table = table;
    this.columns = columns.withDefaults(version.artifact().schema());
    this.rule = rule;
    this.encoded = new RowEncoder(version.artifact().schema()).encode(table);
    this.rows = this.columns.rows(table, encoded.labels()).requireBothClasses();
  }

  /** Sets a model beside the version; it takes inputs of the version's schema. */
  public Evaluation beside(String name, Scorer model) {
    others.put(name, model);
    return this;
  }

  /**
   * Has the report say how much the seed matters.
   *
   * @param models of the same training, each with another seed
   */
  public Evaluation retrained(List<Scorer> models) {
    retrained.addAll(models);
    return this;
  }

  /**
   * Has the report say what was checked of a version that came from another member.
   *
   * @param own models that the bank trained itself
   * @param parentVersion what the version was made from, if the bank has it
   * @throws InvalidInputException if the version is an autoencoder
   */
  public Evaluation received(TriggerSweep.Trusted own, @Nullable Artifact parentVersion) {
    if (unlabelled()) {
      throw new InvalidInputException(
          "A search for triggers needs a version that tells labels, but this one is an autoencoder");
    }
    trusted = own;
    parent = parentVersion;
    return this;
  }

  /**
   * Has the report hold what a privacy audit of the version found.
   *
   * @throws InvalidInputException if it is of another version or format
   */
  public Evaluation audited(AuditReport found) {
    if (!AuditReport.FORMAT.equals(found.format())) {
      throw new InvalidInputException(
          "The audit must have the format '%s', but has '%s'"
              .formatted(AuditReport.FORMAT, found.format()));
    }
    String digest = version.digest().hex();
    if (!digest.equals(found.artifactDigest())) {
      throw new InvalidInputException(
          "The audit must be of the version %s, but is of %s"
              .formatted(digest, found.artifactDigest()));
    }
    audit = found;
    return this;
  }

  /** Measures everything. */
  public EvaluationReport report(DataCommitment commitment) {
    FeatureSchema schema = version.artifact().schema();
    Scorer model =
        Network.of(version.artifact().architecture(), version.artifact().weights())::score;
    double[] scores = model.score(encoded.features());
    List<double[]> models = new ArrayList<>(List.of(scores));
    others.values().forEach(other -> models.add(other.score(encoded.features())));
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
        Explanations.of(model, schema, table, encoded),
        Stress.of(model, schema, table, encoded),
        Evasion.of(model, encoded, columns.mutable(schema), rule.threshold()),
        retrained.isEmpty() ? null : stability(),
        trusted == null ? null : IncomingCheck.of(version.artifact(), parent, trusted, encoded),
        audit,
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

  private Stability stability() {
    return Stability.of(
        retrained.stream().map(model -> model.score(encoded.features())).toList(),
        rows.labels(),
        rule.threshold());
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
    String method =
        METHOD.formatted(
            rows.grouped() ? " for customers with several rows (Obuchowski)" : "",
            rows.grouped() ? "customers with all their rows" : "rows",
            RESAMPLES,
            FEWER_RESAMPLES);
    return unlabelled() ? method + UNLABELLED : method;
  }

  private boolean unlabelled() {
    return version.artifact().architecture().reconstruction() != null;
  }
}
