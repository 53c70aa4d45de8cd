// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.anchor;

import java.util.Optional;
import java.util.UUID;
import net.concordat.decisions.log.Batch;

/** Where a bank's batches are anchored. */
public interface Ledger {
  /**
   * The newest batch of a log that is anchored; what is anchored just now may not show yet.
   *
   * @throws LedgerUnavailableException if nobody answers
   */
  Optional<Batch> last(UUID logId);

  /**
   * Anchors a batch; the same again is the same.
   *
   * @param receiptKey of the log, see {@link net.concordat.decisions.log.ReceiptKey}
   * @throws LedgerUnavailableException if it may not have been done: to be tried again
   * @throws LedgerRefusedException if it is against a rule
   */
  void anchor(UUID logId, String receiptKey, Batch batch);
}
