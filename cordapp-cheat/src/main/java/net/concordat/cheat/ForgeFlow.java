// SPDX-License-Identifier: Apache-2.0
package net.concordat.cheat;

import co.paralleluniverse.fibers.Suspendable;
import java.util.ArrayList;
import java.util.List;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.identity.Party;

/**
 * Builds a transaction as described, signs it, sends it to the notary, and reports it to others
 * whatever the notary says.
 */
@StartableByRPC
public final class ForgeFlow extends FlowLogic<Attempt> {
  private final Forgery forgery;
  private final List<Party> victims;

  /**
   * @param forgery the transaction
   * @param victims to whom it is reported; with none it is kept from everybody
   */
  public ForgeFlow(Forgery forgery, List<Party> victims) {
    this.forgery = forgery;
    this.victims = new ArrayList<>(victims);
  }

  @Suspendable
  @Override
  public Attempt call() throws FlowException {
    return subFlow(new AttemptFlow(forgery.build(getServiceHub()), victims));
  }
}
