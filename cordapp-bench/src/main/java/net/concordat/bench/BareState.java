// SPDX-License-Identifier: Apache-2.0
package net.concordat.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.corda.core.contracts.BelongsToContract;
import net.corda.core.contracts.ContractState;
import net.corda.core.identity.AbstractParty;
import net.corda.core.identity.Party;

/** A state with participants and nothing in it. */
@BelongsToContract(BareContract.class)
public final class BareState implements ContractState {
  private final List<Party> parties;

  public BareState(List<Party> parties) {
    this.parties = Collections.unmodifiableList(new ArrayList<>(parties));
  }

  public List<Party> getParties() {
    return parties;
  }

  @Override
  public List<AbstractParty> getParticipants() {
    return Collections.unmodifiableList(parties);
  }
}
