// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Tells callers what became of their entries, once the disk has them, in a thread of its own: while
 * it signs, the next ones are written. What waits for a signature is signed together.
 */
final class Acknowledger {
  /** With more, each receipt's path to what is signed costs more than a signature saves. */
  private static final int MOST_SIGNED = 256;

  private final Signer signer;
  private final BlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
  private final Pending last = new Pending(List.of());
  private final Thread thread;

  Acknowledger(Signer signer) {
    this.signer = signer;
    this.thread = new Thread(this::acknowledgeAll, "decision-receipts");
    thread.setDaemon(true);
    thread.start();
  }

  /** Takes what was written, or failed. */
  void take(List<Pending> written) {
    queue.addAll(written);
  }

  private void acknowledgeAll() {
    List<Pending> group = new ArrayList<>();
    try {
      while (group.isEmpty() || group.get(group.size() - 1) != last) {
        group.clear();
        int receipts = 0;
        for (Pending next = queue.take(); next != null; next = queue.poll()) {
          group.add(next);
          receipts += next.receipts.size();
          if (next == last || receipts >= MOST_SIGNED) {
            break;
          }
        }
        acknowledge(group);
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException("Nobody interrupts whoever signs receipts", e);
    }
  }

  private void acknowledge(List<Pending> group) {
    List<Pending> recorded = group.stream().filter(pending -> pending.failure == null).toList();
    try {
      List<SignedReceipt> signed =
          signer.sign(recorded.stream().flatMap(pending -> pending.receipts.stream()).toList());
      int from = 0;
      for (Pending pending : recorded) {
        int to = from + pending.receipts.size();
        pending.result.complete(List.copyOf(signed.subList(from, to)));
        from = to;
      }
    } catch (GeneralSecurityException | RuntimeException | Error e) {
      LogUnavailableException unsigned =
          new LogUnavailableException("No receipt can be signed: " + e.getMessage(), e);
      recorded.forEach(pending -> pending.failure = unsigned);
    }
    for (Pending pending : group) {
      if (pending.failure != null) {
        pending.result.completeExceptionally(pending.failure);
      }
    }
  }

  /** Waits until everybody was told. */
  void close() {
    queue.add(last);
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
