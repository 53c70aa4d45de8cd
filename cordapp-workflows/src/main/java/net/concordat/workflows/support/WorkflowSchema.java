// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.support;

import java.util.Arrays;
import net.concordat.workflows.consortium.FoundingRow;
import net.concordat.workflows.delivery.CancellationRow;
import net.concordat.workflows.federation.DrawRow;
import net.concordat.workflows.federation.JudgementRow;
import net.concordat.workflows.federation.MailRow;
import net.concordat.workflows.federation.MaskRow;
import net.concordat.workflows.federation.OfferRow;
import net.concordat.workflows.observer.LeaseRow;
import net.concordat.workflows.observer.NotarisedRow;
import net.concordat.workflows.observer.NotaryLogRow;
import net.concordat.workflows.observer.OutboxRow;
import net.concordat.workflows.observer.RefusalRow;
import net.corda.core.schemas.MappedSchema;

/**
 * The tables that flows keep in the node's own database, in the transactions of their checkpoints.
 */
public final class WorkflowSchema extends MappedSchema {
  public WorkflowSchema() {
    super(
        WorkflowSchema.class,
        1,
        Arrays.asList(
            FoundingRow.class,
            OutboxRow.class,
            RefusalRow.class,
            CancellationRow.class,
            LeaseRow.class,
            NotarisedRow.class,
            NotaryLogRow.class,
            DrawRow.class,
            MailRow.class,
            MaskRow.class,
            OfferRow.class,
            JudgementRow.class));
  }

  @Override
  public String getMigrationResource() {
    return "concordat-workflows.changelog-master";
  }
}
