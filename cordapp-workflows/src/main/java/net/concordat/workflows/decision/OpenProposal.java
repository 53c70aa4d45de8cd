// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.decision;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.ProposalState;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;

/** A proposal that people may still decide on. */
@CordaSerializable
public final class OpenProposal {
  private final StateAndRef<ProposalState> proposal;
  private final List<Ballot> ballots;
  private final List<DecisionState> decisions;

  /**
   * @param proposal what is asked
   * @param ballots every answer that can be given
   * @param decisions the approvals recorded so far
   */
  @ConstructorForDeserialization
  public OpenProposal(
      StateAndRef<ProposalState> proposal, List<Ballot> ballots, List<DecisionState> decisions) {
    this.proposal = proposal;
    this.ballots = Collections.unmodifiableList(new ArrayList<>(ballots));
    this.decisions = Collections.unmodifiableList(new ArrayList<>(decisions));
  }

  public StateAndRef<ProposalState> getProposal() {
    return proposal;
  }

  public List<Ballot> getBallots() {
    return ballots;
  }

  public List<DecisionState> getDecisions() {
    return decisions;
  }
}
