// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import net.concordat.contracts.federation.Judgement;
import net.corda.core.crypto.SecureHash;
import net.corda.core.utilities.ByteArrays;
import net.corda.core.utilities.OpaqueBytes;

/** What one evaluator said of what one aggregator offered in a round. */
@Entity
@Table(name = "concordat_judgement")
public class JudgementRow {
  private static final String BETWEEN = ",";

  @Id
  @Column(name = "id", nullable = false, length = 90)
  private String id = "";

  @Column(name = "offer_id", nullable = false, length = 85)
  private String offerId = "";

  @Column(name = "place", nullable = false)
  private int place;

  @Column(name = "offered", nullable = false, length = 64)
  private String offered = "";

  @Column(name = "gains", nullable = false, length = 1_200)
  private String gains = "";

  @Column(name = "signature", nullable = false, length = 1_100)
  private String signature = "";

  /** For the database alone. */
  protected JudgementRow() {}

  JudgementRow(String offerId, SecureHash offered, Judgement judgement) {
    this.id = offerId + "/" + judgement.getPlace();
    this.offerId = offerId;
    this.place = judgement.getPlace();
    this.offered = offered.toString();
    this.gains = text(judgement.getGains());
    this.signature = ByteArrays.toHexString(judgement.getSignature().getBytes());
  }

  private static String text(List<Integer> gains) {
    return gains.stream().map(String::valueOf).collect(Collectors.joining(BETWEEN));
  }

  boolean says(SecureHash ofOffer, List<Integer> someGains) {
    return offered.equals(ofOffer.toString()) && gains.equals(text(someGains));
  }

  Judgement toJudgement() {
    List<Integer> all = new ArrayList<>();
    for (String gain : gains.split(BETWEEN)) {
      all.add(Integer.valueOf(gain));
    }
    return new Judgement(place, all, new OpaqueBytes(ByteArrays.parseAsHex(signature)));
  }
}
