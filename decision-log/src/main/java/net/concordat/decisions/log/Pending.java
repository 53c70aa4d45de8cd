// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** One caller's entries on their way to the disk. */
final class Pending {
  final List<Entry> entries;
  final List<Receipt> receipts = new ArrayList<>();
  final CompletableFuture<List<SignedReceipt>> result = new CompletableFuture<>();

  Pending(List<Entry> entries) {
    this.entries = entries;
  }
}
