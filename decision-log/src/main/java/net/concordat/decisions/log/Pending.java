// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One caller's entries on their way to the disk. */
final class Pending {
  final List<Entry> entries;
  final List<Receipt> receipts = new ArrayList<>();

  /** Why they may not have been recorded; null if the disk has them. */
  @Nullable RuntimeException failure;

  final CompletableFuture<List<SignedReceipt>> result = new CompletableFuture<>();

  Pending(List<Entry> entries) {
    this.entries = entries;
  }
}
