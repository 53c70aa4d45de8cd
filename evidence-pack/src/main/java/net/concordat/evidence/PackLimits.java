// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

import java.util.Map;
import java.util.SortedMap;

/**
 * How much there can be in a pack, so that verifying one costs a bounded amount whoever wrote it.
 * No pack is written that passes them either.
 */
final class PackLimits {
  /** Most bytes of a pack: it is verified in memory. */
  static final int BYTES = 256 << 20;

  /** Most entries. */
  static final int ENTRIES = 50_000;

  /** Most transactions. */
  static final int TRANSACTIONS = 5_000;

  /** Most bytes of a transaction: a message of Corda's holds no more. */
  static final int TRANSACTION = 10 << 20;

  /** Most signatures of a transaction: many times the parties that a consortium can have. */
  static final int SIGNATURES = 500;

  /** Most assertions of people in all transactions together. */
  static final int ASSERTIONS = 20_000;

  /** Most revisions of documents. */
  static final int DOCUMENTS = 10_000;

  /** Most bytes of a revision: a registry takes no more. */
  static final int DOCUMENT = 1 << 20;

  private PackLimits() {}

  /**
   * Requires that there are no more and no larger transactions and documents.
   *
   * @param given the entries, of which others are worked out
   */
  static void require(SortedMap<String, byte[]> given) throws PackLimitException {
    int transactions = 0;
    int documents = 0;
    for (Map.Entry<String, byte[]> entry : given.entrySet()) {
      String name = entry.getKey();
      int size = entry.getValue().length;
      if (name.startsWith(Pack.TRANSACTIONS) && name.endsWith(Pack.BINARY)) {
        transactions++;
        requireAtMost(name, TRANSACTION, "bytes", size);
      } else if (name.startsWith(Pack.DOCUMENTS) || name.startsWith(Pack.OTHERS)) {
        documents++;
        requireAtMost(name, DOCUMENT, "bytes", size);
      }
    }
    requireAtMost(Pack.TRANSACTIONS, TRANSACTIONS, "transactions", transactions);
    requireAtMost(Pack.DOCUMENTS, DOCUMENTS, "documents", documents);
  }

  /**
   * Requires that there is no more of something.
   *
   * @param entry where
   * @param what of which there is so much, in the plural
   */
  static void requireAtMost(String entry, long most, String what, long there)
      throws PackLimitException {
    if (there > most) {
      throw new PackLimitException(
          entry, "a pack has at most %d %s here; given %d".formatted(most, what, there));
    }
  }
}
