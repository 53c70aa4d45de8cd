// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Instant;
import java.util.UUID;

/** What a bank does with the record of its decisions. */
public sealed interface ScoringAct extends LedgerAct {
  /**
   * Anchors the next batch of a log; the first begins the log.
   *
   * @param logId of which log
   * @param receiptKey the Ed25519 key that signs its receipts, for good
   * @param index how many batches are before it
   * @param firstSequence how many records are before it
   * @param size how many it has
   * @param previousRoot the root of the batch before it
   * @param root of its records
   * @param closedAt when the log closed it, in milliseconds
   */
  record AnchorBatch(
      @NotNull UUID logId,
      @NotNull @Pattern(regexp = "[0-9a-f]{64}", message = KEY_FORM) String receiptKey,
      @Min(0) long index,
      @Min(0) long firstSequence,
      @Min(1) @Max(10_000) int size,
      @NotNull @Sha256 String previousRoot,
      @NotNull @Sha256 String root,
      @NotNull Instant closedAt)
      implements ScoringAct {
    private static final String KEY_FORM = "must be 64 hexadecimal digits in lower case";
  }
}
