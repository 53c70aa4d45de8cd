// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;
import net.corda.core.crypto.SecureHash;

/** What this node offers a federation's evaluators in a round. */
@Entity
@Table(name = "concordat_offer")
public class OfferRow {
  private static final String BETWEEN = ",";

  @Id
  @Column(name = "id", nullable = false, length = 80)
  private String id = "";

  @Column(name = "digests", nullable = false, length = 6_500)
  private String digests = "";

  @Column(name = "closed", nullable = false)
  private boolean closed;

  /** For the database alone. */
  protected OfferRow() {}

  OfferRow(String id, List<SecureHash> digests) {
    this.id = id;
    this.digests = digests.stream().map(SecureHash::toString).collect(Collectors.joining(BETWEEN));
  }

  boolean isClosed() {
    return closed;
  }

  void close() {
    closed = true;
  }

  List<SecureHash> getDigests() {
    List<SecureHash> all = new ArrayList<>();
    for (String digest : digests.split(BETWEEN)) {
      all.add(SecureHash.create(digest));
    }
    return all;
  }
}
