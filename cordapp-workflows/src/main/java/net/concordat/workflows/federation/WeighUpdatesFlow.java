// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import co.paralleluniverse.fibers.Suspendable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.concordat.contracts.federation.GateStep;
import net.concordat.contracts.federation.Verdict;
import net.concordat.workflows.consortium.ConsortiumPin;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;
import org.jspecify.annotations.Nullable;

/**
 * Shows, at an aggregator, the evaluators the updates of a round whose rule goes by them, and waits
 * until all have said what they gain by each, or for so long; who speaks later is not heard. Gives
 * what was said, which is shown when the round ends by it.
 *
 * <p>Fails if the rule goes by nobody, an update is not in this member's store or nobody has
 * committed to it, or this member has offered others in this round.
 */
@StartableByRPC
public final class WeighUpdatesFlow extends FlowLogic<@Nullable Verdict> {
  private final SecureHash federationId;
  private final int round;
  private final List<SecureHash> updates;
  private final Duration patience;

  /**
   * @param federationId which federation
   * @param round which round, from 1
   * @param updates their digests, in the order of their clients' seats
   * @param patience how long to wait for those who have said nothing
   */
  public WeighUpdatesFlow(
      SecureHash federationId, int round, List<SecureHash> updates, Duration patience) {
    this.federationId = federationId;
    this.round = round;
    this.updates = Collections.unmodifiableList(new ArrayList<>(updates));
    this.patience = patience;
  }

  @Suspendable
  @Override
  public @Nullable Verdict call() throws FlowException {
    subFlow(new OfferFlow(federationId, round, GateStep.UPDATES, updates, patience));
    GateDesk desk = new GateDesk(getServiceHub(), federationId, round, GateStep.UPDATES);
    desk.close();
    return desk.verdict(
        new ConsortiumPin(getServiceHub()).current().getState().getData(), getOurIdentity());
  }
}
