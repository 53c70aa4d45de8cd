// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import net.concordat.decisions.Hash;
import net.concordat.decisions.InvalidInputException;
import net.concordat.decisions.record.LogRecord;

/**
 * Proofs, receipts and batches as JSON, in which services hand them out and {@code ./concordat}
 * reads them. Bytes are Base64, hashes hexadecimal, times ISO 8601. What is read is from anybody:
 * whatever is missing or of another form is refused with the name of its field.
 */
public final class DecisionJson {
  /** What a proof says that it is. */
  private static final String PROOF = "concordat/decision-proof/1";

  /** The longest audit path there is: of a group of receipts, or of a batch. */
  private static final int MOST_STEPS = 64;

  private static final JsonMapper MAPPER =
      JsonMapper.builder(
              JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private DecisionJson() {}

  /** Writes a tree as UTF-8. */
  public static byte[] bytes(JsonNode tree) {
    try {
      return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsBytes(tree);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree cannot be written", e);
    }
  }

  /**
   * Reads a tree.
   *
   * @throws InvalidInputException if the bytes are no JSON
   */
  public static JsonNode tree(byte[] json) {
    try {
      JsonNode tree = MAPPER.readTree(new String(json, StandardCharsets.UTF_8));
      return tree == null ? MAPPER.nullNode() : tree;
    } catch (IOException e) {
      throw new InvalidInputException("What is read must be JSON, but is not: it breaks off");
    }
  }

  /** A proof as JSON. */
  public static ObjectNode of(DecisionProof proof) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("kind", PROOF);
    node.put("record", Base64.getEncoder().encodeToString(proof.record().encoded()));
    node.set("receipt", place(proof.receipt()));
    node.set("batch", of(proof.inclusion().batch()));
    node.set("path", hashes(proof.inclusion().path()));
    return node;
  }

  /** A batch as JSON. */
  public static ObjectNode of(Batch batch) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("index", batch.index());
    node.put("firstSequence", batch.firstSequence());
    node.put("size", batch.size());
    node.put("previousRoot", batch.previousRoot().toString());
    node.put("root", batch.root().toString());
    node.put("closedAt", batch.closedAt().toString());
    return node;
  }

  /** A signed receipt as JSON. */
  public static ObjectNode of(SignedReceipt signed) {
    ObjectNode node = place(signed.receipt());
    node.put("index", signed.index());
    node.put("size", signed.size());
    node.set("path", hashes(signed.path()));
    node.put("signature", signed.signature());
    return node;
  }

  private static ObjectNode place(Receipt receipt) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("logId", receipt.logId().toString());
    node.put("sequence", receipt.sequence());
    node.put("leafHash", receipt.leafHash().toString());
    node.put("previousHead", receipt.previousHead().toString());
    return node;
  }

  private static ArrayNode hashes(List<Hash> hashes) {
    ArrayNode node = JsonNodeFactory.instance.arrayNode();
    hashes.forEach(hash -> node.add(hash.toString()));
    return node;
  }

  /**
   * Reads a proof.
   *
   * @throws InvalidInputException if it is none
   */
  public static DecisionProof proof(JsonNode node) {
    JsonField in = new JsonField(node);
    if (!in.text("kind").equals(PROOF)) {
      throw new InvalidInputException(
          "A proof is of the kind \"" + PROOF + "\", but this is of another");
    }
    LogRecord record = LogRecord.decode(in.base64("record"));
    Receipt receipt = place(in.object("receipt"));
    return new DecisionProof(
        record,
        receipt,
        new InclusionProof(
            batch(in.object("batch")), receipt.sequence(), path(in.array("path", MOST_STEPS))));
  }

  /**
   * Reads a batch; a registry's answer has more fields, which are passed over.
   *
   * @throws InvalidInputException if it is none
   */
  public static Batch batch(JsonNode node) {
    JsonField in = new JsonField(node);
    return new Batch(
        in.number("index"),
        in.number("firstSequence"),
        in.whole("size"),
        in.hash("previousRoot"),
        in.hash("root"),
        in.time("closedAt"));
  }

  /**
   * Reads a signed receipt, whose signature is not checked by that.
   *
   * @throws InvalidInputException if it is none
   */
  public static SignedReceipt receipt(JsonNode node) {
    JsonField in = new JsonField(node);
    return new SignedReceipt(
        place(node),
        in.whole("index"),
        in.whole("size"),
        path(in.array("path", MOST_STEPS)),
        in.text("signature"));
  }

  private static Receipt place(JsonNode node) {
    JsonField in = new JsonField(node);
    return new Receipt(
        in.id("logId"), in.number("sequence"), in.hash("leafHash"), in.hash("previousHead"));
  }

  private static List<Hash> path(List<JsonNode> nodes) {
    List<Hash> hashes = new ArrayList<>();
    nodes.forEach(node -> hashes.add(JsonField.hash("path", node.asText())));
    return hashes;
  }
}
