// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.decision;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.adoption.AliasPlace;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.LedgerHash;
import net.concordat.contracts.frame.Value;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** An adopted version is to be champion or challenger for a purpose. */
@CordaSerializable
public final class PromoteSubject extends Value implements ProposalSubject {
  private final UUID adoptionId;
  private final String purpose;
  private final AliasPlace place;

  /**
   * @param adoptionId which adoption
   * @param purpose what for
   * @param place as what
   */
  @ConstructorForDeserialization
  public PromoteSubject(UUID adoptionId, String purpose, AliasPlace place) {
    this.adoptionId = adoptionId;
    this.purpose = purpose;
    this.place = place;
  }

  public UUID getAdoptionId() {
    return adoptionId;
  }

  public String getPurpose() {
    return purpose;
  }

  public AliasPlace getPlace() {
    return place;
  }

  @Override
  public SecureHash digest() {
    return LedgerHash.of("concordat/proposal/promote")
        .id(adoptionId)
        .text(purpose)
        .name(place)
        .sha256();
  }

  @Override
  public void checkBounds() {
    Bounds.text("purpose", purpose, Bounds.NAME);
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(adoptionId, purpose, place);
  }
}
