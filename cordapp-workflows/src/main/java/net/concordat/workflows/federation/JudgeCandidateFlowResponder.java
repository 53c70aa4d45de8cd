// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import co.paralleluniverse.fibers.Suspendable;
import net.concordat.workflows.support.AuditLog;
import net.concordat.workflows.support.RefusedException;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.InitiatedBy;

/** Keeps what an evaluator says of what this aggregator offers. */
@InitiatedBy(JudgeCandidateFlow.class)
public final class JudgeCandidateFlowResponder extends FlowLogic<Void> {
  private final FlowSession evaluator;

  public JudgeCandidateFlowResponder(FlowSession evaluator) {
    this.evaluator = evaluator;
  }

  @Suspendable
  @Override
  public Void call() throws FlowException {
    MailedJudgement mail = evaluator.receive(MailedJudgement.class).unwrap(given -> given);
    try {
      new GateDesk(getServiceHub(), mail.getFederationId(), mail.getRound(), mail.getStep())
          .take(
              getOurIdentity(),
              evaluator.getCounterparty(),
              mail.getOffered(),
              mail.getJudgement());
    } catch (RefusedException refusal) {
      AuditLog.refused(
          evaluator.getCounterparty(), "judgement", String.valueOf(refusal.getMessage()));
      throw refusal;
    }
    evaluator.send(true);
    RoundBell.of(getServiceHub()).ring();
    return null;
  }
}
