// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import net.concordat.decisions.Hash;
import net.concordat.decisions.anchor.AnchoringStatus;
import net.concordat.decisions.log.SignedReceipt;
import net.concordat.decisions.record.DecisionRecord;
import net.concordat.decisions.record.OverrideRecord;
import net.concordat.scoring.outcome.Outcome;
import net.concordat.scoring.serving.Gate.Contact;
import org.jspecify.annotations.Nullable;

/** What is answered, in the shapes of docs/scoring.md. */
final class Answers {
  private Answers() {}

  /**
   * A decision with its receipt; once its payload was erased without one.
   *
   * @param baseline what the reasons are measured from
   * @param insteadOf the suspended champion's adoption, where its fall-back decided
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record DecisionAnswer(
      UUID id,
      String versionId,
      UUID adoptionId,
      double score,
      double threshold,
      String decision,
      List<ReasonAnswer> reasons,
      String baseline,
      Instant at,
      String caller,
      @Nullable UUID insteadOf,
      @Nullable ReceiptAnswer receipt) {
    static DecisionAnswer of(DecisionRecord record, @Nullable SignedReceipt receipt) {
      return new DecisionAnswer(
          record.id(),
          record.versionId(),
          record.adoptionId(),
          record.score(),
          record.threshold(),
          record.decision().name(),
          ranked(record.reasons()),
          record.baseline(),
          record.at(),
          record.caller(),
          record.insteadOf(),
          receipt == null ? null : ReceiptAnswer.of(receipt));
    }
  }

  /** What moved the score; 1 is the rank of what moved it most. */
  record ReasonAnswer(String code, int rank) {}

  /** As {@link SignedReceipt}. */
  record ReceiptAnswer(
      UUID logId,
      long sequence,
      String leafHash,
      String previousHead,
      int index,
      int size,
      List<String> path,
      String signature) {
    static ReceiptAnswer of(SignedReceipt signed) {
      return new ReceiptAnswer(
          signed.receipt().logId(),
          signed.receipt().sequence(),
          signed.receipt().leafHash().toString(),
          signed.receipt().previousHead().toString(),
          signed.index(),
          signed.size(),
          hex(signed.path()),
          signed.signature());
    }
  }

  /** What is known of the ledger's last contact. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record LedgerAnswer(@Nullable Instant contactAt, boolean away, @Nullable String problem) {
    static LedgerAnswer of(Contact contact) {
      return new LedgerAnswer(contact.contactAt(), contact.away(), contact.problem());
    }
  }

  /** How far the anchoring of decisions is. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record AnchoringAnswer(long anchored, @Nullable Instant waitingSince, @Nullable String problem) {
    static AnchoringAnswer of(AnchoringStatus status) {
      return new AnchoringAnswer(
          status.anchored(), status.waitingSince().orElse(null), status.problem().orElse(null));
    }
  }

  /** The answer to one request. */
  record DecisionsAnswer(List<DecisionAnswer> decisions, LedgerAnswer ledger) {}

  /**
   * A decision in full: its record as it was hashed, what it was made on, what people and
   * challengers said.
   *
   * @param values what the features say
   * @param features the bytes of which the record has the digest
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record FullAnswer(
      DecisionAnswer decision,
      byte[] record,
      @Nullable Object values,
      byte @Nullable [] features,
      byte @Nullable [] salt,
      List<OverrideAnswer> overrides,
      List<DecisionAnswer> shadows,
      @Nullable OutcomeAnswer outcome) {}

  /** What a case turned out to be: {@code label} is null if that will never be known. */
  record OutcomeAnswer(@Nullable Boolean label, Instant at) {
    static OutcomeAnswer of(Outcome outcome) {
      return new OutcomeAnswer(outcome.label(), outcome.at());
    }
  }

  /** A person's other decision. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record OverrideAnswer(
      UUID id,
      UUID overridden,
      String decision,
      String reason,
      String person,
      Instant at,
      @Nullable ReceiptAnswer receipt) {
    static OverrideAnswer of(OverrideRecord record, @Nullable SignedReceipt receipt) {
      return new OverrideAnswer(
          record.id(),
          record.overridden(),
          record.decision().name(),
          record.reason(),
          record.person(),
          record.at(),
          receipt == null ? null : ReceiptAnswer.of(receipt));
    }
  }

  static List<ReasonAnswer> ranked(List<String> codes) {
    return IntStream.range(0, codes.size())
        .mapToObj(i -> new ReasonAnswer(codes.get(i), i + 1))
        .toList();
  }

  private static List<String> hex(List<Hash> hashes) {
    return hashes.stream().map(Hash::toString).toList();
  }
}
