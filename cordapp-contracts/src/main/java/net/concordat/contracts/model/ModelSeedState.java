// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.model;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.concordat.contracts.frame.ConcordatState;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.frame.Value;
import net.corda.core.contracts.BelongsToContract;
import net.corda.core.identity.AbstractParty;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import org.jspecify.annotations.Nullable;

/** Consumed by a registration, so that a model's id, made from its reference, can exist once. */
@BelongsToContract(RegisteredModelContract.class)
public final class ModelSeedState extends Value implements ConcordatState {
  private final StateHeader header;
  private final Party owner;

  /**
   * @param header what every state says of itself
   * @param owner the member that will own the model
   */
  @ConstructorForDeserialization
  public ModelSeedState(StateHeader header, Party owner) {
    this.header = header;
    this.owner = owner;
  }

  @Override
  public StateHeader getHeader() {
    return header;
  }

  public Party getOwner() {
    return owner;
  }

  @Override
  public List<Party> namedMembers() {
    return Collections.singletonList(owner);
  }

  @Override
  public void checkBounds() {
    // Nothing in it can be too long.
  }

  @Override
  public List<AbstractParty> getParticipants() {
    return Collections.singletonList(owner);
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(header, owner);
  }
}
