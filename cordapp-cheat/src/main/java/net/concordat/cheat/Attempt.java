// SPDX-License-Identifier: Apache-2.0
package net.concordat.cheat;

import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** What became of a forged transaction at the notary. */
@CordaSerializable
public final class Attempt {
  private final SecureHash txId;
  private final @Nullable String refusal;

  /**
   * @param txId which transaction
   * @param refusal the notary's words; null if it signed
   */
  @ConstructorForDeserialization
  public Attempt(SecureHash txId, @Nullable String refusal) {
    this.txId = txId;
    this.refusal = refusal;
  }

  public SecureHash getTxId() {
    return txId;
  }

  public @Nullable String getRefusal() {
    return refusal;
  }
}
