// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

/** Has the party's own node verify. */
public interface LedgerProofs {
  /**
   * Verifies a transaction that the node holds.
   *
   * @throws NodeUnavailableException if the node does not answer
   * @throws LedgerRefusedException if the node does not hold it
   */
  LedgerProof verify(String txId);
}
