// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.scoring.client.ScoringClient;
import net.concordat.worker.data.CsvTable;
import net.concordat.worker.data.source.DataSpec;
import net.concordat.worker.data.source.RowCursor;
import net.concordat.worker.data.source.RowSource;
import net.concordat.worker.scoring.FileScoring.Counts;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A file's rows, decided by a service over HTTP. */
@Timeout(60)
class FileScoringTest {
  private static final int ROWS = 1_203;

  @TempDir private Path folder;
  private final List<String> refused = new ArrayList<>();

  @SuppressWarnings("NullAway.Init")
  private DecidingServer service;

  @BeforeEach
  void start() throws Exception {
    service = new DecidingServer();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("rows.csv"), text);
  }

  private Path manyRows() throws IOException {
    StringBuilder text = new StringBuilder("ref,amount,label,country,abroad\n");
    IntStream.range(0, ROWS)
        .forEach(i -> text.append("c%d,%d,0,DE,%d%n".formatted(i, i % 101, i % 2)));
    return file(text.toString());
  }

  private Counts score(Path file, CaseIds ids) throws Exception {
    FileScoring.Watch watch =
        new FileScoring.Watch() {
          @Override
          public void done(long rows) {
            // Nobody looks.
          }

          @Override
          public void refused(long row, String why) {
            refused.add("row %d, %s".formatted(row, why));
          }
        };
    return new FileScoring(new ScoringClient(service.address(), () -> "token"), "fraud", ids, watch)
        .run(DataSpec.of(file), out());
  }

  private Counts score(Path file) throws Exception {
    return score(file, CaseIds.ofFile("fraud", file));
  }

  private Path out() {
    return folder.resolve("decisions.csv");
  }

  private List<List<String>> written() {
    return CsvTable.read(out()).rows();
  }

  @Test
  void writesADecisionForEachRowInTheFilesOrder() throws Exception {
    assertThat(score(manyRows())).isEqualTo(new Counts(ROWS, 0, 0));
    assertThat(service.decided).hasSize(ROWS);
    List<List<String>> rows = written();
    assertThat(rows).hasSize(ROWS);
    for (int i = 0; i < ROWS; i++) {
      assertThat(rows.get(i).get(0)).isEqualTo(Integer.toString(i + 1));
      assertThat(rows.get(i).get(2)).isEqualTo(Double.toString(i % 101 / 100.0));
      assertThat(rows.get(i).get(4)).isEqualTo(i % 101 >= 50 ? "FLAGGED" : "PASSED");
    }
    JsonNode second = service.decided.get(UUID.fromString(rows.get(1).get(1)));
    assertThat(second).isNotNull();
    assertThat(second.toString()).isEqualTo("{\"amount\":1.0,\"country\":\"DE\",\"abroad\":true}");
    assertThat(rows.get(0).get(9)).startsWith("{\"sequence\":");
    assertThat(folder.resolve("decisions.csv.part")).doesNotExist();
  }

  @Test
  void saysOfEachRowThatCannotBeDecidedWhichFieldIsWrongAndDecidesTheOthers() throws Exception {
    Path file =
        file("amount,country,abroad\n5,DE,1\nmuch,DE,0\n,FR,0\n200,DE,0\nNaN,DE,0\n7,DE,false\n");
    assertThat(score(file)).isEqualTo(new Counts(2, 4, 0));
    assertThat(refused)
        .containsExactly(
            "row 2, field 'amount': must be a finite number, but is 'much'",
            "row 3, field 'amount': must be 0 to 100, but is null",
            "row 4, field 'amount': must be 0 to 100, but is 200.0",
            "row 5, field 'amount': must be a finite number, but is 'NaN'");
    assertThat(written().get(3).get(10))
        .isEqualTo("field 'amount': must be 0 to 100, but is 200.0");
    assertThat(written().get(3).get(4)).isEmpty();
    assertThat(written().get(5).get(4)).isEqualTo("PASSED");
  }

  @Test
  void leavesOutRowsThatTheServiceRefusesByThemselves() throws Exception {
    Path file =
        file(
            "ref,amount,country,abroad\n"
                + "a,5,DE,1\na,6,DE,1\nb,7,%s,1\nb,7,DE,1\nc,8d,DE,1\nd,0x1p3,DE,1\ne,9,DE,1\n"
                    .formatted("x".repeat(70_000)));
    assertThat(score(file, CaseIds.named("fraud", file, header(file), "ref")))
        .isEqualTo(new Counts(3, 4, 0));
    assertThat(refused.get(0)).startsWith("row 2, Another decision has the id ");
    assertThat(refused.get(1)).isEqualTo("row 3, A request has at most 65536 bytes.");
    assertThat(refused.get(2))
        .isEqualTo("row 5, field 'amount': must be a finite number, but is '8d'");
    assertThat(refused.get(3)).startsWith("row 6, field 'amount'");
    assertThat(written()).hasSize(7);
    assertThat(written().get(6).get(4)).isEqualTo("PASSED");
  }

  /** Java reads each of these as the same UUID. */
  @Test
  void givesNamesThatLookLikeUuidsIdsOfTheirOwn() throws Exception {
    Path file = file("ref,amount,country,abroad\n");
    CaseIds ids = CaseIds.named("fraud", file, header(file), "ref");
    assertThat(
            List.of("1-1-1-1-1", "100000001-1-1-1-1", "00000001-0001-0001-0001-000000000001")
                .stream()
                .map(name -> ids.of(1, List.of(name))))
        .doesNotHaveDuplicates();
  }

  @Test
  void scoresAParquetFileLikeItsCsv() throws Exception {
    service.fields = List.of("amount", "kind", "young");
    Path file = Path.of("src", "test", "resources", "parquet", "rows-snappy.parquet");
    CaseIds ids = CaseIds.named("fraud", file, header(file), "account");

    Counts counts = score(file, ids);

    assertThat(counts.decided() + counts.refused()).isEqualTo(6);
    List<List<String>> parquet = written();
    Map<UUID, JsonNode> values = new HashMap<>(service.decided);
    assertThat(values.values().stream().map(JsonNode::toString))
        .contains("{\"amount\":12.5,\"kind\":\"üb\",\"young\":false}");
    Files.delete(out());
    service.decided.clear();
    List<String> lines = new ArrayList<>();
    CsvTable table = CsvTable.read(file);
    lines.add(String.join(",", table.header()));
    table.rows().forEach(row -> lines.add(String.join(",", row)));
    assertThat(score(file(String.join("\n", lines) + "\n"), ids)).isEqualTo(counts);
    assertThat(service.decided).isEqualTo(values);
    assertThat(written().stream().map(row -> row.subList(0, 9)).toList())
        .isEqualTo(parquet.stream().map(row -> row.subList(0, 9)).toList());
  }

  @Test
  void goesOnWhereItWasStoppedAndDecidesNothingAnew() throws Exception {
    Path file = manyRows();
    service.answers.set(2);
    assertThatThrownBy(() -> score(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessage("Nothing is decided for 'fraud': Version 1 is FROZEN.");
    Path unfinished = folder.resolve("decisions.csv.part");
    List<String> lines = Files.readAllLines(unfinished);
    assertThat(lines.size()).isLessThan(ROWS);
    // As a kill would leave it: in the midst of a line.
    String torn = String.join("\n", lines) + "\n17,abc,\"{\"\"seq";
    Files.writeString(unfinished, torn);

    service.answers.set(Integer.MAX_VALUE);
    Counts counts = score(file);
    assertThat(counts.before()).isEqualTo(lines.size() - 1);
    assertThat(counts.decided()).isEqualTo(ROWS - counts.before());
    assertThat(service.decided).hasSize(ROWS);
    assertThat(new HashSet<>(written())).hasSize(ROWS);
  }

  @Test
  void refusesToGoOnWithDecisionsOnOtherRows() throws Exception {
    Path file = file("amount,country,abroad\n5,DE,1\n");
    Files.writeString(
        folder.resolve("decisions.csv.part"),
        "row,id,score,threshold,decision,reasons,version,adoption,at,receipt,error\n1,%s,,,,,,,,,\n"
            .formatted(new UUID(9, 9)));
    assertThatThrownBy(() -> score(file)).hasMessageContaining("must be of these rows");
    assertThat(service.decided).isEmpty();
  }

  @Test
  void overwritesNothing() throws Exception {
    Path file = file("amount,country,abroad\n5,DE,1\n");
    score(file);
    assertThatThrownBy(() -> score(file)).hasMessageContaining("is there already");
  }

  @Test
  void namesFieldsThatHaveNoColumn() throws Exception {
    Path file = file("amount,label\n5,1\n");
    assertThatThrownBy(() -> score(file))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("has none for [country, abroad]");
  }

  @Test
  void givesTheSameCaseTheSameIdInAnyFileWhereAColumnNamesIt() throws Exception {
    UUID own = UUID.randomUUID();
    Path file = file("ref,amount,country,abroad\nc1,5,DE,1\n%s,6,DE,1\n".formatted(own));
    CaseIds ids = CaseIds.named("fraud", file, header(file), "ref");
    score(file, ids);
    assertThat(service.decided).containsKey(own);
    UUID first = UUID.fromString(written().get(0).get(1));
    assertThat(ids.of(77, List.of("c1"))).isEqualTo(first);
    assertThat(CaseIds.named("credit", file, header(file), "ref").of(1, List.of("c1")))
        .isNotEqualTo(first);
    assertThat(first.version()).isEqualTo(8);
    assertThat(first.variant()).isEqualTo(2);
    assertThatThrownBy(() -> ids.of(3, List.of(" ")))
        .hasMessage("Row 3 must name its case in the id column, but the cell is empty");
  }

  private static List<String> header(Path file) {
    RowSource rows = DataSpec.of(file);
    try (RowCursor cursor = rows.open()) {
      return cursor.header();
    }
  }
}
