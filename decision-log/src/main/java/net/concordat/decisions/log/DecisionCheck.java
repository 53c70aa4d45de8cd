// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.log;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import net.concordat.decisions.Hash;
import net.concordat.decisions.record.LogRecord;

/** Checks one decision without the log: record, receipt and proof against what was anchored. */
public final class DecisionCheck {
  private DecisionCheck() {}

  /**
   * Checks all.
   *
   * @param record its encoding, from anybody
   * @param receipt from anybody
   * @param proof from anybody
   * @param anchored the batch as the ledger has it
   * @param bank the bank's Ed25519 key
   * @return a sentence for each thing that is wrong; none if the bank recorded this, here
   * @throws net.concordat.decisions.InvalidInputException if the bytes are no record
   */
  public static List<String> faults(
      byte[] record, SignedReceipt receipt, InclusionProof proof, Batch anchored, PublicKey bank) {
    Hash leaf = LogRecord.decode(record).leafHash();
    List<String> faults = new ArrayList<>();
    if (!receipt.isSignedBy(bank)) {
      faults.add("The receipt is not signed by the bank");
    }
    if (!receipt.receipt().leafHash().equals(leaf)) {
      faults.add("The receipt is of another record");
    }
    if (receipt.receipt().sequence() != proof.sequence()) {
      faults.add("Receipt and proof are of different places in the log");
    }
    InclusionProof against = new InclusionProof(anchored, proof.sequence(), proof.path());
    if (!against.shows(leaf, anchored.root())) {
      faults.add("The proof does not lead from the record to the anchored root");
    }
    return List.copyOf(faults);
  }
}
