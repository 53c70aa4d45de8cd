// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.decision;

import java.util.Collections;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.frame.LedgerHash;
import net.concordat.contracts.frame.Value;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** A version whose use was suspended is to be used again. */
@CordaSerializable
public final class ReinstateSubject extends Value implements ProposalSubject {
  private final UUID adoptionId;

  /**
   * @param adoptionId which adoption
   */
  @ConstructorForDeserialization
  public ReinstateSubject(UUID adoptionId) {
    this.adoptionId = adoptionId;
  }

  public UUID getAdoptionId() {
    return adoptionId;
  }

  @Override
  public SecureHash digest() {
    return LedgerHash.of("concordat/proposal/reinstate").id(adoptionId).sha256();
  }

  @Override
  public void checkBounds() {
    // A UUID has one length.
  }

  @Override
  protected List<@Nullable Object> components() {
    return Collections.singletonList(adoptionId);
  }
}
