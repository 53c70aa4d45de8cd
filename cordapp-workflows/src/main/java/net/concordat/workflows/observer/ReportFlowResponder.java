// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import co.paralleluniverse.fibers.Suspendable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import net.concordat.workflows.consortium.ConsortiumPin;
import net.concordat.workflows.support.AuditLog;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.TakeTransactionFlow;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.HospitalizeFlowException;
import net.corda.core.flows.InitiatedBy;
import net.corda.core.flows.UnexpectedFlowEndException;

/**
 * Takes the transactions of a report: verifies each before it records it, signs a receipt for it,
 * or notes and answers why it refused it. A refusal never leaves the sender waiting.
 */
@InitiatedBy(ReportFlow.class)
public final class ReportFlowResponder extends FlowLogic<Void> {
  private final FlowSession sender;

  public ReportFlowResponder(FlowSession sender) {
    this.sender = sender;
  }

  @Suspendable
  @Override
  public Void call() throws FlowException {
    // Refused as a whole, not noted: what is told too early is told again.
    new ConsortiumPin(getServiceHub()).requireReady();
    List<SecureHash> told = sender.receive(TransactionIds.class).unwrap(ids -> ids).getIds();
    FlowRule.PARTICIPANT.require(
        told.size() <= Outbox.BATCH && new HashSet<>(told).size() == told.size(),
        "a report has at most " + Outbox.BATCH + " distinct transactions; given " + told.size());
    ArrayList<SecureHash> lacking = lacking(told);
    sender.send(new TransactionIds(lacking));
    ArrayList<ReportAnswer> answers = new ArrayList<>();
    for (int i = 0; i < told.size(); i++) {
      SecureHash id = told.get(i);
      answers.add(
          lacking.contains(id)
              ? take(id)
              : ReportAnswer.taken(getServiceHub(), getOurIdentity(), id));
    }
    sender.send(new ReportAnswers(answers));
    return null;
  }

  private ArrayList<SecureHash> lacking(List<SecureHash> told) throws FlowException {
    ArrayList<SecureHash> lacking = new ArrayList<>();
    // One who does not belong here must not learn, by asking, what this node holds.
    boolean mayKnow = isOfOurConsortium();
    for (SecureHash id : told) {
      if (!mayKnow || getServiceHub().getValidatedTransactions().getTransaction(id) == null) {
        lacking.add(id);
      }
    }
    return lacking;
  }

  private boolean isOfOurConsortium() throws FlowException {
    ConsortiumPin pin = new ConsortiumPin(getServiceHub());
    if (!pin.isPinned()) {
      return false;
    }
    return pin.current().getState().getData().knows(sender.getCounterparty());
  }

  @Suspendable
  private ReportAnswer take(SecureHash id) throws FlowException {
    try {
      subFlow(TakeTransactionFlow.withId(sender, id));
      return ReportAnswer.taken(getServiceHub(), getOurIdentity(), id);
    } catch (UnexpectedFlowEndException | HospitalizeFlowException notItsFault) {
      // The sender is gone, or this node's database failed: neither is a reason to refuse for good.
      throw notItsFault;
    } catch (Exception refused) {
      // Whatever is wrong with what a member sent must not stop the rest of its report.
      String reason = ReportAnswer.shortened(String.valueOf(refused.getMessage()));
      RefusalRow row =
          new RefusalRow(
              id.toString(), sender.getCounterparty().getName().toString(), Instant.now(), reason);
      getServiceHub()
          .withEntityManager(
              entities -> {
                entities.merge(row);
              });
      AuditLog.refused(sender.getCounterparty(), id.toString(), reason);
      return ReportAnswer.refused(id, reason);
    }
  }
}
