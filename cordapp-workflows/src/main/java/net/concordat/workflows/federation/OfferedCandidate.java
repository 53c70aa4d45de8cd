// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** Which weights an aggregator would have a round make. */
@CordaSerializable
public final class OfferedCandidate {
  private final @Nullable SecureHash digest;
  private final long sizeBytes;

  /**
   * @param digest of the weights; null as long as there are none
   * @param sizeBytes how long they are
   */
  @ConstructorForDeserialization
  public OfferedCandidate(@Nullable SecureHash digest, long sizeBytes) {
    this.digest = digest;
    this.sizeBytes = sizeBytes;
  }

  public @Nullable SecureHash getDigest() {
    return digest;
  }

  public long getSizeBytes() {
    return sizeBytes;
  }
}
