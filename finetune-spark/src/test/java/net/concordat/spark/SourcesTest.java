// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/** What rows may come from; on two threads of one process. */
@Timeout(120)
class SourcesTest {
  private static final String RENAMED =
      "{\"format\":\"concordat-mapping/1\",\"columns\":["
          + "{\"feature\":\"amount\",\"from\":\"cents\",\"factor\":0.01},"
          + "{\"feature\":\"kind\",\"from\":\"typ\",\"values\":{\"A\":\"a\",\"B\":\"b\"}}]}";

  @TempDir private Path folder;

  @Test
  void packedTextIsCutToo() throws IOException {
    Bank bank = Bank.with(folder, 2600);
    try (InputStream text = Files.newInputStream(bank.rows());
        OutputStream packed =
            new GZIPOutputStream(Files.newOutputStream(folder.resolve("rows.csv.gz")))) {
      text.transferTo(packed);
    }
    Files.delete(bank.rows());
    sameAsTheWorkers(bank, "\"rows.csv.gz\"", "--shares=3");
  }

  @Test
  void parquetIsReadByItsGroupsOfRows() throws IOException {
    Bank bank = Bank.with(folder, 0);
    Files.copy(
        Path.of("..", "finetune-worker", "src", "test", "resources", "parquet", "groups.parquet"),
        folder.resolve("rows.parquet"));
    Files.writeString(
        folder.resolve("mapping.json"),
        "{\"format\":\"concordat-mapping/1\",\"columns\":["
            + "{\"feature\":\"score\"},{\"feature\":\"kind\",\"constant\":\"a\"},"
            + "{\"feature\":\"young\",\"constant\":\"0\"}]}");
    sameAsTheWorkers(
        bank, "{\"file\" : \"rows.parquet\", \"mapping\" : \"mapping.json\"}", "--shares=4");
  }

  @Test
  void aMappingMeansWhatItMeansToTheWorker() throws IOException {
    Bank bank = Bank.with(folder, 2600);
    Files.writeString(
        bank.rows(),
        Files.readString(bank.rows())
            .replaceFirst("amount", "cents")
            .replaceFirst("kind", "typ")
            .replace(",a,", ",A,")
            .replace(",b,", ",B,"));
    Files.writeString(folder.resolve("mapping.json"), RENAMED);
    Bank.Run run =
        sameAsTheWorkers(
            bank, "{\"file\" : \"rows.csv\", \"mapping\" : \"mapping.json\"}", "--shares=2");
    assertThat(run.err()).contains("'amount' is read from 'cents', times 0.01.");
  }

  @Test
  void aRowThatAMappingCannotConvertIsNamedByItsNumber() throws IOException {
    Bank bank = Bank.with(folder, 2600);
    Files.writeString(
        bank.rows(),
        Files.readString(bank.rows()).replaceFirst("amount", "cents").replaceFirst("kind", "typ")
            + "many,1,A,0,,1\n");
    Files.writeString(folder.resolve("mapping.json"), RENAMED.replace("\"A\"", "\"c\""));
    Bank.Run run =
        onSpark(bank, "{\"file\" : \"rows.csv\", \"mapping\" : \"mapping.json\"}", "--shares=3");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains(", row 2601, column 'cents': must hold a number to convert, but holds 'many'");
  }

  @Test
  void aQueryIsReadOnceAndHandedOut() throws IOException, SQLException {
    Bank bank = Bank.with(folder, 2 * ClusterData.SLICE + 100);
    try (EmbeddedPostgres postgres =
            EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(2)).start();
        Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement();
        InputStream rows = Files.newInputStream(bank.rows())) {
      statement.execute("create role reader login password 'known to the test alone'");
      statement.execute(
          "create table loans (id serial, amount int, score float8, kind text, young boolean,"
              + " note text, bad int)");
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn("copy loans (amount, score, kind, young, note, bad) from stdin csv header", rows);
      statement.execute("grant select on loans to reader");
      Files.writeString(folder.resolve("password"), "known to the test alone\n");
      String query =
          "{\"jdbc\" : {\"url\" : \"jdbc:postgresql://localhost:%d/postgres\", \"user\" : \"reader\", \"query\" : \"%s\", \"passwordFile\" : \"password\"}}";

      sameAsTheWorkers(
          bank, query.formatted(postgres.getPort(), "select * from loans order by id"), "-q");

      Bank.Run run =
          onSpark(
              bank,
              query.formatted(postgres.getPort(), "select *, 9 as extra from loans where bad = 7"),
              "-q");
      assertThat(run.code()).isEqualTo(2);
      assertThat(run.err())
          .startsWith("the query at jdbc:postgresql:")
          .contains("must have rows, but has only a header");
    }
  }

  @Test
  void oddRowsAreToldOfAndEmptyColumnsRefusedWhereverTheRowsAre() throws IOException {
    Bank bank = Bank.with(folder, 2600);
    String rows = Files.readString(bank.rows()).replace(",b,", ",a,");
    Files.writeString(bank.rows(), rows);
    Bank.Run odd = onSpark(bank, "\"rows.csv\"", "--shares=3");
    assertThat(odd.code()).as(odd.err()).isZero();
    assertThat(odd.err()).contains("the same value in all 2600 rows of [kind]");

    Files.writeString(bank.rows(), rows.replaceAll("(?m)^(\\d+),[^,]+,", "$1,,"));
    Bank.Run empty = onSpark(bank, "\"rows.csv\"", "--shares=3");
    assertThat(empty.code()).isEqualTo(2);
    assertThat(empty.err()).contains("all 2600 rows are empty in [score]");
  }

  private Bank.Run sameAsTheWorkers(Bank bank, String data, String option) throws IOException {
    Bank.Run onSpark = onSpark(bank, data, option);
    Bank.Run alone =
        bank.runWorker(
            "pretrain", "--quiet", "--spec=" + spec(), "--out=" + folder.resolve("worker"));
    assertThat(onSpark.made().descriptor()).isEqualTo(alone.made().descriptor());
    return onSpark;
  }

  private Bank.Run onSpark(Bank bank, String data, String option) throws IOException {
    bank.pretrainSpec(1);
    Files.writeString(spec(), Files.readString(spec()).replace("\"rows.csv\"", data));
    return bank.run(
        "pretrain",
        "--master=local[2]",
        option,
        "--spec=" + spec(),
        "--out=" + folder.resolve("spark"));
  }

  private Path spec() {
    return folder.resolve("pretrain.json");
  }
}
