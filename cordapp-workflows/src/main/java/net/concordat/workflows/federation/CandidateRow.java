// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import net.corda.core.crypto.SecureHash;

/** Which weights this node offers a federation's evaluators in a round. */
@Entity
@Table(name = "concordat_candidate")
public class CandidateRow {
  @Id
  @Column(name = "round_id", nullable = false, length = 70)
  private String roundId = "";

  @Column(name = "digest", nullable = false, length = 64)
  private String digest = "";

  /** For the database alone. */
  protected CandidateRow() {}

  CandidateRow(String roundId, SecureHash digest) {
    this.roundId = roundId;
    this.digest = digest.toString();
  }

  SecureHash getDigest() {
    return SecureHash.create(digest);
  }
}
