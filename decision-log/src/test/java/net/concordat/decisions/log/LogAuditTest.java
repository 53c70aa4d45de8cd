// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogAuditTest {
  private static final List<String> TABLES = List.of("entry", "record", "payload");

  @TempDir private Path folder = Path.of("");
  private final LogFixture fixture = new LogFixture();
  private final List<Receipt> receipts = new ArrayList<>();
  private final List<Batch> anchored = new ArrayList<>();

  /** Records 0 to 4 in a closed batch, 5 to 7 in the open one. */
  @BeforeEach
  void record() {
    Path log = folder.resolve("log");
    DecisionLog.create(log);
    folder = log;
    try (DecisionLog open = DecisionLog.open(folder, LogFixture.BANK, fixture)) {
      append(open, 5);
      fixture.now = fixture.now.plusSeconds(60);
      append(open, 3);
      anchored.addAll(open.batches(0, 5));
    }
    assertThat(anchored).hasSize(1);
  }

  private void append(DecisionLog open, int count) {
    open.append(fixture.entries(count)).forEach(signed -> receipts.add(signed.receipt()));
  }

  @Test
  void findsNothingInALogThatNobodyTouched() {
    assertThat(audit()).isEmpty();
  }

  @Test
  void namesARecordThatWasEdited() throws SQLException {
    change(
        "update record set bytes = (select bytes from record where sequence = 3) where sequence = 2");
    assertThat(audit())
        .containsExactly(new LogAudit.Finding(2, 1, "is not the record of its leaf hash"));
  }

  @Test
  void namesADecisionWhoseFeaturesWereEdited() throws SQLException {
    change("update payload set features = x'00' where sequence = 3");
    assertThat(audit())
        .containsExactly(
            new LogAudit.Finding(3, 1, "is not of the features that are kept with it"));
  }

  @Test
  void namesRecordsThatAreFoundUnderEachOthersIds() throws SQLException {
    change("update entry set id = x'00' where sequence = 1");
    assertThat(audit())
        .containsExactly(new LogAudit.Finding(1, 1, "is found under another id than its own"));
  }

  @Test
  void namesARecordThatWasRewrittenWithItsLeafHashToNoRecord() throws SQLException {
    change("update record set bytes = x'' where sequence = 6");
    change(
        "update entry set leaf = x'6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'"
            + " where sequence = 6");
    assertThat(audit())
        .contains(
            new LogAudit.Finding(6, 1, "is no record, and has the leaf hash of what it is"),
            new LogAudit.Finding(6, 1, "is not the record of its receipt"));
  }

  @Test
  void namesARecordWhoseBytesWereDeleted() throws SQLException {
    change("delete from record where sequence = 6");
    assertThat(audit())
        .containsExactly(new LogAudit.Finding(6, 1, "deleted; its leaf hash is left"));
  }

  @Test
  void namesRecordsThatWereDeletedWithTheirLeafHashes() throws SQLException {
    change("delete from entry where sequence in (1, 2)");
    assertThat(audit())
        .contains(
            new LogAudit.Finding(1, 2, "deleted, with their leaf hashes"),
            new LogAudit.Finding(0, 5, "their leaf hashes do not give the root that was anchored"),
            new LogAudit.Finding(1, 1, "is gone, but has a receipt"));
  }

  @Test
  void namesRecordsThatChangedPlaces() throws SQLException {
    for (String table : TABLES) {
      change("update " + table + " set sequence = -1 where sequence = 6");
      change("update " + table + " set sequence = 6 where sequence = 7");
      change("update " + table + " set sequence = 7 where sequence = -1");
    }
    assertThat(LogAudit.of(folder, anchored, List.of()))
        .containsExactly(
            new LogAudit.Finding(6, 1, "does not follow the record before it"),
            new LogAudit.Finding(7, 1, "does not follow the record before it"));
  }

  @Test
  void namesTheBatchWhereLeafHashesWereRewritten() throws SQLException {
    change("update entry set leaf = zeroblob(32) where sequence = 4");
    assertThat(LogAudit.of(folder, anchored, List.of()))
        .contains(
            new LogAudit.Finding(0, 5, "their leaf hashes do not give the root that was anchored"));
  }

  @Test
  void namesARecordWhoseLeafHashIsNone() throws SQLException {
    change("update entry set leaf = x'00' where sequence = 6");
    assertThat(audit())
        .containsExactly(
            new LogAudit.Finding(6, 1, "is not the record of its leaf hash"),
            new LogAudit.Finding(7, 1, "does not follow the record before it"),
            new LogAudit.Finding(6, 1, "is not the record of its receipt"));
  }

  @Test
  void findsThatTheTailWasCutOffByReceipts() throws SQLException {
    for (String table : TABLES) {
      change("delete from " + table + " where sequence = 7");
    }
    assertThat(LogAudit.of(folder, anchored, List.of())).isEmpty();
    assertThat(audit()).containsExactly(new LogAudit.Finding(7, 1, "is gone, but has a receipt"));
  }

  @Test
  void findsThatABatchWasDeleted() throws SQLException {
    change("delete from batch");
    assertThat(audit())
        .containsExactly(
            new LogAudit.Finding(0, 5, "their batch is not the one that was anchored"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "size = 0",
        "size = 10001",
        "first = -1",
        "root = x'00'",
        "previous = x'00'",
        "subtrees = x'00'"
      })
  void namesABatchThatWasChangedToNoneThatCanBe(String change) throws SQLException {
    change("update batch set " + change);
    assertThat(audit())
        .contains(new LogAudit.Finding(0, 1, "their batch 0 is none that can be"))
        .contains(new LogAudit.Finding(0, 5, "their batch is not the one that was anchored"));
  }

  @Test
  void namesABatchWhoseProofsWouldLeadNowhere() throws SQLException {
    change("update batch set subtrees = zeroblob(32)");
    assertThat(audit())
        .containsExactly(
            new LogAudit.Finding(
                0, 5, "their leaf hashes do not give what their batch has for proofs"));
  }

  @Test
  void namesARecordThatWasPutBeforeTheFirst() throws SQLException {
    change("insert into entry select -1, x'00', leaf, previous from entry where sequence = 0");
    assertThat(audit()).containsExactly(new LogAudit.Finding(-1, 1, "is before the first record"));
  }

  @Test
  void namesWhatWasPutBesideTheChain() throws SQLException {
    change("insert into record select 20, bytes from record where sequence = 0");
    change("insert into payload select -2, at, salt, features from payload where sequence = 0");
    assertThat(audit())
        .containsExactly(
            new LogAudit.Finding(-2, 1, "is kept in part, but not in the chain"),
            new LogAudit.Finding(20, 1, "is kept in part, but not in the chain"));
  }

  @Test
  void namesADecisionWhoseFeaturesWouldBeErasedAtAnotherTime() throws SQLException {
    change("update payload set at = at + 1 where sequence = 3");
    assertThat(audit())
        .containsExactly(
            new LogAudit.Finding(
                3, 1, "is not of the time by which its features are to be erased"));
  }

  /** Each cell of each table, changed to each of some values of any type: something is named. */
  @Test
  void namesSomethingWhateverCellWasChanged() throws SQLException {
    closeTheSecondBatch();
    Map<String, List<String>> cells =
        Map.of(
            "entry", List.of("sequence", "id", "leaf", "previous"),
            "record", List.of("sequence", "bytes"),
            "payload", List.of("sequence", "at", "salt", "features"),
            "batch",
                List.of("number", "first", "size", "previous", "root", "closed_at", "subtrees"));
    List<String> values =
        List.of(
            "0",
            "-9223372036854775807",
            "9223372036854775807",
            "1e300",
            "'x'",
            "x''",
            "zeroblob(32)");
    List<String> unnamed = new ArrayList<>();
    for (Map.Entry<String, List<String>> table : cells.entrySet()) {
      for (String column : table.getValue()) {
        for (String value : values) {
          if (!isNamed(table.getKey(), column, value)) {
            unnamed.add(table.getKey() + "." + column + " = " + value);
          }
        }
      }
    }
    assertThat(unnamed).isEmpty();
  }

  private void closeTheSecondBatch() {
    fixture.now = fixture.now.plusSeconds(60);
    try (DecisionLog open = DecisionLog.open(folder, LogFixture.BANK, fixture)) {
      fixture.now = fixture.now.plusSeconds(60);
      anchored.add(open.closeDue().orElseThrow());
    }
  }

  /** Whether a change was named; one that the database refuses needs not be. */
  private boolean isNamed(String table, String column, String value) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      statement.execute("pragma synchronous = off");
      statement.execute("create table before as select * from " + table);
      boolean isNamed;
      try {
        statement.executeUpdate(
            "update %s set %s = %s where rowid = (select max(rowid) from %s)"
                .formatted(table, column, value, table));
        isNamed = !audit().isEmpty();
      } catch (SQLException refused) {
        isNamed = true;
      }
      statement.execute("delete from " + table);
      statement.execute("insert into " + table + " select * from before");
      statement.execute("drop table before");
      return isNamed;
    }
  }

  @Test
  void namesTheFirstRecordOfALogThatWasGivenAnotherId() throws SQLException {
    change("update log set log_id = randomblob(16)");
    assertThat(LogAudit.of(folder, anchored, List.of()))
        .contains(
            new LogAudit.Finding(0, 1, "does not follow the record before it"),
            new LogAudit.Finding(0, 5, "their batch does not follow the one before it"));
  }

  private List<LogAudit.Finding> audit() {
    return LogAudit.of(folder, anchored, receipts);
  }

  private void change(String sql) throws SQLException {
    try (Connection connection = connection();
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isPositive();
    }
  }

  private Connection connection() throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("decisions.db"));
  }
}
