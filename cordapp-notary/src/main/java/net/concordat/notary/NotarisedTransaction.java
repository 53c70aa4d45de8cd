// SPDX-License-Identifier: Apache-2.0
package net.concordat.notary;

import java.time.Instant;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;

/** One line of the notary's log: which transaction, when, and who had it notarised. */
@CordaSerializable
public final class NotarisedTransaction {
  private final long position;
  private final SecureHash txId;
  private final String requester;
  private final Instant at;

  /**
   * @param position its place in the log, growing, not without gaps
   * @param txId which transaction
   * @param requester the X.500 name of the node that had it notarised
   * @param at when, by the notary's clock
   */
  @ConstructorForDeserialization
  public NotarisedTransaction(long position, SecureHash txId, String requester, Instant at) {
    this.position = position;
    this.txId = txId;
    this.requester = requester;
    this.at = at;
  }

  public long getPosition() {
    return position;
  }

  public SecureHash getTxId() {
    return txId;
  }

  public String getRequester() {
    return requester;
  }

  public Instant getAt() {
    return at;
  }
}
