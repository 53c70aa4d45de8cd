// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;

/** Tells callers what became of their entries, once the disk has them. */
final class Acknowledger {
  /** With more, each receipt's path to what is signed costs more than a signature saves. */
  private static final int ENOUGH_TO_SIGN = 64;

  private final Signer signer;

  Acknowledger(Signer signer) {
    this.signer = signer;
  }

  /** Tells everybody of a group, in whose order receipts are signed together. */
  void tell(List<Pending> group) {
    List<Pending> together = new ArrayList<>();
    int receipts = 0;
    for (Pending pending : group) {
      if (pending.failure != null) {
        pending.result.completeExceptionally(pending.failure);
        continue;
      }
      together.add(pending);
      receipts += pending.receipts.size();
      if (receipts >= ENOUGH_TO_SIGN) {
        tellOfRecords(together);
        together.clear();
        receipts = 0;
      }
    }
    tellOfRecords(together);
  }

  private void tellOfRecords(List<Pending> recorded) {
    try {
      List<SignedReceipt> signed =
          signer.sign(recorded.stream().flatMap(pending -> pending.receipts.stream()).toList());
      int from = 0;
      for (Pending pending : recorded) {
        int to = from + pending.receipts.size();
        pending.result.complete(List.copyOf(signed.subList(from, to)));
        from = to;
      }
    } catch (GeneralSecurityException | RuntimeException e) {
      LogUnavailableException unsigned =
          new LogUnavailableException("No receipt can be signed: " + e.getMessage(), e);
      recorded.forEach(pending -> pending.result.completeExceptionally(unsigned));
    }
  }
}
