// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.testing;

import java.util.List;
import net.corda.core.contracts.BelongsToContract;
import net.corda.core.contracts.ContractState;
import net.corda.core.identity.AbstractParty;

/** A state of somebody else's. */
@BelongsToContract(ForeignContract.class)
public final class ForeignState implements ContractState {
  @Override
  public List<AbstractParty> getParticipants() {
    return List.of();
  }
}
