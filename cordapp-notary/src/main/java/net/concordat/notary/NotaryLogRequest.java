// SPDX-License-Identifier: Apache-2.0
package net.concordat.notary;

import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import net.corda.core.transactions.SignedTransaction;

/** Asks for a page of the notary's log, and shows that the one who asks is an observer. */
@CordaSerializable
public final class NotaryLogRequest {
  private final SignedTransaction consortium;
  private final long after;

  /**
   * @param consortium the transaction that produced the consortium as it stands
   * @param after the position of the last line that is known; 0 for none
   */
  @ConstructorForDeserialization
  public NotaryLogRequest(SignedTransaction consortium, long after) {
    this.consortium = consortium;
    this.after = after;
  }

  public SignedTransaction getConsortium() {
    return consortium;
  }

  public long getAfter() {
    return after;
  }
}
