// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.concordat.contracts.federation.FederationPlan;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;

/** What a member proposes to train, and with whom. */
@CordaSerializable
public final class FederationProposal {
  private final FederationPlan plan;
  private final List<Party> members;

  /**
   * @param plan what the clients are to agree on
   * @param members whom to ask, in the order in which updates will be added; the proposer is among
   *     them if it trains as well
   */
  @ConstructorForDeserialization
  public FederationProposal(FederationPlan plan, List<Party> members) {
    this.plan = plan;
    this.members = Collections.unmodifiableList(new ArrayList<>(members));
  }

  public FederationPlan getPlan() {
    return plan;
  }

  public List<Party> getMembers() {
    return members;
  }
}
