// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import co.paralleluniverse.fibers.Suspendable;
import java.util.ArrayList;
import java.util.List;
import net.concordat.workflows.support.LedgerFacts;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;

/** Reports what this node holds of the ledger, what it told others, and what it refused. */
@StartableByRPC
public final class LedgerReportFlow extends FlowLogic<LedgerReport> {
  @Suspendable
  @Override
  public LedgerReport call() {
    List<LedgerReport.Entry> entries = new ArrayList<>();
    new StoredTransactions(getServiceHub())
        .forEach(
            (transaction, consortiumId) ->
                entries.add(
                    new LedgerReport.Entry(
                        transaction.getId(),
                        consortiumId,
                        LedgerFacts.command(transaction),
                        LedgerFacts.buildsOn(transaction),
                        transaction.getTx().getAttachments())));
    List<LedgerReport.Told> told = new ArrayList<>();
    Outbox outbox = new Outbox(getServiceHub());
    for (OutboxRow row : outbox.rows()) {
      told.add(
          new LedgerReport.Told(
              row.getKey().getTxId(), row.getKey().getParty(), row.getStatus(), row.getReason()));
    }
    List<LedgerReport.Refusal> refusals = new ArrayList<>();
    for (RefusalRow row : outbox.refusals()) {
      refusals.add(
          new LedgerReport.Refusal(
              row.getTxId(), row.getSender(), row.getRefusedAt(), row.getReason()));
    }
    return new LedgerReport(entries, told, refusals);
  }
}
