// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.anchor;

import java.util.ArrayList;
import java.util.List;
import net.concordat.decisions.log.Batch;
import net.concordat.decisions.log.DecisionProof;
import net.concordat.decisions.log.Receipt;
import net.concordat.decisions.log.SignedReceipt;

/** Checks one decision without its log: proof and receipt against what is anchored. */
public final class DecisionCheck {
  private DecisionCheck() {}

  /**
   * Checks a proof.
   *
   * @param proof from anybody
   * @param ledger what is anchored, from somebody who is trusted
   * @return a sentence for each thing that is wrong; none if this record stands in the log, there
   */
  public static List<String> faults(DecisionProof proof, AnchoredLog ledger) {
    Receipt place = proof.receipt();
    List<String> faults = new ArrayList<>();
    if (!place.logId().equals(ledger.logId())) {
      faults.add("The proof is of the log " + place.logId() + ", not of " + ledger.logId());
    }
    if (!place.leafHash().equals(proof.record().leafHash())) {
      faults.add("The record is not the one of its leaf hash");
    }
    ledger
        .holding(place.sequence())
        .ifPresentOrElse(
            anchored -> faults.addAll(faults(proof, anchored)),
            () ->
                faults.add(
                    "Record "
                        + place.sequence()
                        + " is in no anchored batch: they have "
                        + ledger.records()
                        + " records, from 0 on"));
    return List.copyOf(faults);
  }

  /**
   * Checks the way of a proof's record to one anchored batch, which is its log's.
   *
   * @param proof from anybody
   * @param anchored from somebody who is trusted
   * @return a sentence for what is wrong; none if this record stands in that batch, there
   */
  public static List<String> faults(DecisionProof proof, Batch anchored) {
    if (!anchored.equals(proof.inclusion().batch())) {
      return List.of("The proof names another batch than the anchored one: " + anchored);
    }
    return proof.inclusion().shows(proof.record().leafHash(), anchored.root())
        ? List.of()
        : List.of("The proof does not lead from the record to the anchored root");
  }

  /**
   * Checks a receipt that somebody was given with the decision.
   *
   * @param signed from anybody
   * @param proof the proof of that decision
   * @param ledger what is anchored
   * @return a sentence for each thing that is wrong
   */
  public static List<String> faults(SignedReceipt signed, DecisionProof proof, AnchoredLog ledger) {
    List<String> faults = new ArrayList<>();
    if (!signed.isSignedBy(ledger.receiptKey())) {
      faults.add("The receipt is not signed with the key that the ledger has of the log");
    }
    if (!signed.receipt().leafHash().equals(proof.record().leafHash())) {
      faults.add("The receipt is of another record");
    } else if (!signed.receipt().equals(proof.receipt())) {
      faults.add("The receipt is of another place in the log than the proof");
    }
    return List.copyOf(faults);
  }
}
