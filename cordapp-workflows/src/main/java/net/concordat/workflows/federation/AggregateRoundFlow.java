// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import java.util.List;
import net.concordat.contracts.federation.Exclusion;
import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.federation.RoundContract;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.workflows.delivery.ArtifactStoreService;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.LedgerDraft;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.StartableByRPC;

/**
 * Ends a round with the weights that were made of its updates, and names whose were not in it.
 *
 * <p>Signed by the aggregator. Seen by the members asked and the observers. Fails if fewer updates
 * than the quorum have come, the new weights are not in this member's store, or the federation has
 * a gate that has not let them through.
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
    List<Exclusion> excluded = excluded(round, result.getFound());
    requireOutOfTheSum(excluded);
    return round
        .aggregated(
            draft.header(standing.getRef()),
            getOurIdentity(),
            excluded,
            result.getGlobalDigest(),
            round.getCumulativeMillionths() + result.getMovedMillionths())
        .weighed(weighed(draft, excluded))
        .judged(verdict(draft, federation));
  }

  /** Nobody can take a masked update out of a sum, so such a round can be rolled back alone. */
  private void requireOutOfTheSum(List<Exclusion> excluded) throws FlowException {
    List<Integer> survivors = MaskBox.survivors(getServiceHub(), federationId, number);
    for (Exclusion one : excluded) {
      FlowRule.MASK_SURVIVORS.require(
          !survivors.contains(one.getSeat()),
          "the update of seat " + one.getSeat() + " is in the sum, and is " + one.getReason());
    }
  }

  @Override
  ConcordatCommand command() {
    return new RoundContract.Commands.Aggregate();
  }
}
