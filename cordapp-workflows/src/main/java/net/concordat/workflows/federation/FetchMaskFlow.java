// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import co.paralleluniverse.fibers.Suspendable;
import java.util.List;
import net.concordat.workflows.support.AuditLog;
import net.concordat.workflows.support.RefusedException;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.InitiatingFlow;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.identity.Party;

/**
 * Fetches the list of a step of a masked round, for a client or an observer, and keeps it: each
 * message is signed by its client, and follows on the list that this node has of the step before.
 * Gives nothing if there is no list within some seconds.
 *
 * <p>Fails if another list of this step was shown before, or survivors that are not the same to
 * all. The other side runs {@link FetchMaskFlowResponder}.
 */
@InitiatingFlow(version = 1)
@StartableByRPC
public final class FetchMaskFlow extends FlowLogic<List<MaskMail>> {
  private final MaskedAttempt attempt;
  private final MaskStep step;
  private final Party from;

  /**
   * @param attempt of which round, gathered by whom
   * @param step which list
   * @param from who has it
   */
  public FetchMaskFlow(MaskedAttempt attempt, MaskStep step, Party from) {
    this.attempt = attempt;
    this.step = step;
    this.from = from;
  }

  @Suspendable
  @Override
  public List<MaskMail> call() throws FlowException {
    List<MaskMail> shown =
        initiateFlow(from)
            .sendAndReceive(MaskList.class, new MaskRequest(attempt, step))
            .unwrap(given -> given)
            .getMails();
    if (shown.isEmpty()) {
      return shown;
    }
    try {
      new MaskDesk(getServiceHub(), attempt).adopt(from, step, shown);
    } catch (RefusedException refusal) {
      AuditLog.refused(from, "mask", String.valueOf(refusal.getMessage()));
      throw refusal;
    }
    return shown;
  }
}
