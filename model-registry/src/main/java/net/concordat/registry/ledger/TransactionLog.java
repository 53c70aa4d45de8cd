// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import java.util.List;

/** Keeps what transactions did. */
public interface TransactionLog {
  /** Takes transactions, each once. */
  void record(List<LedgerTransaction> transactions);
}
