// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import java.io.Serializable;
import java.util.Objects;
import javax.persistence.Column;
import javax.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** A transaction and another node: who is to be told of it, or who sent it. */
@Embeddable
public class TransactionParty implements Serializable {
  private static final long serialVersionUID = 1;

  @Column(name = "tx_id", nullable = false, length = 64)
  private String txId = "";

  @Column(name = "party", nullable = false, length = 255)
  private String party = "";

  /** For the database alone. */
  protected TransactionParty() {}

  TransactionParty(String txId, String party) {
    this.txId = txId;
    this.party = party;
  }

  String getTxId() {
    return txId;
  }

  /** The node's X.500 name. */
  String getParty() {
    return party;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TransactionParty
        && txId.equals(((TransactionParty) other).txId)
        && party.equals(((TransactionParty) other).party);
  }

  @Override
  public int hashCode() {
    return Objects.hash(txId, party);
  }
}
