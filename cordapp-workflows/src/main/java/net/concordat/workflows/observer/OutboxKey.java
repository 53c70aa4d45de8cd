// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import java.io.Serializable;
import java.util.Objects;
import javax.persistence.Column;
import javax.persistence.Embeddable;
import org.jspecify.annotations.Nullable;

/** A transaction and who is to be told of it. */
@Embeddable
public class OutboxKey implements Serializable {
  private static final long serialVersionUID = 1;

  @Column(name = "tx_id", nullable = false, length = 64)
  private String txId = "";

  @Column(name = "recipient", nullable = false, length = 255)
  private String recipient = "";

  /** For the database alone. */
  protected OutboxKey() {}

  OutboxKey(String txId, String recipient) {
    this.txId = txId;
    this.recipient = recipient;
  }

  String getTxId() {
    return txId;
  }

  String getRecipient() {
    return recipient;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OutboxKey
        && txId.equals(((OutboxKey) other).txId)
        && recipient.equals(((OutboxKey) other).recipient);
  }

  @Override
  public int hashCode() {
    return Objects.hash(txId, recipient);
  }
}
