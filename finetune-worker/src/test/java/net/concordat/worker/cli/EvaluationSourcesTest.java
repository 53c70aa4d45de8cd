// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import net.concordat.inference.support.Json;
import net.concordat.worker.Fixtures;
import net.concordat.worker.data.CsvTable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a request can have as data, the commands that commit and measure can have, too. */
@Timeout(120)
class EvaluationSourcesTest {
  private static final CsvTable TABLE = Fixtures.table(200, 4);

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private String zip = "";

  @BeforeEach
  void makeAVersion() throws IOException {
    Files.writeString(folder.resolve("rows.csv"), Fixtures.csv(TABLE));
    Json.write(folder.resolve("schema.json"), Fixtures.SCHEMA);
    Json.write(folder.resolve("pretrain.json"), Fixtures.pretrain(Fixtures.settings(1, null), 1));
    run("pretrain", "--quiet", "--spec", path("pretrain.json"), "--out", path("store"));
    String digest = new ObjectMapper().readTree(out.toString()).get("digest").asText();
    zip = path("store/" + digest + ".zip");
  }

  @Test
  void areAQueryWithTheRootAndTheReportOfTheSameRowsInAFile() throws IOException, SQLException {
    JsonNode ofFile = evaluated("rows.csv");
    try (EmbeddedPostgres postgres =
        EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(2)).start()) {
      fill(postgres);
      Files.writeString(folder.resolve("password"), "postgres");
      Files.writeString(
          folder.resolve("query.json"),
          """
          {"jdbc": {"url": "jdbc:postgresql://localhost:%d/postgres", "user": "postgres",
            "query": "select amount, score, kind, young, bad from own order by id",
            "passwordFile": "password"}}"""
              .formatted(postgres.getPort()));

      assertThat(evaluated("query.json")).isEqualTo(ofFile);
      open("query.json");
      String opened = Files.readString(folder.resolve("opening.json"));
      open("rows.csv");
      assertThat(Files.readString(folder.resolve("opening.json"))).isEqualTo(opened);
    }
  }

  @Test
  void areAFileWithTheMappingThatIsNamedBesideIt() throws IOException {
    JsonNode ofFile = evaluated("rows.csv");
    Files.writeString(
        folder.resolve("bank.csv"), Fixtures.csv(TABLE).replaceFirst("amount", "betrag"));
    Files.writeString(
        folder.resolve("mapping.json"),
        """
        {"format": "concordat-mapping/1", "columns": [{"feature": "amount", "from": "betrag"}]}""");
    Files.writeString(
        folder.resolve("data.json"),
        """
        {"file": "bank.csv", "mapping": "mapping.json"}""");

    JsonNode mapped = evaluated("data.json");

    assertThat(mapped.get("figures")).isEqualTo(ofFile.get("figures"));
    assertThat(mapped.get("stress")).isEqualTo(ofFile.get("stress"));
    // What is committed to is the file as the bank has it.
    assertThat(mapped.get("dataCommitment")).isNotEqualTo(ofFile.get("dataCommitment"));
    assertThat(err.toString()).contains("'amount' is read from 'betrag'");
  }

  @Test
  void areParquet() throws IOException {
    Path parquet = Path.of("src", "test", "resources", "parquet", "rows-snappy.parquet");
    Files.copy(parquet, folder.resolve("rows.parquet"));

    JsonNode report = evaluated("rows.parquet");

    assertThat(report.get("rows").asInt()).isEqualTo(6);
    assertThat(report.get("positives").asInt()).isEqualTo(3);
  }

  @Test
  void areReadAndMeasuredBeforeThePersonsOrTheProgramsEyes() throws IOException {
    Files.writeString(folder.resolve("many.csv"), Fixtures.csv(Fixtures.table(1_500, 4)));

    evaluated("many.csv", "--json");
    List<String> lines = out.toString().lines().toList();
    assertThat(lines).hasSize(10);
    assertThat(lines.get(0)).isEqualTo("{\"part\":\"scores\",\"done\":1,\"parts\":9}");
    assertThat(lines.get(8)).isEqualTo("{\"part\":\"what came in\",\"done\":9,\"parts\":9}");
    assertThat(err.toString()).isEmpty();

    evaluated("many.csv");
    assertThat(out.toString().lines()).hasSize(1);
    assertThat(err.toString()).contains("1024/? rows", "evaluate 100%", "9/9 parts");

    evaluated("many.csv", "--quiet");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void areRefusedWithTheSentencesOfTraining() throws IOException {
    Files.writeString(folder.resolve("other.csv"), Fixtures.csv(TABLE).replace(',', ';'));
    assertThat(commit("other.csv")).isEqualTo(2);
    assertThat(err.toString()).contains("must have its cells apart by commas");
    Files.writeString(folder.resolve("none.json"), "{}");
    assertThat(commit("none.json")).isEqualTo(2);
    assertThat(err.toString()).contains("have one of 'file' and 'jdbc', but has neither");
    assertThat(commit("absent.csv")).isEqualTo(2);
    assertThat(err.toString()).contains("A readable file is needed");
  }

  private static void fill(EmbeddedPostgres postgres) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement create = connection.createStatement()) {
      create.execute(
          "create table own (id serial, amount text, score text, kind text, young text, bad text)");
      try (PreparedStatement insert =
          connection.prepareStatement(
              "insert into own (amount, score, kind, young, bad) values (?, ?, ?, ?, ?)")) {
        for (List<String> row : TABLE.rows()) {
          for (int i = 0; i < row.size(); i++) {
            insert.setString(i + 1, row.get(i));
          }
          insert.execute();
        }
      }
    }
  }

  private JsonNode evaluated(String rows, String... more) throws IOException {
    assertThat(commit(rows)).as(err.toString()).isZero();
    List<String> arguments = new ArrayList<>(List.of("evaluate", "--artifact", zip));
    arguments.addAll(List.of("--data", path(rows), "--holdout", path("holdout.json")));
    arguments.addAll(List.of("--out", path("report.json")));
    arguments.addAll(List.of(more));
    assertThat(run(arguments.toArray(String[]::new))).as(err.toString()).isZero();
    return new ObjectMapper().readTree(folder.resolve("report.json").toFile());
  }

  private void open(String rows) {
    assertThat(
            run(
                "holdout",
                "open",
                "--data",
                path(rows),
                "--holdout",
                path("holdout.json"),
                "--rows",
                "3,199",
                "--out",
                path("opening.json")))
        .as(err.toString())
        .isZero();
  }

  private int commit(String rows) {
    return run(
        "holdout",
        "commit",
        "--data",
        path(rows),
        "--first-day",
        "2025-01-01",
        "--last-day",
        "2025-12-31",
        "--split-rule",
        "x",
        "--out",
        path("holdout.json"));
  }

  private int run(String... arguments) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }
}
