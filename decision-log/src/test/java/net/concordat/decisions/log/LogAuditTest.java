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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogAuditTest {
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
    for (String table : List.of("entry", "record", "payload")) {
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
    for (String table : List.of("entry", "record")) {
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

  private List<LogAudit.Finding> audit() {
    return LogAudit.of(folder, anchored, receipts);
  }

  private void change(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("decisions.db"));
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isPositive();
    }
  }
}
