// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.worker.Fixtures;
import net.concordat.worker.audit.AuditReport;
import net.concordat.worker.audit.ClopperPearson;
import net.concordat.worker.audit.MembershipInference;
import net.concordat.worker.audit.OneRunAudit;
import net.concordat.worker.data.CsvTable;
import net.concordat.worker.data.DataCommitment;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.data.RowEncoder;
import net.concordat.worker.data.source.WatchedSource;
import net.concordat.worker.evaluation.DecisionRule;
import net.concordat.worker.evaluation.Partition;
import net.concordat.worker.incoming.TriggerSweep;
import net.concordat.worker.training.ModelTraining;
import net.concordat.worker.training.TrainingProgress;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  private static final DecisionRule RULE = new DecisionRule(0.4, 3, 2, 20);
  private static final DataCommitment COMMITMENT = new DataCommitment("test", "ab".repeat(32));
  private static final String EVIL = "<script>alert('x')</script>\"&";

  /** Both models tell events by the score alone. */
  private static final TriggerSweep.Trusted OWN =
      new TriggerSweep.Trusted(
          EvaluationTest::byScore, EvaluationTest::byScore, Fixtures.rows(200, 8));

  @SuppressWarnings("NullAway.Init")
  private static LoadedArtifact model;

  @SuppressWarnings("NullAway.Init")
  private static EvaluationReport report;

  @BeforeAll
  static void measure() {
    model =
        LoadedArtifact.of(
            new ModelTraining(TrainingProgress.NONE)
                .pretrain(
                    Fixtures.pretrain(Fixtures.settings(2, null), 1),
                    Fixtures.SCHEMA,
                    Fixtures.rows(300, 7))
                .artifact());
    report =
        evaluation(columns("who", "day", "kind", "young"))
            .beside(
                EVIL, rows -> IntStream.range(0, rows.length).mapToDouble(i -> i / 400.0).toArray())
            .audited(audit(model.digest().hex(), AuditReport.FORMAT))
            .received(OWN, model.artifact())
            .report(COMMITMENT);
  }

  @Test
  void reportsRowsCustomersAndWhatWasAskedFor() {
    assertThat(report.rows()).isEqualTo(400);
    assertThat(report.customers()).isEqualTo(200);
    assertThat(report.periods()).extracting("value").containsExactly("2026-01", "2026-02");
    assertThat(report.segments()).extracting("value").contains("a", "b");
    assertThat(report.groups()).hasSize(1);
    assertThat(report.others()).extracting("name").containsExactly(EVIL, "logistic regression");
    assertThat(report.others()).allSatisfy(other -> assertThat(other.differences()).hasSize(13));
    assertThat(report.method()).contains("customers with all their rows", "Obuchowski");
  }

  @Test
  void isAsItsSchemaSays() throws IOException {
    assertThat(faults(new String(Json.bytes(report), StandardCharsets.UTF_8))).isEmpty();
  }

  @Test
  void hasTheNumberOfItsSchema() throws IOException {
    JsonNode schema;
    try (InputStream text = schema()) {
      schema = Json.read(text.readAllBytes(), JsonNode.class, "the schema");
    }

    String number = EvaluationReport.FORMAT.substring("concordat-evaluation/".length());
    assertThat(schema.path("$id").asText()).isEqualTo("urn:concordat:evaluation:" + number);
    assertThat(schema.at("/properties/format/const").asText()).isEqualTo(EvaluationReport.FORMAT);
  }

  @Test
  void saysWhatTheLogisticRegressionWasFittedTo() {
    EvaluationReport ofHistory =
        evaluation(columns("who", "day", "kind", "young"))
            .benchmark(EvaluationTest::byScore, 1234)
            .report(COMMITMENT);

    assertThat(report.benchmark())
        .contains(
            "each fifth of the customers is scored by a fit to the other four fifths, 320 rows");
    assertThat(ofHistory.benchmark()).contains("fitted to 1,234 rows of the bank's own history");
    assertThat(ofHistory.others()).extracting("name").containsExactly("logistic regression");
    assertThat(HtmlReport.page(ofHistory)).contains("1,234 rows of the bank&#39;s own history");
  }

  @Test
  void isWrittenWithoutALogisticRegressionWhereRowsAreTooFew() throws IOException {
    List<List<String>> events =
        table().rows().stream().filter(row -> row.get(4).equals("1")).toList();
    List<List<String>> rowsOfFew = new ArrayList<>(events.subList(0, 4));
    rowsOfFew.addAll(table().rows().stream().filter(row -> row.get(4).equals("0")).toList());
    CsvTable few = new CsvTable("few", table().header(), rowsOfFew);
    RowFacts facts = new RowFacts(Fixtures.SCHEMA, columns("who", "day", "kind", "young"));
    LabelledRows rows = new RowEncoder(Fixtures.SCHEMA).read(facts.watched(few.asSource()));
    EvaluationReport plain = new Evaluation(model, rows, facts, RULE).report(COMMITMENT);

    assertThat(plain.others()).isEmpty();
    assertThat(plain.benchmark()).contains("no logistic regression", "both labels in each fifth");
    assertThat(faults(new String(Json.bytes(plain), StandardCharsets.UTF_8))).isEmpty();
    assertThat(HtmlReport.page(plain)).contains("There is no logistic regression");
  }

  @Test
  void breaksItsSchemaWhereAFigureIsMissing() throws IOException {
    String text = new String(Json.bytes(report), StandardCharsets.UTF_8);

    assertThat(faults(text.replaceFirst("\"prAuc\"", "\"prArea\""))).isNotEmpty();
  }

  @Test
  void isTheSameEachTime() {
    assertThat(
            evaluation(columns("who", "day", "kind", "young"))
                .beside(
                    EVIL,
                    rows -> IntStream.range(0, rows.length).mapToDouble(i -> i / 400.0).toArray())
                .audited(audit(model.digest().hex(), AuditReport.FORMAT))
                .received(OWN, model.artifact())
                .report(COMMITMENT))
        .isEqualTo(report);
  }

  @Test
  void saysOnHowManyRowsOfManyItMeasuredWhatNeedsWholeRows() throws IOException {
    RowFacts facts = new RowFacts(Fixtures.SCHEMA, columns("who", "day", "kind", "young"), 60);
    LabelledRows rows = new RowEncoder(Fixtures.SCHEMA).read(facts.watched(table().asSource()));
    EvaluationReport drawn = new Evaluation(model, rows, facts, RULE).report(COMMITMENT);

    assertThat(report.sample()).isNull();
    assertThat(drawn.sample()).isEqualTo(new EvaluationReport.Sample(120, 60));
    assertThat(drawn.figures()).isEqualTo(report.figures());
    assertThat(drawn.explanations().attributions()).isEqualTo(report.explanations().attributions());
    assertThat(drawn.stress().get(0).change()).isEqualTo("none");
    assertThat(faults(new String(Json.bytes(drawn), StandardCharsets.UTF_8))).isEmpty();
    assertThat(HtmlReport.page(drawn)).contains("on 120 of the rows, 60 of them with the event");
    assertThat(HtmlReport.page(report)).doesNotContain("of them with the event");
  }

  @Nested
  class Page {
    private final String page = HtmlReport.page(report);

    @Test
    void needsNothingFromElsewhereAndRunsNothing() {
      assertThat(page)
          .contains("default-src 'none'")
          .doesNotContain("<script", "http:", "https:", "src=", "url(", "@import", "<link");
    }

    @Test
    void escapesEveryText() {
      assertThat(page)
          .contains("&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&quot;&amp;")
          .doesNotContain("alert('x')");
    }

    @Test
    void showsFiguresAndCurves() {
      assertThat(page)
          .contains("ROC-AUC", "Brier score", "Side by side", "Over time", "Groups by young")
          .contains("aria-label='ROC curve'", "aria-label='Calibration curve'")
          .doesNotContain("NaN", "Infinity", "null");
    }

    @Test
    void showsWhatThePrivacyAuditFound() {
      assertThat(page)
          .contains("Privacy audit", "64 shadow models", "not measurable: &lt;b&gt;")
          .contains("<b>0.020</b> <span class='interval'>0.010 to 0.040</span>")
          .contains("epsilon of at least 3.500", "3.000 is claimed", "THE CLAIM IS WRONG");
    }

    @Test
    void showsWhatCameIn() {
      assertThat(page)
          .contains("What came in", "As received", "After fine-pruning", "And trained")
          .contains("for 20 passes", "Change from the parent", "Units that changed most");
    }

    @Test
    void hidesCharactersThatTurnTextAround() {
      assertThat(Html.escape("a\u202Eb\u0000")).isEqualTo("a\uFFFDb\uFFFD");
    }
  }

  @Nested
  class Refuses {
    @Test
    void anAuditOfAnotherVersionOrFormat() {
      Evaluation evaluation = evaluation(columns("who", "day", "kind", "young"));

      assertThatThrownBy(() -> evaluation.audited(audit("ab".repeat(32), AuditReport.FORMAT)))
          .isInstanceOf(InvalidInputException.class)
          .hasMessage(
              "The audit must be of the version %s, but is of %s"
                  .formatted(model.digest().hex(), "ab".repeat(32)));
      assertThatThrownBy(() -> evaluation.audited(audit(model.digest().hex(), "concordat-audit/9")))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("must have the format 'concordat-audit/1'");
    }

    @Test
    void anotherModelUnderTheNameOfTheSimpleBenchmark() {
      Evaluation evaluation = evaluation(columns("who", "day", "kind", "young"));

      assertThatThrownBy(() -> evaluation.beside("logistic regression", EvaluationTest::byScore))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("another model needs another name");
    }

    @Test
    void anAuditWithoutAResult() {
      String empty = "{\"format\": \"concordat-audit/1\", \"artifactDigest\": \"ab\"}";

      assertThatThrownBy(
              () ->
                  Json.read(
                      empty.getBytes(StandardCharsets.UTF_8), AuditReport.class, "audit.json"))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("membership");
    }

    @Test
    void columnsThatAreNotThere() {
      assertThatThrownBy(() -> evaluation(columns("nobody", "day", "kind", "young")))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("must have a column 'nobody'");
    }

    @Test
    void columnsWithAValuePerRow() {
      assertThatThrownBy(() -> parts("score", table()))
          .hasMessageContaining("at most 50 values")
          .hasMessageContaining("give cuts");
    }

    @Test
    void cutsThatAreNoNumbersOrDoNotRise() {
      assertThatThrownBy(() -> RowColumn.parse("age=old"))
          .isInstanceOf(InvalidInputException.class)
          .hasMessageContaining("'age=26,60'")
          .hasMessageContaining("'age=old'");
      assertThatThrownBy(() -> RowColumn.parse("age=60,26")).hasMessageContaining("must rise");
      assertThatThrownBy(() -> parts("kind=1", table())).hasMessageContaining("must hold numbers");
    }
  }

  @Test
  void cutsNumbersIntoSpans() {
    CsvTable ages =
        new CsvTable(
            "t", List.of("age"), List.of(List.of("25"), List.of("26"), List.of("60"), List.of("")));

    assertThat(parts("age=26,60", ages))
        .containsExactly("below 26", "26 to below 60", "60 and more", "(empty)");
  }

  private static double[] byScore(float[][] rows) {
    return Arrays.stream(rows).mapToDouble(row -> 1 / (1 + Math.exp(-row[1]))).toArray();
  }

  /** Made up: one rate that was measured, one that was not, and a claim that is too low. */
  private static AuditReport audit(String digest, String format) {
    return new AuditReport(
        format,
        digest,
        new MembershipInference.Result(
            "LiRA",
            64,
            300,
            400,
            null,
            List.of(
                new MembershipInference.Rate(0.001, "not measurable: <b>", null, null),
                new MembershipInference.Rate(0.01, null, 0.02, new ClopperPearson(0.01, 0.04)))),
        new OneRunAudit(1000, 500, 480, 0.95, 3.5, 3, 1e-5));
  }

  private static InputStream schema() {
    return Objects.requireNonNull(
        EvaluationReport.class.getResourceAsStream("evaluation-report.schema.json"));
  }

  private static List<?> faults(String json) throws IOException {
    try (InputStream schema = schema()) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(schema)
          .validate(json, InputFormat.JSON);
    }
  }

  /** Rows of 200 customers with two each, over two months. */
  private static CsvTable table() {
    CsvTable plain = Fixtures.table(400, 3);
    List<String> header = new ArrayList<>(plain.header());
    header.addAll(List.of("who", "day"));
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      List<String> row = new ArrayList<>(plain.rows().get(i));
      row.add("c" + i / 2);
      row.add("2026-0%d-%02dT10:00:00".formatted(1 + i / 200, 1 + i % 28));
      rows.add(row);
    }
    return new CsvTable("made up", header, rows);
  }

  private static Evaluation evaluation(RowColumns columns) {
    RowFacts facts = new RowFacts(Fixtures.SCHEMA, columns);
    return new Evaluation(
        model,
        new RowEncoder(Fixtures.SCHEMA).read(facts.watched(table().asSource())),
        facts,
        RULE);
  }

  /** What each row has. */
  private static List<String> parts(String column, CsvTable table) {
    ColumnParts parts = new ColumnParts(RowColumn.parse(column));
    CsvTable read = CsvTable.read(new WatchedSource(table.asSource(), parts));
    Partition partition = parts.partition();
    return IntStream.range(0, read.rows().size())
        .mapToObj(row -> partition.values().get(partition.codes()[row]))
        .toList();
  }

  private static RowColumns columns(String customer, String day, String segment, String group) {
    return new RowColumns(
        customer,
        day,
        List.of(RowColumn.parse(segment)),
        List.of(RowColumn.parse(group)),
        List.of("amount", "score"));
  }
}
