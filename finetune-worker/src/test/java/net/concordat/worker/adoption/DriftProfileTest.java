// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.adoption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import net.concordat.inference.artifact.Artifact;
import net.concordat.inference.artifact.LoadedArtifact;
import net.concordat.inference.schema.DatetimeFeature;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.schema.NumericFeature;
import net.concordat.inference.schema.OrdinalFeature;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.worker.Fixtures;
import net.concordat.worker.data.CsvTable;
import net.concordat.worker.training.ModelTraining;
import net.concordat.worker.training.TrainingProgress;
import org.junit.jupiter.api.Test;

class DriftProfileTest {
  private static final LoadedArtifact VERSION = version(1);

  @Test
  void countsAllRowsOfEachFeatureAndOfTheScores() {
    DriftProfile profile = DriftProfile.of(VERSION, Fixtures.table(500, 1).asSource());

    assertThat(profile.rows()).isEqualTo(500);
    assertThat(profile.features())
        .extracting(Distribution::name)
        .containsExactly("amount", "score", "kind", "young");
    assertThat(profile.features().get(2).values()).containsExactly("a", "b", "(other)");
    assertThat(profile.features()).allSatisfy(f -> assertThat(f.present()).isEqualTo(500));
    assertThat(profile.score().present()).isEqualTo(500);
    assertThat(Json.read(Json.bytes(profile), DriftProfile.class, "a text")).isEqualTo(profile);
  }

  @Test
  void cutsNumbersIntoSpansOfAsManyRows() {
    CsvTable table = amounts(IntStream.rangeClosed(1, 200).mapToObj(Integer::toString).toList());

    Distribution amount = DriftProfile.of(VERSION, table.asSource()).features().get(0);

    assertThat(amount.edges()).startsWith(2.0, 4.0, 6.0).endsWith(196.0, 198.0).hasSize(99);
    assertThat(amount.counts()).hasSize(100).allMatch(count -> count == 2);
  }

  @Test
  void needsNoLabel() {
    CsvTable labelled = Fixtures.table(300, 1);
    CsvTable rows =
        new CsvTable(
            "no labels",
            labelled.header().subList(0, 4),
            labelled.rows().stream().map(row -> row.subList(0, 4)).toList());

    assertThat(DriftProfile.of(VERSION, rows.asSource()))
        .isEqualTo(DriftProfile.of(VERSION, labelled.asSource()));
  }

  @Test
  void findsNoDriftInTheSameRowsAndTheColumnThatHasMoved() {
    CsvTable before = Fixtures.table(3000, 1);
    DriftProfile profile = DriftProfile.of(VERSION, before.asSource());

    assertThat(DriftReport.of(VERSION, profile, before.asSource()).greatestPsi()).isZero();

    DriftReport report = DriftReport.of(VERSION, profile, moved(Fixtures.table(2000, 2)));
    assertThat(report.rows()).isEqualTo(2000);
    assertThat(report.features().get(1).change()).isEqualTo(Drift.Change.MUCH);
    // A normal distribution that moves by a standard deviation: 2 * Phi(1/2) - 1 = 0.383.
    assertThat(report.features().get(1).ks()).isBetween(0.34, 0.42);
    assertThat(report.features().get(0).change()).isEqualTo(Drift.Change.LITTLE);
    assertThat(report.features().get(2).change()).isEqualTo(Drift.Change.LITTLE);
    assertThat(report.score().psi()).isGreaterThan(0.25);
  }

  @Test
  void readsPartsOfTimesAndOrders() {
    FeatureSchema schema =
        new FeatureSchema(
            FeatureSchema.EXTENDED,
            "times",
            "Made up",
            "bad",
            List.of(
                new DatetimeFeature(
                    "at",
                    List.of(DatetimeFeature.Part.DAY_OF_WEEK, DatetimeFeature.Part.TIME_OF_DAY),
                    "2020-01-01",
                    "2030-01-01",
                    true,
                    null),
                new OrdinalFeature("grade", List.of("low", "high"), "low", null, null),
                new NumericFeature("n", 0, 9, NumericFeature.Transform.NONE, 0, 1, 0.0)));
    List<WatchedColumn> columns = WatchedColumn.of(schema);

    assertThat(columns)
        .extracting(WatchedColumn::name)
        .containsExactly("at (DAY_OF_WEEK)", "at (TIME_OF_DAY)", "grade", "n");
    // 2026-11-22 is a Sunday, the last of seven days.
    assertThat(of(columns.get(0), "2026-11-22T18:00:00")).isBetween(6 / 7.0 - 1e-6, 6 / 7.0 + 1e-6);
    assertThat(of(columns.get(1), "2026-11-22T18:00:00")).isBetween(0.75 - 1e-6, 0.75 + 1e-6);
    assertThat(of(columns.get(1), "2026-11-22T00:00:00")).isZero();
    assertThat(of(columns.get(0), "")).isNaN();
    assertThat(of(columns.get(2), "high")).isEqualTo(1);
    assertThat(of(columns.get(2), "")).isNaN();
  }

  @Test
  void refusesNoRowsRowsThatBreakTheSchemaAndAnotherVersionsProfile() {
    CsvTable rows = Fixtures.table(50, 1);
    DriftProfile profile = DriftProfile.of(VERSION, rows.asSource());

    refused(() -> DriftProfile.of(VERSION, new CsvTable("e", rows.header(), List.of()).asSource()))
        .hasMessage("e must have rows, but has only a header");
    refused(() -> DriftProfile.of(VERSION, amounts(List.of("5", "-1")).asSource()))
        .hasMessageContaining("row 2, column 'amount': must be between 0.0 and 1000.0");
    refused(() -> DriftReport.of(version(2), profile, rows.asSource()))
        .hasMessageContaining("The profile must be of the version")
        .hasMessageContaining(VERSION.digest().hex());
    DriftProfile less =
        new DriftProfile(
            profile.format(),
            profile.artifactDigest(),
            50,
            profile.features().subList(0, 3),
            profile.score());
    refused(() -> DriftReport.of(VERSION, less, rows.asSource()))
        .hasMessageContaining("must count the columns of the version's schema");
    refused(
            () ->
                new DriftProfile(
                    profile.format(),
                    profile.artifactDigest(),
                    51,
                    profile.features(),
                    profile.score()))
        .hasMessageContaining("must be of 51 rows, but are of 50");
  }

  private static org.assertj.core.api.AbstractThrowableAssert<?, ?> refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    return assertThatThrownBy(call).isInstanceOf(InvalidInputException.class);
  }

  private static double of(WatchedColumn column, String cell) {
    try {
      return column.of(cell);
    } catch (net.concordat.inference.schema.CellException e) {
      throw new AssertionError(e);
    }
  }

  private static CsvTable amounts(List<String> amounts) {
    return new CsvTable(
        "amounts",
        List.of("amount", "score", "kind", "young"),
        amounts.stream().map(amount -> List.of(amount, "0", "a", "1")).toList());
  }

  /** The rows with a score that is higher by its standard deviation of 2. */
  private static net.concordat.worker.data.source.RowSource moved(CsvTable table) {
    List<List<String>> rows = new ArrayList<>();
    for (List<String> row : table.rows()) {
      List<String> cells = new ArrayList<>(row);
      cells.set(1, Double.toString(Math.min(10, Double.parseDouble(row.get(1)) + 2)));
      rows.add(cells);
    }
    return new CsvTable("moved", table.header(), rows).asSource();
  }

  private static LoadedArtifact version(long seed) {
    Artifact made =
        new ModelTraining(TrainingProgress.NONE)
            .pretrain(
                Fixtures.pretrain(Fixtures.settings(2, null), seed),
                Fixtures.SCHEMA,
                Fixtures.rows(200, seed))
            .artifact();
    return LoadedArtifact.of(made);
  }
}
