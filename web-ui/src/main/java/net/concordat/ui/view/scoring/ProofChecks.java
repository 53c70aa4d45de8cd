// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.scoring;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import net.concordat.decisions.InvalidInputException;
import net.concordat.decisions.anchor.AnchoredLog;
import net.concordat.decisions.anchor.DecisionCheck;
import net.concordat.decisions.log.DecisionJson;
import net.concordat.decisions.log.DecisionProof;
import net.concordat.decisions.log.ReceiptKey;
import net.concordat.decisions.record.Decision;
import net.concordat.decisions.record.DecisionRecord;
import net.concordat.decisions.record.Payload;
import net.concordat.ui.api.AnchoredBatch;
import net.concordat.ui.api.AuditApi;
import net.concordat.ui.api.LedgerProof;
import net.concordat.ui.api.ScoredDecision;
import net.concordat.ui.api.ScoredDecision.Decided;
import net.concordat.ui.api.ScoredDecision.Reason;

/** Checks a decision here, from what is shown of it up to the transaction that anchored it. */
final class ProofChecks {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ScoredDecision read;
  private final DecisionProof proof;
  private final AnchoredBatch anchored;
  private final AuditApi audit;

  ProofChecks(ScoredDecision read, DecisionProof proof, AnchoredBatch anchored, AuditApi audit) {
    this.read = read;
    this.proof = proof;
    this.anchored = anchored;
    this.audit = audit;
  }

  /**
   * Something that was checked.
   *
   * @param name of its text
   * @param faults a sentence for each thing that is wrong; none if it holds
   */
  record Check(String name, List<String> faults) {
    static Check of(String name, boolean holds, String fault) {
      return new Check(name, holds ? List.of() : List.of(fault));
    }
  }

  /** What can be checked of it. */
  List<Check> all() {
    List<Check> checks = new ArrayList<>();
    checks.add(
        Check.of(
            "leaf",
            proof.receipt().leafHash().equals(proof.record().leafHash()),
            "The record is not the one of its leaf hash"));
    checks.add(
        Check.of("record", isShown(), "The record in the log says otherwise than this page"));
    JsonNode values = read.values();
    String features = read.features();
    String salt = read.salt();
    if (values != null && features != null && salt != null) {
      checks.add(
          Check.of(
              "values",
              isOf(values, features, salt),
              "These values are not those of the record's digest"));
    }
    checks.add(new Check("path", DecisionCheck.faults(proof, anchored.batch())));
    JsonNode receipt = read.decision().receipt();
    if (receipt != null) {
      checks.add(new Check("receipt", receipt(receipt)));
    }
    checks.add(transaction());
    return checks;
  }

  private boolean isShown() {
    Decided shown = read.decision();
    return proof.record() instanceof DecisionRecord record
        && record.id().equals(shown.id())
        && record.versionId().equals(shown.versionId())
        && record.adoptionId().equals(shown.adoptionId())
        && record.score() == shown.score()
        && record.threshold() == shown.threshold()
        && record.decision() == Decision.of(shown.score(), shown.threshold())
        && record.decision().name().equals(shown.decision())
        && record.reasons().equals(shown.reasons().stream().map(Reason::code).toList())
        && record.baseline().equals(shown.baseline())
        && record.at().equals(shown.at())
        && record.caller().equals(shown.caller())
        && Objects.equals(record.insteadOf(), shown.insteadOf());
  }

  /** Whether the bytes are those of the digest, and say what is shown. */
  private boolean isOf(JsonNode values, String features, String salt) {
    try {
      byte[] bytes = Base64.getDecoder().decode(features);
      Payload payload = new Payload(Base64.getDecoder().decode(salt), bytes);
      return proof.record() instanceof DecisionRecord record
          && payload.digest(record.id()).equals(record.featureDigest())
          && JSON.readTree(bytes).equals(values);
    } catch (IOException | IllegalArgumentException | InvalidInputException e) {
      return false;
    }
  }

  private List<String> receipt(JsonNode receipt) {
    try {
      AnchoredLog log =
          new AnchoredLog(proof.receipt().logId(), ReceiptKey.of(anchored.receiptKey()), List.of());
      return DecisionCheck.faults(DecisionJson.receipt(receipt), proof, log);
    } catch (InvalidInputException e) {
      return List.of(String.valueOf(e.getMessage()));
    }
  }

  private Check transaction() {
    LedgerProof verified = audit.verification(anchored.txId());
    return Check.of("transaction", verified.valid(), String.valueOf(verified.problem()));
  }
}
