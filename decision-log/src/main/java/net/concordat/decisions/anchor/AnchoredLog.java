// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.anchor;

import com.fasterxml.jackson.databind.JsonNode;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.concordat.decisions.Hash;
import net.concordat.decisions.InvalidInputException;
import net.concordat.decisions.log.Batch;
import net.concordat.decisions.log.DecisionJson;
import net.concordat.decisions.log.JsonField;
import net.concordat.decisions.log.ReceiptKey;

/**
 * What the ledger has of a log, in somebody's copy: all batches from the first on, in one piece.
 *
 * @param logId which log
 * @param receiptKey the key of its receipts
 * @param batches from index 0 on
 */
public record AnchoredLog(UUID logId, PublicKey receiptKey, List<Batch> batches) {
  /**
   * Checks that each batch adjoins the one before.
   *
   * @throws InvalidInputException if it does not: the ledger has no such log, the copy is not whole
   */
  public AnchoredLog {
    batches = List.copyOf(batches);
    long sequence = 0;
    Hash root = Batch.noPreviousRoot(logId);
    for (int i = 0; i < batches.size(); i++) {
      Batch batch = batches.get(i);
      if (batch.index() != i
          || batch.firstSequence() != sequence
          || !batch.previousRoot().equals(root)) {
        throw new InvalidInputException(
            "The anchored batches of the log "
                + logId
                + " must follow one another from index 0 and record 0 on, but in place of batch "
                + i
                + ", which begins with record "
                + sequence
                + ", comes batch "
                + batch.index()
                + ", which begins with record "
                + batch.firstSequence()
                + (batch.index() == i && batch.firstSequence() == sequence
                    ? " and does not name the root before"
                    : ""));
      }
      sequence += batch.size();
      root = batch.root();
    }
  }

  /**
   * Reads the batches of a log as registries list them: whole answers, pages of them in a list, or
   * the bare items. Batches of other logs are passed over.
   *
   * @param copy what a registry answered
   * @param logId which log is meant
   * @throws InvalidInputException if it has none of that log, or something else in between
   */
  public static AnchoredLog read(JsonNode copy, UUID logId) {
    List<JsonNode> items = new ArrayList<>();
    collect(copy, items);
    items.removeIf(item -> !new JsonField(item).id("logId").equals(logId));
    if (items.isEmpty()) {
      throw new InvalidInputException("The copy has no anchored batch of the log " + logId);
    }
    String key = new JsonField(items.get(0)).text("receiptKey");
    String member = new JsonField(items.get(0)).text("member");
    for (JsonNode item : items) {
      JsonField in = new JsonField(item);
      if (!in.text("receiptKey").equals(key) || !in.text("member").equals(member)) {
        throw new InvalidInputException(
            "The batches of a log are of one member and one key, but the copy has two of the log "
                + logId);
      }
    }
    return new AnchoredLog(
        logId,
        ReceiptKey.of(key),
        items.stream()
            .map(DecisionJson::batch)
            .sorted(Comparator.comparingLong(Batch::index))
            .toList());
  }

  private static void collect(JsonNode node, List<JsonNode> into) {
    if (node.isArray()) {
      node.forEach(each -> collect(each, into));
    } else if (node.path("items").isArray()) {
      collect(node.path("items"), into);
    } else {
      into.add(node);
    }
  }

  /** The batch that a record is in, if it is anchored. */
  public Optional<Batch> holding(long sequence) {
    return batches.stream().filter(batch -> batch.holds(sequence)).findFirst();
  }

  /** How many records are anchored. */
  public long records() {
    return batches.stream().mapToLong(Batch::size).sum();
  }
}
