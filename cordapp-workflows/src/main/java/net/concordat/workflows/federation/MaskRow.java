// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import net.corda.core.crypto.SecureHash;
import net.corda.core.utilities.ByteArrays;
import net.corda.core.utilities.OpaqueBytes;

/**
 * What a client said in one step of a masked round, as this node has it from the client or a list.
 */
@Entity
@Table(name = "concordat_mask")
public class MaskRow {
  @Id
  @Column(name = "id", nullable = false, length = 100)
  private String id = "";

  @Column(name = "round_id", nullable = false, length = 70)
  private String roundId = "";

  @Column(name = "gatherer", nullable = false)
  private int gatherer;

  @Column(name = "step", nullable = false, length = 10)
  private String step = "";

  @Column(name = "seat", nullable = false)
  private int seat;

  @Column(name = "said", nullable = false, length = 8_192)
  private String said = "";

  @Column(name = "before_digest", nullable = false, length = 64)
  private String before = "";

  @Column(name = "signature", nullable = false, length = 1_100)
  private String signature = "";

  @Column(name = "listed", nullable = false)
  private boolean listed;

  /** For the database alone. */
  protected MaskRow() {}

  MaskRow(MaskedAttempt attempt, MaskMail mail) {
    this.roundId = attempt.getFederationId() + "/" + attempt.getRound();
    this.gatherer = attempt.getGatherer();
    this.step = mail.getStep().name();
    this.seat = mail.getSeat();
    this.id = id(attempt, mail.getStep(), seat);
    this.said = ByteArrays.toHexString(mail.getSaid().getBytes());
    this.before = mail.getBefore().toString();
    this.signature = ByteArrays.toHexString(mail.getSignature().getBytes());
  }

  static String id(MaskedAttempt attempt, MaskStep step, int seat) {
    return attempt.getFederationId()
        + "/"
        + attempt.getRound()
        + "/"
        + attempt.getGatherer()
        + "/"
        + step
        + "/"
        + seat;
  }

  void list() {
    listed = true;
  }

  MaskMail toMail() {
    return new MaskMail(
        MaskStep.valueOf(step),
        seat,
        new OpaqueBytes(ByteArrays.parseAsHex(said)),
        SecureHash.create(before),
        new OpaqueBytes(ByteArrays.parseAsHex(signature)));
  }
}
