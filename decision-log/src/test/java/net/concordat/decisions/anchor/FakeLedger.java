// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.anchor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.concordat.decisions.log.Batch;

/** A ledger in memory, with the rules of the real one, that may be away or die in between. */
final class FakeLedger implements Ledger {
  final List<Batch> batches = new ArrayList<>();
  boolean away;
  boolean silentAfterAnchoring;

  @Override
  public Optional<Batch> last(UUID logId) {
    requireThere();
    return batches.isEmpty() ? Optional.empty() : Optional.of(batches.get(batches.size() - 1));
  }

  @Override
  public void anchor(UUID logId, String receiptKey, Batch batch) {
    requireThere();
    if (batch.index() < batches.size()) {
      if (!batches.get((int) batch.index()).equals(batch)) {
        throw new LedgerRefusedException(
            "batch-once: A place in a log of decisions has one batch.");
      }
      return;
    }
    batches.add(batch);
    new AnchoredLog(logId, net.concordat.decisions.log.ReceiptKey.of(receiptKey), batches);
    if (silentAfterAnchoring) {
      throw new LedgerUnavailableException("The registry does not answer", null);
    }
  }

  private void requireThere() {
    if (away) {
      throw new LedgerUnavailableException("The registry does not answer", null);
    }
  }
}
