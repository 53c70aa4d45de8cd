// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import net.concordat.decisions.log.Batch;
import net.concordat.decisions.log.DecisionJson;
import net.concordat.decisions.log.DecisionLog;
import net.concordat.decisions.log.Entry;
import net.concordat.decisions.record.Decision;
import net.concordat.decisions.record.DecisionRecord;
import net.concordat.decisions.record.Payload;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./concordat audit} and {@code verify} say of a log that somebody changed. */
class AuditCommandTest {
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir private Path folder = Path.of("");
  private final ArrayNode anchored = JsonNodeFactory.instance.arrayNode();
  private final ArrayNode receipts = JsonNodeFactory.instance.arrayNode();

  private final List<UUID> ids = new ArrayList<>();

  /** Records 0 to 4 and 5 to 9 in anchored batches, 10 to 12 not anchored yet. */
  @BeforeEach
  void record() throws Exception {
    KeyPair bank = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    AtomicReference<Instant> now = new AtomicReference<>(START);
    InstantSource clock = now::get;
    Path log = folder.resolve("log");
    DecisionLog.create(log);
    try (DecisionLog open = DecisionLog.open(log, bank, clock.withZone(ZoneOffset.UTC))) {
      for (int size : new int[] {5, 5, 3}) {
        for (int i = 0; i < size; i++) {
          Entry entry = entry(new UUID(0, ids.size()));
          ids.add(entry.record().id());
          receipts.add(DecisionJson.of(open.append(List.of(entry)).get(0)));
        }
        now.updateAndGet(before -> before.plusSeconds(size == 3 ? 1 : 60));
        open.closeDue();
      }
      for (Batch batch : open.batches(0, 10)) {
        anchored.add(
            DecisionJson.of(batch)
                .put("member", "O=BankB, L=Frankfurt, C=DE")
                .put("logId", open.logId().toString())
                .put("receiptKey", open.receiptKey()));
      }
      write("proof", DecisionJson.of(open.proof(ids.get(7)).orElseThrow()));
    }
    assertThat(anchored).hasSize(2);
    write("anchors", anchored);
    write("receipts", receipts);
  }

  private static Entry entry(UUID id) {
    Payload payload = Payload.of(new byte[] {1, 2, 3});
    return new Entry(
        new DecisionRecord(
            id,
            "card-fraud/3",
            new UUID(7, 7),
            payload.digest(id),
            0.75,
            0.5,
            Decision.FLAGGED,
            List.of("AMOUNT"),
            "reference",
            START,
            "payments",
            null),
        payload);
  }

  private void write(String name, JsonNode json) throws IOException {
    Files.write(folder.resolve(name), DecisionJson.bytes(json));
  }

  private String file(String name) {
    return folder.resolve(name).toString();
  }

  private CommandRun audit(String... more) {
    List<String> typed = new ArrayList<>(List.of("audit", file("log"), "--anchors"));
    typed.add(file("anchors"));
    typed.addAll(List.of(more));
    return CommandRun.of(typed.toArray(String[]::new));
  }

  private CommandRun verify(String... more) {
    List<String> typed = new ArrayList<>(List.of("verify", file("proof"), "--anchors"));
    typed.add(file("anchors"));
    typed.addAll(List.of(more));
    return CommandRun.of(typed.toArray(String[]::new));
  }

  private void change(String... statements) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:sqlite:" + folder.resolve("log").resolve("decisions.db"));
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        assertThat(statement.executeUpdate(sql)).isPositive();
      }
    }
  }

  @Test
  void findsNothingInALogThatNobodyTouched() {
    CommandRun run = audit("--receipts", file("receipts"));
    assertThat(run.status()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .startsWith("Nothing is wrong of the log ")
        .contains("2 anchored batches with 10 records, 13 receipts.");
  }

  @Test
  void namesARecordThatWasEdited() throws SQLException {
    change(
        "update record set bytes = (select bytes from record where sequence = 1) where sequence = 7");
    CommandRun run = audit();
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("WRONG record 7: is not the record of its leaf hash");
  }

  @Test
  void namesARecordThatWasDeletedWhereItsLeafHashIsLeft() throws SQLException {
    change("delete from record where sequence = 11");
    assertThat(audit().out()).contains("WRONG record 11: deleted; its leaf hash is left");
  }

  @Test
  void namesTheBatchOfRecordsThatWereDeletedWithTheirLeafHashes() throws SQLException {
    change("delete from entry where sequence = 6", "delete from record where sequence = 6");
    assertThat(audit().out())
        .contains("WRONG record 6: deleted, with their leaf hashes")
        .contains("WRONG records 5 to 9: their leaf hashes do not give the root that was anchored");
  }

  @Test
  void namesRecordsThatChangedPlaces() throws SQLException {
    for (String table : List.of("entry", "record", "payload")) {
      change(
          "update " + table + " set sequence = -1 where sequence = 2",
          "update " + table + " set sequence = 2 where sequence = 3",
          "update " + table + " set sequence = 3 where sequence = -1");
    }
    assertThat(audit().out())
        .contains("WRONG each of the records 2 to 4: does not follow the record before it")
        .contains("WRONG records 0 to 4: their leaf hashes do not give the root that was anchored");
  }

  @Test
  void seesByReceiptsThatTheTailWasCutOff() throws SQLException {
    for (String table : List.of("entry", "record", "payload")) {
      change("delete from " + table + " where sequence = 12");
    }
    assertThat(audit().status()).isZero();
    CommandRun run = audit("--receipts", file("receipts"));
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out()).contains("WRONG record 12: is gone, but has a receipt");
  }

  @Test
  void seesByTheAnchorsThatAWholeBatchWasCutOff() throws SQLException {
    for (String table : List.of("entry", "record", "payload")) {
      change("delete from " + table + " where sequence >= 5");
    }
    change("delete from batch where number = 1");
    assertThat(audit("--receipts", file("receipts")).out())
        .contains("WRONG records 5 to 9: their batch is not the one that was anchored")
        .contains("WRONG each of the records 5 to 12: is gone, but has a receipt");
  }

  @Test
  void namesABatchThatTheBankClosedAndDidNotHaveAnchored() throws IOException {
    anchored.remove(1);
    write("anchors", anchored);
    CommandRun run = audit("--receipts", file("receipts"));
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "WRONG records 5 to 9: their batch 1 was closed at 2026-01-01T00:02:00Z and is not anchored")
        .contains("1 finding of the log");
  }

  @Test
  void seesThatAnotherLogLiesThere() throws SQLException {
    change("update log set log_id = zeroblob(16)");
    CommandRun run = audit();
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("has no anchored batch of the log " + new UUID(0, 0));
  }

  @Test
  void takesNoReceiptOfAnotherKeyForProof() throws IOException {
    ((ObjectNode) receipts.get(3)).put("signature", "00".repeat(64));
    write("receipts", receipts);
    assertThat(audit("--receipts", file("receipts")).out())
        .contains("WRONG receipt of record 3: is not signed with this log's key")
        .contains("1 finding of the log ")
        .contains("12 receipts");
  }

  @Test
  void verifiesADecisionAgainstTheRegulatorsCopy() throws IOException {
    write("receipt", JsonNodeFactory.instance.objectNode().set("receipt", receipts.get(7)));
    CommandRun run = verify("--receipt", file("receipt"));
    assertThat(run.status()).as(run.out() + run.err()).isZero();
    assertThat(run.out())
        .contains("is verified:")
        .contains("record 7 of the log")
        .contains("by version card-fraud/3 under adoption ");
  }

  @Test
  void verifiesNoDecisionThatTheRegulatorsCopyDoesNotHave() throws IOException {
    ((ObjectNode) anchored.get(1)).put("root", "00".repeat(32));
    write("anchors", anchored);
    CommandRun run = verify();
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains("WRONG The proof names another batch than the anchored one")
        .contains("is not verified.")
        .doesNotContain("is verified:");
    write("receipt", receipts.get(6));
    assertThat(verify("--receipt", file("receipt")).out())
        .contains("WRONG The receipt is of another record");
  }

  @Test
  void refusesWhatIsNoProofInASentence() throws IOException {
    Files.writeString(folder.resolve("proof"), "{\"kind\": 7}");
    CommandRun run = verify();
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("The field \"kind\" must be a text, but is 7.");
    Files.delete(folder.resolve("proof"));
    assertThat(verify().err()).contains("There is no file");
  }
}
