// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.anchor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.concordat.decisions.InvalidInputException;
import net.concordat.decisions.log.Batch;
import net.concordat.decisions.log.DecisionJson;
import net.concordat.decisions.log.DecisionLog;
import net.concordat.decisions.log.DecisionProof;
import net.concordat.decisions.log.Entry;
import net.concordat.decisions.log.LogFixture;
import net.concordat.decisions.log.SignedReceipt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Proofs and receipts as files, checked against a copy of what is anchored. */
class DecisionCheckTest {
  @TempDir private Path temporary = Path.of("");
  private final LogFixture fixture = new LogFixture();
  private final List<ObjectNode> proofs = new ArrayList<>();
  private final List<SignedReceipt> receipts = new ArrayList<>();
  private final ArrayNode copy = JsonNodeFactory.instance.arrayNode();
  private UUID logId = new UUID(0, 0);

  /** Two batches, of 70 and of 3 records. */
  @BeforeEach
  void record() {
    Path folder = temporary.resolve("log");
    DecisionLog.create(folder);
    try (DecisionLog log = DecisionLog.open(folder, LogFixture.BANK, fixture)) {
      logId = log.logId();
      for (int size : new int[] {70, 3}) {
        List<Entry> entries = fixture.entries(size);
        receipts.addAll(log.append(entries));
        fixture.now = fixture.now.plus(Duration.ofMinutes(2));
        log.closeDue();
        entries.forEach(
            entry -> proofs.add(DecisionJson.of(log.proof(entry.record().id()).orElseThrow())));
      }
      for (Batch batch : log.batches(0, 10)) {
        copy.add(
            DecisionJson.of(batch)
                .put("member", "O=BankB, L=Paris, C=FR")
                .put("logId", logId.toString())
                .put("receiptKey", log.receiptKey()));
      }
    }
  }

  private AnchoredLog ledger() {
    return AnchoredLog.read(copy, logId);
  }

  private static DecisionProof read(JsonNode proof) {
    return DecisionJson.proof(DecisionJson.tree(DecisionJson.bytes(proof)));
  }

  private List<String> faults(JsonNode proof) {
    return DecisionCheck.faults(read(proof), ledger());
  }

  @Test
  void findsNothingWrongWithAnyRecordOfTheLog() {
    for (int i = 0; i < proofs.size(); i++) {
      assertThat(faults(proofs.get(i))).isEmpty();
      SignedReceipt receipt =
          DecisionJson.receipt(
              DecisionJson.tree(DecisionJson.bytes(DecisionJson.of(receipts.get(i)))));
      assertThat(receipt).isEqualTo(receipts.get(i));
      assertThat(DecisionCheck.faults(receipt, read(proofs.get(i)), ledger())).isEmpty();
    }
  }

  @Test
  void refusesTheRecordOfAnotherPlace() {
    ObjectNode other = proofs.get(3).deepCopy();
    other.put("record", proofs.get(4).path("record").asText());
    assertThat(faults(other))
        .containsExactly(
            "The record is not the one of its leaf hash",
            "The proof does not lead from the record to the anchored root");
  }

  @Test
  void refusesAPlaceThatIsNotTheRecords() {
    ObjectNode other = proofs.get(3).deepCopy();
    ((ObjectNode) other.path("receipt")).put("sequence", 4);
    assertThat(faults(other))
        .containsExactly("The proof does not lead from the record to the anchored root");
    ((ObjectNode) other.path("receipt")).put("sequence", 71);
    assertThat(faults(other))
        .singleElement()
        .asString()
        .startsWith("The proof names another batch than the anchored one");
  }

  @Test
  void refusesABatchOfTheBanksOwnMaking() {
    ObjectNode other = proofs.get(3).deepCopy();
    ((ObjectNode) other.path("batch")).put("root", "00".repeat(32));
    assertThat(faults(other))
        .singleElement()
        .asString()
        .startsWith("The proof names another batch than the anchored one");
  }

  @Test
  void refusesWhatIsNotAnchoredAndAnotherLog() {
    copy.remove(1);
    assertThat(faults(proofs.get(72)))
        .containsExactly("Record 72 is in no anchored batch: they have 70 records, from 0 on");
    ObjectNode other = proofs.get(3).deepCopy();
    ((ObjectNode) other.path("receipt")).put("logId", new UUID(1, 1).toString());
    assertThat(faults(other))
        .containsExactly("The proof is of the log " + new UUID(1, 1) + ", not of " + logId);
  }

  @Test
  void refusesAReceiptOfAnotherRecordOrKey() {
    DecisionProof proof = read(proofs.get(70));
    assertThat(DecisionCheck.faults(receipts.get(71), proof, ledger()))
        .containsExactly("The receipt is of another record");
    SignedReceipt signed = receipts.get(70);
    SignedReceipt unsigned =
        new SignedReceipt(
            signed.receipt(), signed.index(), signed.size(), signed.path(), "00".repeat(64));
    assertThat(DecisionCheck.faults(unsigned, proof, ledger()))
        .containsExactly("The receipt is not signed with the key that the ledger has of the log");
  }

  @ParameterizedTest
  @CsvSource({
    "kind, concordat/other/1, of the kind",
    "record, !, must be Base64",
    "record, AAAA, The bytes end before the field",
    "path, x, must be a list of at most 64 texts",
    "batch, x, must be an object",
    "receipt, x, must be an object"
  })
  void saysWhichFieldOfAProofIsWrong(String field, String value, String words) {
    ObjectNode other = proofs.get(3).deepCopy().put(field, value);
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> read(other))
        .withMessageContaining(words);
    other.remove(field);
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(() -> read(other))
        .withMessageContaining("The field \"" + field + "\"");
  }

  @Test
  void readsPagesAndPassesOverOtherLogs() {
    ArrayNode pages = JsonNodeFactory.instance.arrayNode();
    for (int i = 1; i >= 0; i--) {
      ObjectNode item = (ObjectNode) copy.get(i);
      pages.addObject().putArray("items").add(item);
      pages
          .addObject()
          .putArray("items")
          .add(item.deepCopy().put("logId", new UUID(1, 1).toString()));
    }
    assertThat(AnchoredLog.read(pages, logId)).isEqualTo(ledger());
  }

  @Test
  void refusesACopyThatIsNotWholeOrOfTwoMembers() {
    ArrayNode whole = copy.deepCopy();
    copy.remove(0);
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(this::ledger)
        .withMessageContaining(
            "must follow one another from index 0 and record 0 on, but in place of batch 0");
    copy.removeAll();
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(this::ledger)
        .withMessageContaining("has no anchored batch of the log " + logId);
    copy.addAll(whole);
    ((ObjectNode) copy.get(1)).put("member", "O=BankC, L=Paris, C=FR");
    assertThatExceptionOfType(InvalidInputException.class)
        .isThrownBy(this::ledger)
        .withMessageContaining("of one member and one key");
  }
}
