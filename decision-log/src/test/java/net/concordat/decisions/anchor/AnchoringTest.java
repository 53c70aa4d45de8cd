// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.anchor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import net.concordat.decisions.log.Batch;
import net.concordat.decisions.log.DecisionLog;
import net.concordat.decisions.log.LogFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnchoringTest {
  @TempDir private Path temporary = Path.of("");
  private final LogFixture fixture = new LogFixture();
  private final FakeLedger ledger = new FakeLedger();
  private Path folder = temporary;
  private DecisionLog log = unopened();

  @SuppressWarnings("NullAway") // Opened before each test.
  private static DecisionLog unopened() {
    return null;
  }

  @BeforeEach
  void open() {
    folder = temporary.resolve("log");
    DecisionLog.create(folder);
    log = DecisionLog.open(folder, LogFixture.BANK, fixture);
  }

  @AfterEach
  void close() {
    log.close();
  }

  private void batchOf(int records) {
    log.append(fixture.entries(records));
    fixture.now = fixture.now.plus(Duration.ofMinutes(2));
    log.closeDue();
  }

  @Test
  void anchorsBatchesInTheirOrderAsSoonAsTheyAreDue() {
    Anchoring anchoring = new Anchoring(log, ledger);
    assertThat(anchoring.anchorClosed()).isTrue();
    log.append(fixture.entries(3));
    assertThat(anchoring.anchorClosed()).isTrue();
    assertThat(ledger.batches).isEmpty();
    fixture.now = fixture.now.plusSeconds(60);
    assertThat(anchoring.anchorClosed()).isTrue();
    batchOf(2);
    assertThat(anchoring.anchorClosed()).isTrue();

    assertThat(ledger.batches).isEqualTo(log.batches(0, 10)).hasSize(2);
    assertThat(anchoring.status())
        .isEqualTo(new AnchoringStatus(2, Optional.empty(), Optional.empty()));
  }

  @Test
  void letsBatchesWaitWhileTheLedgerIsAway() {
    Anchoring anchoring = new Anchoring(log, ledger);
    ledger.away = true;
    batchOf(3);
    batchOf(2);
    assertThat(anchoring.anchorClosed()).isFalse();
    Batch oldest = log.batches(0, 1).get(0);
    assertThat(anchoring.status())
        .isEqualTo(
            new AnchoringStatus(
                0, Optional.of(oldest.closedAt()), Optional.of("The registry does not answer")));
    log.append(fixture.entries(1));

    ledger.away = false;
    assertThat(anchoring.anchorClosed()).isTrue();
    assertThat(ledger.batches).hasSize(2).isEqualTo(log.batches(0, 10));
    assertThat(anchoring.status().problem()).isEmpty();
  }

  @Test
  void anchorsEachBatchOnceAlthoughItDiedBeforeItWasToldSo() {
    ledger.silentAfterAnchoring = true;
    batchOf(3);
    batchOf(2);
    assertThat(new Anchoring(log, ledger).anchorClosed()).isFalse();
    assertThat(ledger.batches).hasSize(1);
    log.close();
    log = DecisionLog.open(folder, LogFixture.BANK, fixture);

    ledger.silentAfterAnchoring = false;
    assertThat(new Anchoring(log, ledger).anchorClosed()).isTrue();
    assertThat(ledger.batches).isEqualTo(log.batches(0, 10)).hasSize(2);
  }

  @Test
  void writesNothingToALedgerThatHasAnotherLog() {
    batchOf(3);
    Batch real = log.batches(0, 1).get(0);
    ledger.batches.add(
        new Batch(0, 0, 4, real.previousRoot(), real.previousRoot(), real.closedAt()));
    Anchoring anchoring = new Anchoring(log, ledger);
    assertThat(anchoring.anchorClosed()).isFalse();
    assertThat(anchoring.status().problem())
        .hasValueSatisfying(why -> assertThat(why).contains("cut off, or restored from a copy"));
    assertThat(ledger.batches).hasSize(1);
  }

  @Test
  void saysWhatTheLedgerRefuses() {
    batchOf(3);
    Anchoring anchoring = new Anchoring(log, ledger);
    assertThat(anchoring.anchorClosed()).isTrue();
    Batch real = ledger.batches.get(0);
    ledger.batches.add(new Batch(1, 3, 9, real.root(), real.root(), real.closedAt()));
    batchOf(1);
    assertThat(anchoring.anchorClosed()).isFalse();
    assertThat(anchoring.status().problem())
        .hasValueSatisfying(why -> assertThat(why).startsWith("batch-once: "));
  }

  @Test
  void saysThatABatchWasChangedToNoneThatCanBeAndGoesOnAfterwards() throws Exception {
    batchOf(3);
    Anchoring anchoring = new Anchoring(log, ledger);
    change("update batch set size = 0");
    assertThat(anchoring.anchorClosed()).isFalse();
    assertThat(anchoring.status().problem())
        .hasValueSatisfying(why -> assertThat(why).startsWith("The decision log cannot be read"));
    change("update batch set size = 3");
    assertThat(anchoring.anchorClosed()).isTrue();
    assertThat(ledger.batches).hasSize(1);
  }

  private void change(String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("decisions.db"));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  @Test
  void endsAtOnceThoughTheLedgerIsAway() {
    ledger.away = true;
    batchOf(1);
    Anchoring.start(log, ledger).close();
    assertThat(ledger.batches).isEmpty();
  }
}
