// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.decision;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.concordat.contracts.frame.LedgerHash;
import net.concordat.contracts.frame.Value;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** Somebody who is enrolled is to decide nothing any more. */
@CordaSerializable
public final class RevokePersonSubject extends Value implements ProposalSubject {
  private final UUID personId;

  /**
   * @param personId who
   */
  @ConstructorForDeserialization
  public RevokePersonSubject(UUID personId) {
    this.personId = personId;
  }

  public UUID getPersonId() {
    return personId;
  }

  @Override
  public Optional<UUID> about() {
    return Optional.of(personId);
  }

  @Override
  public SecureHash digest() {
    return LedgerHash.of("concordat/proposal/revoke-person").id(personId).sha256();
  }

  @Override
  public void checkBounds() {
    // A UUID has one length.
  }

  @Override
  protected List<@Nullable Object> components() {
    return Collections.singletonList(personId);
  }
}
