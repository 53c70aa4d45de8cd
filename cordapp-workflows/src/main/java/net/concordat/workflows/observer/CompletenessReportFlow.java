// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import co.paralleluniverse.fibers.Suspendable;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;

/**
 * Reports what this observer has been given of all that the notary committed, and names what it has
 * not, and who had it notarised. The notary's log is read in the background: see {@link
 * CompletenessReport#getReadAt()}.
 */
@StartableByRPC
public final class CompletenessReportFlow extends FlowLogic<CompletenessReport> {
  @Suspendable
  @Override
  public CompletenessReport call() {
    return new Completeness(getServiceHub()).report();
  }
}
