// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import net.concordat.inference.artifact.Artifact;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.adoption.CalibrationCheck;
import net.concordat.worker.audit.AuditReport;
import net.concordat.worker.data.DataCommitment;
import net.concordat.worker.data.Rows;
import net.concordat.worker.evaluation.Calibration;
import net.concordat.worker.evaluation.Curves;
import net.concordat.worker.evaluation.DecisionRule;
import net.concordat.worker.evaluation.GroupGaps;
import net.concordat.worker.evaluation.Scorer;
import net.concordat.worker.evaluation.SideBySide;
import net.concordat.worker.evaluation.SimpleBenchmark;
import net.concordat.worker.evaluation.Slice;
import net.concordat.worker.evaluation.TestRows;
import net.concordat.worker.explanation.Explanations;
import net.concordat.worker.explanation.Scored;
import net.concordat.worker.incoming.IncomingCheck;
import net.concordat.worker.incoming.TriggerSweep;
import net.concordat.worker.robustness.Evasion;
import net.concordat.worker.robustness.Stability;
import net.concordat.worker.robustness.Stress;
import net.concordat.worker.training.Network;
import org.jspecify.annotations.Nullable;

/** Measures a version on rows, and others beside it; few of the rows are in memory at a time. */
public final class Evaluation {
  /** Of how many parts {@link #telling} is told. */
  public static final int PARTS = 9;

  private static final int RESAMPLES = 1000;

  /** Curves and fits are slower to resample, and nobody reads their third digit. */
  private static final int FEWER_RESAMPLES = 200;

  private final LoadedArtifact version;
  private final RowFacts facts;
  private final DecisionRule rule;
  private final Rows encoded;
  private final RowSample.Taken sample;
  private final TestRows rows;
  private final Map<String, Scorer> others = new LinkedHashMap<>();
  private final List<Scorer> retrained = new ArrayList<>();
  private @Nullable SimpleBenchmark benchmark;
  private Consumer<String> told = part -> {};
  private TriggerSweep.@Nullable Trusted trusted;
  private @Nullable Artifact parent;
  private @Nullable AuditReport audit;
  private CalibrationCheck.@Nullable Asked calibration;

  /**
   * Before anything is measured.
   *
   * @param encoded the rows by the version's own schema
   * @param facts of the same rows
   * @throws net.concordat.inference.support.InvalidInputException if the rows lack a class
   */
  public Evaluation(LoadedArtifact version, Rows encoded, RowFacts facts, DecisionRule rule) {
    this.version = version;
    this.facts = facts;
    this.rule = rule;
    this.encoded = encoded;
    this.rows = facts.rows(encoded.labels()).requireBothClasses();
    this.sample = facts.sample().of(encoded);
  }

  /** Has somebody told of each part of the work that is done, in a word or two. */
  public Evaluation telling(Consumer<String> progress) {
    told = progress;
    return this;
  }

  /**
   * Sets a model beside the version; it takes inputs of the version's schema.
   *
   * @throws InvalidInputException if its name is the simple benchmark's
   */
  public Evaluation beside(String name, Scorer model) {
    if (name.equals(SimpleBenchmark.NAME)) {
      throw new InvalidInputException(
          "'%s' is the name of the simple benchmark, which every report has; another model needs another name"
              .formatted(name));
    }
    others.put(name, model);
    return this;
  }

  /**
   * Takes this as the simple benchmark, instead of one that is fitted to the measured rows.
   *
   * @param regression a logistic regression
   * @param historyRows how many rows it was fitted to
   */
  public Evaluation benchmark(Scorer regression, int historyRows) {
    benchmark = SimpleBenchmark.ofHistory(regression.score(encoded), historyRows);
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

  /** Has the report say how the bank's own calibration of the version does on these rows. */
  public Evaluation calibrated(CalibrationCheck.Asked asked) {
    calibration = asked;
    return this;
  }

  /**
   * Measures everything.
   *
   * @throws InvalidInputException if a calibration is another version's, or was fitted on these
   *     rows
   */
  public EvaluationReport report(DataCommitment commitment) {
    FeatureSchema schema = version.artifact().schema();
    Scorer model =
        Network.of(version.artifact().architecture(), version.artifact().weights())::score;
    double[] scores = model.score(encoded);
    SimpleBenchmark simple =
        benchmark == null ? SimpleBenchmark.crossFitted(encoded, rows) : benchmark;
    Compared compared = compared(scores, simple);
    return new EvaluationReport(
        EvaluationReport.FORMAT,
        version.digest().hex(),
        version.artifact().card().details().name(),
        commitment,
        rows.size(),
        rows.positives(),
        rows.customerCount(),
        rule,
        compared.measured().figures(0),
        compared.others(),
        simple.sentence(),
        done("curves", Curves.of(scores, rows, FEWER_RESAMPLES)),
        done("calibration", Calibration.of(scores, rows, FEWER_RESAMPLES)),
        segments(scores),
        periods(scores),
        done("parts of the rows", groups(scores)),
        sampled(),
        done("explanations", explanations(model, schema, scores)),
        done("changed rows", stress(model, schema)),
        done(
            "attack",
            Evasion.of(model, sample.rows(), facts.columns().mutable(schema), rule.threshold())),
        retrained.isEmpty() ? null : stability(),
        incoming(),
        audit,
        calibrationCheck(commitment, scores),
        ReportMethod.of(rows, RESAMPLES, FEWER_RESAMPLES, sampled(), unlabelled()));
  }

  /**
   * The version beside others.
   *
   * @param names of the others, in their order
   */
  private record Compared(List<String> names, SideBySide measured) {
    List<EvaluationReport.OtherModel> others() {
      return IntStream.range(0, names.size())
          .mapToObj(
              i ->
                  new EvaluationReport.OtherModel(
                      names.get(i), measured.figures(i + 1), measured.differences(0, i + 1)))
          .toList();
    }
  }

  private Compared compared(double[] scores, SimpleBenchmark simple) {
    List<String> names = new ArrayList<>(others.keySet());
    List<double[]> models = new ArrayList<>(List.of(scores));
    others.values().forEach(other -> models.add(other.score(encoded)));
    if (simple.scores() != null) {
      names.add(SimpleBenchmark.NAME);
      models.add(simple.scores());
    }
    told.accept("scores");
    return new Compared(names, done("figures", new SideBySide(models, rows, rule, RESAMPLES)));
  }

  private <T> T done(String part, T made) {
    told.accept(part);
    return made;
  }

  private Explanations explanations(Scorer model, FeatureSchema schema, double[] scores) {
    return Explanations.of(
        model, schema, sample.cells(), sample.rows(), new Scored(encoded, scores));
  }

  private @Nullable IncomingCheck incoming() {
    IncomingCheck check =
        trusted == null
            ? null
            : IncomingCheck.of(version.artifact(), parent, trusted, sample.rows());
    told.accept("what came in");
    return check;
  }

  private @Nullable CalibrationCheck calibrationCheck(DataCommitment commitment, double[] scores) {
    return calibration == null
        ? null
        : CalibrationCheck.of(calibration, version.digest().hex(), commitment, scores, rows, rule);
  }

  private Stability stability() {
    return Stability.of(
        retrained.stream().map(model -> model.score(encoded)).toList(),
        rows.labels(),
        rule.threshold());
  }

  /** How many rows were kept whole; absent where all were. */
  private EvaluationReport.@Nullable Sample sampled() {
    return sample.rows().size() == encoded.size()
        ? null
        : new EvaluationReport.Sample(sample.rows().size(), sample.rows().positives());
  }

  private List<Stress> stress(Scorer model, FeatureSchema schema) {
    List<Stress> all = new ArrayList<>();
    if (sampled() != null) {
      // What the changed rows are to be compared with: the drawn ones have another share of events.
      all.add(Stress.unchanged(model, sample.rows()));
    }
    all.addAll(Stress.of(model, schema, sample.cells(), sample.rows()));
    return all;
  }

  private List<Slice> segments(double[] scores) {
    return facts.segments().stream()
        .flatMap(column -> Slice.by(column.name(), column.partition(), scores, rows, rule).stream())
        .toList();
  }

  private List<Slice> periods(double[] scores) {
    String day = facts.columns().day();
    return day == null
        ? List.of()
        : Slice.by(day, RowColumns.periods(rows.days()), scores, rows, rule);
  }

  private List<GroupGaps> groups(double[] scores) {
    return facts.groups().stream()
        .map(
            column ->
                GroupGaps.of(
                    column.name(), column.partition(), scores, rows, rule, FEWER_RESAMPLES))
        .toList();
  }

  private boolean unlabelled() {
    return version.artifact().architecture().reconstruction() != null;
  }
}
