// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import net.corda.core.transactions.SignedTransaction;

/** The entries of a pack in their folders. */
final class Pack {
  /** Transactions in Corda's form, each under its id. */
  static final String TRANSACTIONS = "transactions/";

  /** Who confirmed to hold which transaction. */
  static final String RECEIPTS = "receipts/";

  /** Documents whose SHA-256, with which their names end, stands on the ledger. */
  static final String DOCUMENTS = "documents/";

  /** Documents that the ledger does not name; their names end with their SHA-256 likewise. */
  static final String OTHERS = "others/";

  /** How a transaction in Corda's form ends. */
  static final String BINARY = ".bin";

  private Pack() {}

  /** The entries of a folder, by what comes after its name. */
  static SortedMap<String, byte[]> folder(SortedMap<String, byte[]> entries, String folder) {
    SortedMap<String, byte[]> inside = new TreeMap<>();
    entries.forEach(
        (name, content) -> {
          if (name.startsWith(folder)) {
            inside.put(name.substring(folder.length()), content);
          }
        });
    return inside;
  }

  /** Where a document is, of a name in a folder. */
  static Optional<String> document(SortedMap<String, byte[]> entries, String name) {
    return List.of(DOCUMENTS, OTHERS).stream()
        .map(folder -> folder + name)
        .filter(entries::containsKey)
        .findFirst();
  }

  /**
   * Whether an entry is one from which others are worked out, rather than one of those.
   *
   * @param name its name
   */
  static boolean isGiven(String name) {
    return name.startsWith(DOCUMENTS)
        || name.startsWith(OTHERS)
        || name.startsWith(RECEIPTS)
        || name.equals(Revisions.NAME)
        || (name.startsWith(TRANSACTIONS) && name.endsWith(BINARY));
  }

  /**
   * Reads the transactions.
   *
   * @throws EvidenceException naming the first that cannot be read, or that has another's id; or
   *     what there is too much of
   */
  static LedgerGraph graph(SortedMap<String, byte[]> entries) throws EvidenceException {
    PackLimits.require(entries);
    LedgerGraph graph = new LedgerGraph();
    for (var entry : folder(entries, TRANSACTIONS).entrySet()) {
      if (entry.getKey().endsWith(BINARY)) {
        String name = TRANSACTIONS + entry.getKey();
        SignedTransaction transaction = WireForm.read(name, entry.getValue());
        String id = LedgerJson.hex(transaction.getId());
        if (!entry.getKey().equals(id + BINARY)) {
          throw new EvidenceException(name, "the transaction that is here has the id " + id);
        }
        graph.add(transaction);
      }
    }
    return graph;
  }
}
