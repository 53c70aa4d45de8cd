// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.consortium;

import java.util.Collections;
import java.util.List;
import net.concordat.contracts.frame.Value;
import net.corda.core.contracts.BelongsToContract;
import net.corda.core.contracts.ContractState;
import net.corda.core.identity.AbstractParty;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import org.jspecify.annotations.Nullable;

/** Consumed by a founding, so that the consortium's id, made from its reference, can exist once. */
@BelongsToContract(ConsortiumContract.class)
public final class ConsortiumSeedState extends Value implements ContractState {
  private final Party founder;

  /**
   * @param founder the bank that will propose the founding
   */
  @ConstructorForDeserialization
  public ConsortiumSeedState(Party founder) {
    this.founder = founder;
  }

  public Party getFounder() {
    return founder;
  }

  @Override
  public List<AbstractParty> getParticipants() {
    return Collections.singletonList(founder);
  }

  @Override
  protected List<@Nullable Object> components() {
    return Collections.singletonList(founder);
  }
}
