// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.federation.RoundContract;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.workflows.delivery.ArtifactStoreService;
import net.concordat.workflows.support.LedgerDraft;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.StartableByRPC;

/**
 * Ends a round with the weights that were made of its updates, and names whose were not in it.
 *
 * <p>Signed by the aggregator. Seen by the members asked and the observers. Fails if fewer updates
 * than the quorum have come, or the new weights are not in this member's store.
 */
@StartableByRPC
public final class AggregateRoundFlow extends ConcludeRoundFlow {
  private final RoundResult result;

  /**
   * @param commandId a UUID in lower case
   * @param federationId which federation
   * @param number the round to end
   * @param result what became of its updates
   */
  public AggregateRoundFlow(
      String commandId, SecureHash federationId, int number, RoundResult result) {
    super(commandId, federationId, number);
    this.result = result;
  }

  @Override
  RoundState outcome(
      LedgerDraft draft, FederationState federation, StateAndRef<RoundState> standing)
      throws FlowException {
    ArtifactStoreService.of(getServiceHub()).requireUpdate(result.getGlobalDigest());
    RoundState round = standing.getState().getData();
    return round.aggregated(
        draft.header(standing.getRef()),
        getOurIdentity(),
        excluded(round, result.getFound()),
        result.getGlobalDigest(),
        round.getCumulativeMillionths() + result.getMovedMillionths());
  }

  @Override
  ConcordatCommand command() {
    return new RoundContract.Commands.Aggregate();
  }
}
