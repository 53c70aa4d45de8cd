// SPDX-License-Identifier: Apache-2.0
package net.concordat.bench;

import java.util.Arrays;
import java.util.List;
import net.corda.core.contracts.BelongsToContract;
import net.corda.core.contracts.ContractState;
import net.corda.core.identity.AbstractParty;
import net.corda.core.identity.Party;

/** A state with two participants and nothing in it. */
@BelongsToContract(BareContract.class)
public final class BareState implements ContractState {
  private final Party owner;
  private final Party other;

  public BareState(Party owner, Party other) {
    this.owner = owner;
    this.other = other;
  }

  public Party getOwner() {
    return owner;
  }

  public Party getOther() {
    return other;
  }

  @Override
  public List<AbstractParty> getParticipants() {
    return Arrays.asList(owner, other);
  }
}
