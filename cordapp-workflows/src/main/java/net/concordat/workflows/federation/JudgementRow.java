// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import net.concordat.contracts.federation.Judgement;
import net.corda.core.crypto.SecureHash;
import net.corda.core.utilities.ByteArrays;
import net.corda.core.utilities.OpaqueBytes;

/** What one evaluator said of the weights that one aggregator offered in a round. */
@Entity
@Table(name = "concordat_judgement")
public class JudgementRow {
  @Id
  @Column(name = "id", nullable = false, length = 80)
  private String id = "";

  @Column(name = "offer_id", nullable = false, length = 75)
  private String offerId = "";

  @Column(name = "place", nullable = false)
  private int place;

  @Column(name = "candidate", nullable = false, length = 64)
  private String candidate = "";

  @Column(name = "gain", nullable = false)
  private int gain;

  @Column(name = "signature", nullable = false, length = 1_100)
  private String signature = "";

  /** For the database alone. */
  protected JudgementRow() {}

  JudgementRow(String offerId, SecureHash candidate, Judgement judgement) {
    this.id = offerId + "/" + judgement.getPlace();
    this.offerId = offerId;
    this.place = judgement.getPlace();
    this.candidate = candidate.toString();
    this.gain = judgement.getGainMillionths();
    this.signature = ByteArrays.toHexString(judgement.getSignature().getBytes());
  }

  boolean says(SecureHash ofCandidate, int gainMillionths) {
    return candidate.equals(ofCandidate.toString()) && gain == gainMillionths;
  }

  Judgement toJudgement() {
    return new Judgement(place, gain, new OpaqueBytes(ByteArrays.parseAsHex(signature)));
  }
}
