// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.concordat.contracts.federation.Exclusion;
import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.federation.GateTerms;
import net.concordat.contracts.federation.RoundContract;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.federation.Verdict;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.workflows.support.LedgerDraft;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.StartableByRPC;

/**
 * Ends a round of which nothing came: too few updates arrived, or what they made was worse. The
 * next round begins with the weights that this one began with.
 *
 * <p>Signed by the aggregator. Seen by the members asked and the observers.
 */
@StartableByRPC
public final class RollBackRoundFlow extends ConcludeRoundFlow {
  private final List<Exclusion> found;

  /**
   * @param commandId a UUID in lower case
   * @param federationId which federation
   * @param number the round to end
   * @param found whose updates the worker left out, and why
   */
  public RollBackRoundFlow(
      String commandId, SecureHash federationId, int number, List<Exclusion> found) {
    super(commandId, federationId, number);
    this.found = Collections.unmodifiableList(new ArrayList<>(found));
  }

  @Override
  RoundState outcome(
      LedgerDraft draft, FederationState federation, StateAndRef<RoundState> standing)
      throws FlowException {
    RoundState round = standing.getState().getData();
    Verdict verdict = verdict(draft, federation);
    GateTerms gate = federation.getPlan().getGate();
    List<Exclusion> excluded = excluded(round, found);
    return round
        .rolledBack(draft.header(standing.getRef()), getOurIdentity(), excluded)
        .weighed(weighed(draft, excluded))
        .judged(verdict == null || gate == null || verdict.passes(gate) ? null : verdict);
  }

  @Override
  ConcordatCommand command() {
    return new RoundContract.Commands.RollBack();
  }
}
