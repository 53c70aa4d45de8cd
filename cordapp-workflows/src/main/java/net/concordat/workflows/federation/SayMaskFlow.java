// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import co.paralleluniverse.fibers.Suspendable;
import java.time.Duration;
import net.concordat.workflows.support.FlowRule;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.InitiatingFlow;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.identity.Party;
import org.jspecify.annotations.Nullable;

/**
 * Says this client's keys, shares or unmasking in a masked round, signed, to who gathers them. It
 * is kept before it is said, so that a client that starts again says the same. Survivors are signed
 * by {@link SignSurvivorsFlow}.
 *
 * <p>Fails if the round is not at that step, this member is not on the list before, said something
 * else in this step, or does not hold the global weights that the round begins with. The other side
 * runs {@link SayMaskFlowResponder}.
 */
@InitiatingFlow(version = 1)
@StartableByRPC
public final class SayMaskFlow extends FlowLogic<MaskMail> {
  private final MaskedAttempt attempt;
  private final MaskStep step;
  private final byte[] said;
  private final @Nullable Party to;

  /**
   * @param attempt in which round, gathered by whom
   * @param step which step
   * @param said what the worker made for it
   * @param to whom to tell; null for who gathers
   */
  public SayMaskFlow(MaskedAttempt attempt, MaskStep step, byte[] said, @Nullable Party to) {
    this.attempt = attempt;
    this.step = step;
    this.said = said.clone();
    this.to = to;
  }

  @Suspendable
  @Override
  public MaskMail call() throws FlowException {
    FlowRule.MASK_ORDER.require(step != MaskStep.SURVIVORS, "survivors are not a worker's to say");
    MaskDesk desk = new MaskDesk(getServiceHub(), attempt);
    MaskMail own = desk.say(getOurIdentity(), step, said);
    Party gatherer = to == null ? desk.gatherer() : to;
    if (gatherer.equals(getOurIdentity())) {
      // What was kept is seen once the flow was suspended.
      sleep(Duration.ofMillis(1));
      RoundBell.of(getServiceHub()).ring();
    } else {
      initiateFlow(gatherer)
          .sendAndReceive(Boolean.class, new MailedMask(attempt, own))
          .unwrap(given -> given);
    }
    return own;
  }
}
