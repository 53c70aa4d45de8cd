// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.fake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import net.concordat.common.MerkleTree;
import net.concordat.decisions.Fields;
import net.concordat.decisions.Hash;
import net.concordat.decisions.log.Batch;
import net.concordat.decisions.log.DecisionJson;
import net.concordat.decisions.log.DecisionProof;
import net.concordat.decisions.log.InclusionProof;
import net.concordat.decisions.log.Receipt;
import net.concordat.decisions.log.ReceiptKey;
import net.concordat.decisions.log.SignedReceipt;
import net.concordat.decisions.record.Decision;
import net.concordat.decisions.record.DecisionRecord;
import net.concordat.decisions.record.Payload;

/** What the bank's champion decided: a decision whose proof and receipt hold. */
public final class SampleDecisions {
  /** Its id. */
  public static final UUID ID = UUID.fromString("6a0c77c5-ca10-4c0e-a96b-0d4b7bd0b3ee");

  /** The log that it is in. */
  public static final UUID LOG = UUID.fromString("10c077c5-ca10-4c0e-a96b-0d4b7bd0b3ee");

  /** The transaction that anchored its batch. */
  public static final String TRANSACTION = "a".repeat(64);

  /** Its place in the log. */
  private static final int SEQUENCE = 17;

  /** The records of the log's first batch. */
  private static final int SIZE = 40;

  private static final KeyPair KEY = key();
  private static final Payload PAYLOAD =
      new Payload(
          new byte[Payload.SALT_BYTES],
          "{\"V1\": -1.2, \"Amount\": 8.125e2, \"country\": \"GB\", \"V4\": null}"
              .getBytes(StandardCharsets.UTF_8));

  private SampleDecisions() {}

  static void tell(FakeRegistry scoring) {
    scoring.gives("decisions/" + ID, decision(List.of("Amount", "V1", "country")));
    scoring.gives("decisions/" + ID + "/proof", proof(List.of("Amount", "V1", "country")));
    scoring.gives("state", STATE);
  }

  static void tellRegistry(FakeRegistry registry) {
    registry.gives("scoring/logs/" + LOG + "/batches/0", batch(List.of("Amount", "V1", "country")));
    registry.gives("scoring/logs", LOGS);
  }

  private static DecisionRecord record(List<String> reasons) {
    return new DecisionRecord(
        ID,
        Samples.CARD_FRAUD + "/80",
        UUID.fromString(UseSamples.CHAMPION),
        PAYLOAD.digest(ID),
        0.731_25,
        0.35,
        Decision.FLAGGED,
        reasons,
        "reference",
        Instant.parse("2026-03-02T11:58:30.123Z"),
        "concordat-gateway",
        null);
  }

  /** The whole answer about it. */
  public static String decision(List<String> reasons) {
    ObjectNode answer =
        Json.read("{\"overrides\": [" + OVERRIDE + "], \"shadows\": [" + SHADOW + "]}");
    answer.set("decision", Json.read(decided(reasons)));
    answer.set("values", Json.read(new String(PAYLOAD.features(), StandardCharsets.UTF_8)));
    answer.put("features", Base64.getEncoder().encodeToString(PAYLOAD.features()));
    answer.put("salt", Base64.getEncoder().encodeToString(PAYLOAD.salt()));
    answer.put("record", Base64.getEncoder().encodeToString(record(reasons).encoded()));
    ((ObjectNode) answer.path("decision")).set("receipt", DecisionJson.of(receipt(reasons)));
    return answer.toString();
  }

  private static String decided(List<String> reasons) {
    DecisionRecord record = record(reasons);
    ObjectNode decided = Json.read("{}");
    decided.put("id", ID.toString());
    decided.put("versionId", record.versionId());
    decided.put("adoptionId", record.adoptionId().toString());
    decided.put("score", record.score());
    decided.put("threshold", record.threshold());
    decided.put("decision", record.decision().name());
    for (int rank = 1; rank <= reasons.size(); rank++) {
      decided.withArray("reasons").addObject().put("code", reasons.get(rank - 1)).put("rank", rank);
    }
    decided.put("baseline", record.baseline());
    decided.put("at", record.at().toString());
    decided.put("caller", record.caller());
    return decided.toString();
  }

  /** That it is in its batch. */
  public static String proof(List<String> reasons) {
    return DecisionJson.of(
            new DecisionProof(
                record(reasons),
                place(reasons),
                new InclusionProof(
                    closed(reasons),
                    SEQUENCE,
                    tree(reasons).auditPath(SEQUENCE).stream().map(Hash::of).toList())))
        .toString();
  }

  /** That batch, as the registry has it. */
  public static String batch(List<String> reasons) {
    ObjectNode answer = DecisionJson.of(closed(reasons));
    answer.put("member", Samples.BANK).put("logId", LOG.toString());
    answer.put("receiptKey", ReceiptKey.hex(KEY.getPublic()));
    answer.set("state", Json.read("{\"txId\": \"" + TRANSACTION + "\", \"outputIndex\": 0}"));
    answer.put("since", "2026-03-02T11:59:31Z");
    return answer.toString();
  }

  private static MerkleTree tree(List<String> reasons) {
    List<byte[]> leaves = new java.util.ArrayList<>();
    for (int i = 0; i < SIZE; i++) {
      leaves.add(i == SEQUENCE ? record(reasons).encoded() : new byte[] {(byte) i});
    }
    return new MerkleTree(leaves);
  }

  private static Batch closed(List<String> reasons) {
    return new Batch(
        0,
        0,
        SIZE,
        Batch.noPreviousRoot(LOG),
        Hash.of(tree(reasons).root()),
        Instant.parse("2026-03-02T11:59:30.500Z"));
  }

  private static Receipt place(List<String> reasons) {
    return new Receipt(LOG, SEQUENCE, record(reasons).leafHash(), Receipt.firstHead(LOG));
  }

  private static SignedReceipt receipt(List<String> reasons) {
    Receipt place = place(reasons);
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(KEY.getPrivate());
      signer.update(
          new Fields("concordat/decision-receipts/1")
              .bytes(MerkleTree.leafHash(place.encoded()))
              .number(1L)
              .encoded());
      return new SignedReceipt(place, 0, 1, List.of(), HexFormat.of().formatHex(signer.sign()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair key() {
    try {
      return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final String OVERRIDE =
      """
      {"id": "07e177c5-ca10-4c0e-a96b-0d4b7bd0b3ee", "overridden": "%s", "decision": "PASSED",
       "reason": "CUSTOMER-CONFIRMED", "person": "subject-of-approver",
       "at": "2026-03-02T12:20:00Z"}
      """
          .formatted(ID);

  private static final String SHADOW =
      """
      {"id": "5ad077c5-ca10-4c0e-a96b-0d4b7bd0b3ee", "versionId": "%s/76",
       "adoptionId": "ad2277c5-ca10-4c0e-a96b-0d4b7bd0b3ee", "score": 0.2175, "threshold": 0.3,
       "decision": "PASSED", "reasons": [{"code": "V1", "rank": 1}], "baseline": "reference",
       "at": "2026-03-02T11:58:30.123Z", "caller": "concordat-gateway"}
      """
          .formatted(Samples.CARD_FRAUD);

  private static final String STATE =
      """
      {"ledger": {"contactAt": "2026-03-02T12:00:00Z", "away": false}, "receiptKey": "MCow",
       "shadow": {"scored": 40, "refused": 0, "leftOut": 0}, "monitoring": {},
       "versions": [
         {"purpose": "fraud", "place": "CHAMPION", "versionId": "%1$s/80", "usable": true,
          "artifactDigest": "%2$s", "adoptionId": "%3$s", "since": "2026-02-28T11:00:00Z",
          "expiresAt": "2099-12-31T00:00:00Z", "threshold": 0.35, "minutesWithoutLedger": 60},
         {"purpose": "fraud", "place": "CHALLENGER", "versionId": "%1$s/76", "usable": false,
          "artifactDigest": "%2$s", "adoptionId": "ad2277c5-ca10-4c0e-a96b-0d4b7bd0b3ee",
          "since": "2026-02-28T11:00:00Z", "expiresAt": "2099-12-31T00:00:00Z",
          "reason": "FROZEN", "detail": "The version is frozen by its owner."}]}
      """
          .formatted(Samples.CARD_FRAUD, "1050".repeat(16), UseSamples.CHAMPION);

  private static final String LOGS =
      """
      [{"last": {"member": "%1$s", "logId": "%2$s", "receiptKey": "%3$s", "index": 41,
         "firstSequence": 120345, "size": 10000, "previousRoot": "%3$s", "root": "%3$s",
         "closedAt": "2026-03-02T11:59:30.500Z", "state": {"txId": "00", "outputIndex": 0},
         "since": "2026-03-02T11:59:31Z"}, "batches": 42, "records": 130345, "complete": true},
       {"last": {"member": "%4$s", "logId": "10c177c5-ca10-4c0e-a96b-0d4b7bd0b3ee",
         "receiptKey": "%3$s", "index": 7, "firstSequence": 2100, "size": 300,
         "previousRoot": "%3$s", "root": "%3$s", "closedAt": "2026-03-02T11:57:02Z",
         "state": {"txId": "00", "outputIndex": 0}, "since": "2026-03-02T11:57:03Z"},
        "batches": 7, "records": 2100, "complete": false}]
      """
          .formatted(Samples.BANK, LOG, "5c".repeat(32), Samples.OTHER_BANK);

  /** Trees from texts that are known to be some. */
  private static final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static ObjectNode read(String text) {
      try {
        return (ObjectNode) MAPPER.readTree(text);
      } catch (JsonProcessingException e) {
        throw new IllegalArgumentException(e);
      }
    }
  }
}
