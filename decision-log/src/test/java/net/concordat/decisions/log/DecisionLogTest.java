// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import net.concordat.decisions.InvalidInputException;
import net.concordat.decisions.record.Decision;
import net.concordat.decisions.record.LogRecord;
import net.concordat.decisions.record.OverrideRecord;
import net.concordat.decisions.record.Payload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionLogTest {
  @TempDir private Path temporary;
  private final LogFixture fixture = new LogFixture();
  private Path folder;
  private DecisionLog log;

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

  @Test
  void chainsWhatItRecordsAcrossReopening() {
    List<Entry> first = fixture.entries(3);
    List<SignedReceipt> receipts = new ArrayList<>(log.append(first));
    log.close();
    log = DecisionLog.open(folder, LogFixture.BANK, fixture);
    receipts.addAll(log.append(fixture.entries(2)));

    for (int i = 0; i < 5; i++) {
      Receipt receipt = receipts.get(i).receipt();
      assertThat(receipt.sequence()).isEqualTo(i);
      assertThat(receipt.previousHead())
          .isEqualTo(
              i == 0 ? Receipt.firstHead(receipt.logId()) : receipts.get(i - 1).receipt().head());
      assertThat(receipts.get(i).isSignedBy(LogFixture.BANK.getPublic())).isTrue();
      assertThat(receipts.get(i).isSignedBy(LogFixture.keys().getPublic())).isFalse();
      assertThat(Receipt.decode(receipt.encoded())).isEqualTo(receipt);
    }
    assertThat(log.record(first.get(1).record().id())).contains(first.get(1).record());
    assertThat(log.record(new UUID(1, 1))).isEmpty();
  }

  @Test
  void recordsAnIdOnceAndRefusesItForAnotherRecord() {
    List<Entry> entries = fixture.entries(2);
    List<SignedReceipt> receipts = log.append(entries);

    assertThat(log.append(entries))
        .map(SignedReceipt::receipt)
        .isEqualTo(receipts.stream().map(SignedReceipt::receipt).toList());
    Entry other = fixture.entry(entries.get(1).record().id(), 41);
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> log.append(List.of(fixture.entries(1).get(0), other)))
        .withMessageContaining("An id is for one record");
    assertThat(log.append(fixture.entries(1)).get(0).receipt().sequence()).isEqualTo(2);
  }

  @Test
  void refusesNoneTwiceAndTooMany() {
    Entry entry = fixture.entries(1).get(0);
    for (List<Entry> wrong :
        List.of(List.<Entry>of(), List.of(entry, entry), fixture.entries(1_001))) {
      assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> log.append(wrong));
    }
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> new Entry(entry.record(), Payload.of(new byte[40])))
        .withMessageContaining("has another");
  }

  @Test
  void takesOverridesOfDecisionsThatItHas() {
    LogRecord first = fixture.entries(1).get(0).record();
    Entry entry = fixture.entries(1).get(0);
    log.append(List.of(entry));

    assertThat(log.append(List.of(override(entry.record()))).get(0).receipt().sequence())
        .isEqualTo(1);
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> log.append(List.of(override(first))))
        .withMessageContaining("An override points to a model's decision in the log");
  }

  @Test
  void closesABatchWithItsFullSizeAndProvesEachRecordOfIt() {
    List<Entry> entries = new ArrayList<>();
    List<SignedReceipt> receipts = new ArrayList<>();
    for (int i = 0; i < 11; i++) {
      List<Entry> some = fixture.entries(1_000);
      entries.addAll(some);
      receipts.addAll(log.append(some));
    }
    Batch batch = log.batches(0, 10).get(0);

    assertThat(log.batches(0, 10)).hasSize(1);
    assertThat(batch.size()).isEqualTo(Batch.MOST_RECORDS);
    for (int i : new int[] {0, 63, 64, 6_400, 9_983, 9_984, 9_999}) {
      LogRecord record = entries.get(i).record();
      DecisionProof proof = log.proof(record.id()).orElseThrow();
      assertThat(proof.record()).isEqualTo(record);
      assertThat(proof.receipt()).isEqualTo(receipts.get(i).receipt());
      assertThat(receipts.get(i).isSignedBy(ReceiptKey.of(log.receiptKey()))).isTrue();
      assertThat(proof.inclusion().shows(record.leafHash(), batch.root())).isTrue();
      assertThat(proof.inclusion().shows(entries.get(i + 1).record().leafHash(), batch.root()))
          .isFalse();
    }
    assertThat(log.proof(entries.get(10_000).record().id())).isEmpty();
    // What waits in the write-ahead file is moved beside; an empty log has a tenth of this.
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> Files.size(folder.resolve("decisions.db")) > 1_000_000);
    assertThat(LogAudit.of(folder, List.of(batch), List.of())).isEmpty();
  }

  @Test
  void tellsEachOfManyWhatBecameOfItsEntries() {
    Entry taken = fixture.entries(1).get(0);
    log.append(List.of(taken));
    List<CompletableFuture<List<SignedReceipt>>> told = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      told.add(
          log.submit(
              i % 10 == 7
                  ? List.of(fixture.entry(taken.record().id(), i))
                  : fixture.entries(1 + i % 3)));
    }

    for (int i = 0; i < told.size(); i++) {
      CompletableFuture<List<SignedReceipt>> one = told.get(i);
      if (i % 10 == 7) {
        assertThat(one).failsWithin(Duration.ofMinutes(1));
      } else {
        assertThat(one.join()).hasSize(1 + i % 3);
        assertThat(one.join()).allMatch(receipt -> receipt.isSignedBy(LogFixture.BANK.getPublic()));
      }
    }
    assertThat(LogAudit.of(folder, List.of(), List.of())).isEmpty();
  }

  @Test
  void closesABatchAMinuteAfterTheClockWasSetBack() {
    log.append(fixture.entries(1));
    fixture.now = fixture.now.minus(Duration.ofHours(1));
    assertThat(log.closeDue()).isEmpty();
    fixture.now = fixture.now.plusSeconds(60);
    assertThat(log.closeDue()).isPresent();
  }

  @Test
  void closesABatchAfterSixtySecondsAndLinksItToTheOneBefore() {
    log.append(fixture.entries(3));
    fixture.now = fixture.now.plusMillis(59_999);
    assertThat(log.closeDue()).isEmpty();
    fixture.now = fixture.now.plusMillis(1);
    Batch first = log.closeDue().orElseThrow();
    assertThat(log.closeDue()).isEmpty();
    log.append(fixture.entries(2));
    fixture.now = fixture.now.plus(Duration.ofMinutes(2));
    Batch second = log.closeDue().orElseThrow();

    assertThat(second.index()).isEqualTo(1);
    assertThat(second.firstSequence()).isEqualTo(3);
    assertThat(second.size()).isEqualTo(2);
    assertThat(second.previousRoot()).isEqualTo(first.root());
    assertThat(log.batches(1, 5)).containsExactly(second);
  }

  @Test
  void erasesPayloadsAndKeepsProofs() throws Exception {
    byte[] features = "a-customer-of-ours-0123456789".getBytes(StandardCharsets.UTF_8);
    UUID id = new UUID(9, 9);
    Payload payload = Payload.of(features);
    log.append(List.of(new Entry(fixture.record(id, payload), payload)));
    fixture.now = fixture.now.plusSeconds(100);
    Entry later = fixture.entries(1).get(0);
    log.append(List.of(later));
    Batch batch = log.batches(0, 1).get(0);

    assertThat(log.payload(id)).contains(payload);
    assertThat(filesHold("a-customer-of-ours")).isTrue();
    assertThat(log.erasePayloads(fixture.now)).isEqualTo(1);
    assertThat(log.payload(id)).isEmpty();
    assertThat(log.logged(0, 10))
        .containsExactly(
            new Logged(log.record(id).orElseThrow(), null),
            new Logged(later.record(), later.payload()));
    assertThat(log.logged(1, 1)).containsExactly(new Logged(later.record(), later.payload()));
    assertThat(filesHold("a-customer-of-ours")).isFalse();
    assertThat(log.payload(later.record().id())).contains(Objects.requireNonNull(later.payload()));
    assertThat(
            log.proof(id)
                .orElseThrow()
                .inclusion()
                .shows(log.record(id).orElseThrow().leafHash(), batch.root()))
        .isTrue();
    assertThat(LogAudit.of(folder, List.of(batch), List.of())).isEmpty();
  }

  @Test
  void refusesToRecordWhereItsFolderVanishedAndGoesOnOnceItIsBack() throws Exception {
    List<Entry> kept = fixture.entries(2);
    log.append(kept);
    List<Entry> refused = fixture.entries(1);
    Path away = temporary.resolve("away");
    Files.move(folder, away);

    for (String why : List.of("decisions.db is gone", "has no log")) {
      assertThatExceptionOfType(LogUnavailableException.class)
          .isThrownBy(() -> log.append(refused))
          .withMessageContaining("cannot record, so nothing may be decided")
          .withMessageEndingWith(why);
    }
    assertThat(folder).doesNotExist();
    Files.move(away, folder, StandardCopyOption.ATOMIC_MOVE);
    // The first attempt reached the files, wherever they were: it is recorded once all the same.
    assertThat(log.append(refused).get(0).receipt().sequence()).isEqualTo(2);
    assertThat(log.append(fixture.entries(1)).get(0).receipt().sequence()).isEqualTo(3);
    assertThat(LogAudit.of(folder, List.of(), List.of())).isEmpty();
  }

  @Test
  void refusesKeysThatAreNoPair() {
    log.close();
    KeyPair mixed = new KeyPair(LogFixture.BANK.getPublic(), LogFixture.keys().getPrivate());
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> DecisionLog.open(folder, mixed, fixture))
        .withMessage("The bank's two keys must be a pair, but are not");
  }

  @Test
  void isOpenOnceAndNeverMadeByOpening() {
    assertThatExceptionOfType(LogUnavailableException.class)
        .isThrownBy(() -> DecisionLog.open(folder, LogFixture.BANK, fixture))
        .withMessageContaining("is open in this program already");
    assertThatExceptionOfType(LogUnavailableException.class)
        .isThrownBy(() -> DecisionLog.open(temporary, LogFixture.BANK, fixture))
        .withMessageContaining("has no log");
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> DecisionLog.create(folder));
    log.close();
    assertThatExceptionOfType(LogUnavailableException.class)
        .isThrownBy(() -> log.append(fixture.entries(1)))
        .withMessage("The decision log is closed");
  }

  private boolean filesHold(String text) throws Exception {
    byte[] db = Files.readAllBytes(folder.resolve("decisions.db"));
    byte[] wal = Files.readAllBytes(folder.resolve("decisions.db-wal"));
    return holds(db, text) || holds(wal, text);
  }

  private static boolean holds(byte[] file, String text) {
    return new String(file, StandardCharsets.ISO_8859_1).contains(text);
  }

  private Entry override(LogRecord first) {
    return new Entry(
        new OverrideRecord(
            UUID.randomUUID(),
            first.id(),
            first.leafHash(),
            Decision.PASSED,
            "KNOWN",
            "p-7",
            fixture.now),
        null);
  }
}
