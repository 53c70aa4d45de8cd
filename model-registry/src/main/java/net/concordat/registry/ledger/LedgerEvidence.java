// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import net.concordat.evidence.EvidenceContents;

/** What the node holds about a version, as an evidence pack takes it. */
public interface LedgerEvidence {
  /**
   * The transactions that matter to a version, with their signatures and receipts; no documents.
   *
   * @param modelId of which model, 64 hex digits
   * @param version which of its versions, one that the node knows
   * @throws NodeUnavailableException if the node does not answer
   */
  EvidenceContents of(String modelId, int version);

  /**
   * The signature of the node's party for an index.
   *
   * @param indexDigest its SHA-256
   * @throws NodeUnavailableException if the node does not answer
   */
  byte[] seal(byte[] indexDigest);
}
