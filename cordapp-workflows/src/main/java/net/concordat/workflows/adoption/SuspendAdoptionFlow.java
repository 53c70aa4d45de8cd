// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.adoption;

import co.paralleluniverse.fibers.Suspendable;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import net.concordat.contracts.adoption.AdoptionContract;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.contracts.adoption.AdoptionStatus;
import net.concordat.workflows.support.FinaliseFlow;
import net.concordat.workflows.support.LedgerCommandFlow;
import net.concordat.workflows.support.LedgerDraft;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.transactions.SignedTransaction;

/**
 * Stops the use of a version at once. It stays where it is in the register; people decide whether
 * the use goes on.
 *
 * <p>Signed by this member alone; a suspended member may do so too. Seen by this member and the
 * observers. Fails if the adoption is not approved.
 */
@StartableByRPC
public final class SuspendAdoptionFlow extends LedgerCommandFlow<StateAndRef<AdoptionState>> {
  private final UUID adoptionId;

  /**
   * @param commandId a UUID in lower case; repeated, it gives the adoption as this left it
   * @param adoptionId which adoption
   */
  public SuspendAdoptionFlow(String commandId, UUID adoptionId) {
    super(commandId);
    this.adoptionId = adoptionId;
  }

  @Suspendable
  @Override
  protected StateAndRef<AdoptionState> carryOut() throws FlowException {
    LedgerDraft draft = LedgerDraft.begin(getServiceHub(), commandId);
    Adoptions own = new Adoptions(new Vault(getServiceHub()), getOurIdentity());
    Optional<StateAndRef<AdoptionState>> before = own.after(adoptionId, commandId);
    if (before.isPresent()) {
      return before.get();
    }
    StateAndRef<AdoptionState> standing = own.current(adoptionId);
    SignedTransaction signed =
        draft
            .input(standing)
            .output(
                standing
                    .getState()
                    .getData()
                    .withStatus(draft.header(standing.getRef()), AdoptionStatus.SUSPENDED))
            .sign(
                getServiceHub(), new AdoptionContract.Commands.SuspendAdoption(), getOurIdentity());
    return subFlow(new FinaliseFlow(signed, Collections.emptyList(), Collections.emptyList()))
        .getTx()
        .outRef(0);
  }
}
