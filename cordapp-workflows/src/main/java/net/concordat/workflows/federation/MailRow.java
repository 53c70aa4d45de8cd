// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import net.concordat.contracts.federation.ExclusionReason;
import net.concordat.contracts.federation.UpdateCommitment;
import net.corda.core.crypto.SecureHash;
import net.corda.core.utilities.ByteArrays;
import net.corda.core.utilities.OpaqueBytes;
import org.jspecify.annotations.Nullable;

/** What one client has sent this node in one round; of this node itself, what it committed to. */
@Entity
@Table(name = "concordat_mail")
public class MailRow {
  @Id
  @Column(name = "id", nullable = false, length = 80)
  private String id = "";

  @Column(name = "round_id", nullable = false, length = 70)
  private String roundId = "";

  @Column(name = "seat", nullable = false)
  private int seat;

  @Column(name = "digest", nullable = false, length = 64)
  private String digest = "";

  @Column(name = "signature", nullable = false, length = 1_100)
  private String signature = "";

  @Column(name = "second_digest", length = 64)
  private @Nullable String secondDigest;

  @Column(name = "second_signature", length = 1_100)
  private @Nullable String secondSignature;

  @Column(name = "arrived", nullable = false)
  private boolean arrived;

  @Column(name = "finding", length = 20)
  private @Nullable String finding;

  /** For the database alone. */
  protected MailRow() {}

  MailRow(String roundId, UpdateCommitment commitment) {
    this.id = roundId + "/" + commitment.getSeat();
    this.roundId = roundId;
    this.seat = commitment.getSeat();
    this.digest = commitment.getDigest().toString();
    this.signature = ByteArrays.toHexString(commitment.getSignature().getBytes());
  }

  /** Takes another commitment of the same client: the first that differs is kept as well. */
  void take(UpdateCommitment commitment) {
    if (!commitment.getDigest().toString().equals(digest) && secondDigest == null) {
      secondDigest = commitment.getDigest().toString();
      secondSignature = ByteArrays.toHexString(commitment.getSignature().getBytes());
    }
  }

  /** Notes that the update is here and as it should be, whatever an attempt before it brought. */
  void arrive() {
    arrived = true;
    finding = null;
  }

  /** Notes what is wrong with what came, unless it came as it should before. */
  void find(ExclusionReason reason) {
    if (!arrived) {
      finding = reason.name();
    }
  }

  UpdateMail toMail() {
    return new UpdateMail(
        commitment(digest, signature),
        secondDigest == null || secondSignature == null
            ? null
            : commitment(secondDigest, secondSignature),
        arrived,
        finding == null ? null : ExclusionReason.valueOf(finding));
  }

  private UpdateCommitment commitment(String ofDigest, String ofSignature) {
    return new UpdateCommitment(
        seat, SecureHash.create(ofDigest), new OpaqueBytes(ByteArrays.parseAsHex(ofSignature)));
  }
}
