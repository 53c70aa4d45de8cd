// SPDX-License-Identifier: Apache-2.0
package net.concordat.cheat;

import co.paralleluniverse.fibers.Suspendable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.corda.core.contracts.Command;
import net.corda.core.contracts.PrivacySalt;
import net.corda.core.crypto.DigestService;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.identity.Party;
import net.corda.core.internal.TransactionUtilsKt;
import net.corda.core.transactions.WireTransaction;

/**
 * Builds a transaction as described, without Corda's builder, which keeps to some rules; signs it,
 * sends it to the notary, and reports it to others whatever the notary says.
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
    WireTransaction wire =
        new WireTransaction(
            TransactionUtilsKt.createComponentGroups(
                forgery.getInputs(),
                forgery.getOutputs(),
                Collections.singletonList(
                    new Command<>(forgery.getCommand(), forgery.getSigners())),
                Collections.singletonList(forgery.getJar()),
                getServiceHub().getNetworkMapCache().getNotaryIdentities().get(0),
                forgery.getWindow(),
                forgery.getReferences(),
                getServiceHub().getNetworkParametersService().getCurrentHash()),
            new PrivacySalt(),
            DigestService.Companion.getSha2_256());
    return subFlow(new AttemptFlow(wire, victims));
  }
}
