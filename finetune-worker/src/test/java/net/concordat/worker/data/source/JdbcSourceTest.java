// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.inference.support.Json;
import net.concordat.worker.Fixtures;
import net.concordat.worker.cli.Failures;
import net.concordat.worker.data.CsvTable;
import net.concordat.worker.data.EncodedData;
import net.concordat.worker.data.mapping.SchemaMeeting;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** On a real PostgreSQL. */
@Timeout(120)
class JdbcSourceTest {
  private static final String QUERY = "select * from loans order by id";
  private static @Nullable EmbeddedPostgres postgres;

  @TempDir Path folder;

  @BeforeAll
  static void start() throws IOException, SQLException {
    postgres = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(2)).start();
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create role reader login password 'secret of a bank'");
      statement.execute(
          "create table loans (id int, amount numeric(9,2), score float8, kind text, young boolean,"
              + " day date, at timestamptz, local timestamp, bad int)");
      statement.execute(
          "insert into loans values (1, 12.50, -0.25, 'ü, \"a\"', true, '2025-03-01',"
              + " '2025-03-01 10:00:00+02', '2025-03-01 10:00:00', 0),"
              + " (2, null, null, null, null, null, null, null, 1)");
      statement.execute("grant select, insert on loans to reader");
      statement.execute(
          "insert into loans select 2 + n, n, n, 'b', false, null, null, null, 0"
              + " from generate_series(1, 2500) n");
    }
  }

  @AfterAll
  static void stop() throws IOException {
    Objects.requireNonNull(postgres).close();
  }

  @Test
  void givesEachTypeItsTextAndAnEmptyCellForNull() {
    CsvTable table = read(QUERY);

    assertThat(table.header())
        .containsExactly("id", "amount", "score", "kind", "young", "day", "at", "local", "bad");
    assertThat(table.rows()).hasSize(2502);
    assertThat(table.rows().get(0).subList(0, 6))
        .containsExactly("1", "12.50", "-0.25", "ü, \"a\"", "1", "2025-03-01");
    assertThat(table.rows().get(0).get(6)).isEqualTo("2025-03-01T08:00Z");
    assertThat(table.rows().get(0).get(7)).isEqualTo("2025-03-01T10:00");
    assertThat(table.rows().get(1)).containsExactly("2", "", "", "", "", "", "", "", "1");
  }

  @Test
  void readsAgainInEachPass() {
    RowSource source = source(QUERY);

    assertThat(CsvTable.read(source).rows()).isEqualTo(CsvTable.read(source).rows());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert into loans (id) values (0) returning id",
        "with gone as (insert into loans (id) values (0) returning id) select * from gone"
      })
  void cannotWrite(String query) {
    assertThatThrownBy(() -> read(query))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageContaining("the query tries to write (SQLSTATE 25006)");
  }

  @Test
  void refusesAWrongQueryWithoutWhatTheDatabaseSaidOfIt() {
    assertThatThrownBy(() -> read("select secret_column from loans"))
        .hasMessageContaining("the query is wrong, or its tables may not be read (SQLSTATE 42703)")
        .hasMessageNotContaining("secret_column");
  }

  @Test
  void saysThatADatabaseCannotBeReached() throws IOException {
    writePassword();
    JdbcSpec spec =
        new JdbcSpec("jdbc:postgresql://localhost:1/postgres", "reader", QUERY, null, "password");

    assertThatThrownBy(() -> CsvTable.read(spec.source(folder)))
        .isInstanceOf(SourceAwayException.class)
        .hasMessageContaining("the database cannot be reached (SQLSTATE 08001)");
  }

  @Test
  void saysThatADatabaseWentAwayInTheMidstOfTheRows() throws SQLException {
    try (RowCursor rows = source(QUERY).open()) {
      assertThat(rows.next()).isNotNull();
      try (Connection connection =
              Objects.requireNonNull(postgres).getPostgresDatabase().getConnection();
          Statement statement = connection.createStatement()) {
        statement.execute(
            "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'reader'");
      }
      assertThatThrownBy(() -> readOn(rows))
          .isInstanceOf(SourceAwayException.class)
          .hasMessageContaining("the database cannot be reached");
    }
  }

  private static void readOn(RowCursor rows) {
    while (rows.next() != null) {
      // A thousand rows were fetched before.
    }
  }

  /** A job is then tried again, and not given up as one whose request cannot be used. */
  @Test
  void aDatabaseThatIsAwayIsItsSentenceAndNoFaultOfTheInput() {
    StringWriter err = new StringWriter();
    Callable<Integer> reading =
        () -> {
          throw new SourceAwayException("the database cannot be reached");
        };
    CommandLine command = new CommandLine(new Reading(reading));

    assertThat(Failures.execute(command.setErr(new PrintWriter(err, true)))).isEqualTo(1);
    assertThat(err.toString()).isEqualToIgnoringNewLines("the database cannot be reached");
  }

  @Command(name = "read")
  private record Reading(Callable<Integer> work) implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      return work.call();
    }
  }

  @Test
  void refusesAColumnNamedTwice() {
    assertThatThrownBy(() -> read("select id, id from loans"))
        .hasMessageContaining("names each column once, but begins with [id, id]");
  }

  @ParameterizedTest
  @org.junit.jupiter.params.provider.CsvSource(
      delimiter = ';',
      value = {
        "'Infinity'::float8, 1, 'a', true, 0; column 'amount': must be between 0.0 and 1000.0",
        "1, 'NaN'::float8, 'a', true, 0; row 1, column 'score': must be between -10.0 and 10.0",
        "'😀', 1, 'a', true, 0; column 'amount': must hold a number, but holds '😀'",
        "1, 1, 'a', true, null; the label must be 0 or 1, but is ''",
      },
      quoteCharacter = '"')
  void isRefusedByRowColumnAndReason(String cells, String sentence) {
    assertThatThrownBy(
            () -> encode("select * from (values (%s)) v (amount, score, kind, young, bad)", cells))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith("the query at jdbc:postgresql:")
        .hasMessageContaining(sentence);
  }

  @Test
  void isRefusedOrToldOfAsAWhole() throws IOException {
    String rows =
        "select * from (values (1, null::int, 'a', true, 0), (2, null, 'a', false, 0)) v"
            + " (amount, score, kind, young, bad) where amount < %s";
    assertThatThrownBy(() -> encode(rows, "0"))
        .hasMessageEndingWith("must have rows, but has only a header");
    assertThatThrownBy(() -> encode(rows, "9"))
        .hasMessageContaining("all 2 rows are empty in [score]");
    assertThatThrownBy(() -> encode("select %s as amount, 0 as bad", "1"))
        .hasMessageContaining("but lacks [score, kind, young]; it has [amount, bad]");
    assertThat(encode(rows.replace("null", "3"), "9"))
        .anyMatch(sentence -> sentence.contains("the same value in all 2 rows of [score, kind]"))
        .anyMatch(sentence -> sentence.contains("has the same label in all 2 rows"));
  }

  /** What is said of the rows. */
  private List<String> encode(String query, String part) throws IOException {
    try (EncodedData data =
        EncodedData.read(
            source(query.formatted(part)),
            rows -> new SchemaMeeting(Fixtures.SCHEMA, rows, null).rows(),
            Fixtures.SCHEMA,
            folder)) {
      return data.findings();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "jdbc:h2:mem:x",
        "jdbc:postgresql://host/db?password=x",
        "jdbc:postgresql://host/db?socketFactory=java.lang.Runtime",
        "jdbc:postgresql://user:x@host/db",
        "jdbc:postgresql://host/db?sslmode=require&loggerFile=/tmp/x"
      })
  void refusesAnotherDatabaseAndWhatCouldDoHarm(String url) {
    assertThatThrownBy(() -> new JdbcSpec(url, "reader", QUERY, "X", null))
        .hasMessageContaining("must be jdbc:postgresql://host:port/database")
        .hasMessageNotContaining(url);
  }

  @Test
  void mustSayOnceWhereThePasswordIs() {
    String url = "jdbc:postgresql://host/db?sslmode=verify-full";

    assertThatThrownBy(() -> new JdbcSpec(url, "reader", QUERY, null, null))
        .hasMessageEndingWith("but says neither");
    assertThatThrownBy(() -> new JdbcSpec(url, "reader", QUERY, "X", "x"))
        .hasMessageEndingWith("but says both");
    assertThatThrownBy(
            () -> new JdbcSpec(url, "reader", QUERY, "CONCORDAT_NOT_SET", null).source(folder))
        .hasMessageContaining("'CONCORDAT_NOT_SET' must hold the database's password");
  }

  @Test
  void standsInASpecAsAnObjectAndAFileAsItsName() {
    String json =
        "{\"jdbc\":{\"url\":\"jdbc:postgresql://host/db\",\"user\":\"u\",\"query\":\"select 1\","
            + "\"passwordEnvironment\":\"X\"}}";
    DataSpec query = Json.read(json.getBytes(StandardCharsets.UTF_8), DataSpec.class, "data");
    DataSpec file = Json.read("\"a.csv\"".getBytes(StandardCharsets.UTF_8), DataSpec.class, "data");

    assertThat(Json.line(query)).isEqualTo(json);
    assertThat(file).isEqualTo(DataSpec.file("a.csv"));
    assertThat(Json.line(file)).isEqualTo("\"a.csv\"");
  }

  private CsvTable read(String query) {
    return CsvTable.read(source(query));
  }

  private RowSource source(String query) {
    int port = Objects.requireNonNull(postgres).getPort();
    try {
      writePassword();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return new JdbcSpec(
            "jdbc:postgresql://localhost:%d/postgres".formatted(port),
            "reader",
            query,
            null,
            "password")
        .source(folder);
  }

  private void writePassword() throws IOException {
    Files.writeString(folder.resolve("password"), "secret of a bank\n");
  }
}
