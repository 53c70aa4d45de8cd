// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.adoption;

import co.paralleluniverse.fibers.Suspendable;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import net.concordat.contracts.adoption.AdoptionContract;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.contracts.adoption.AdoptionStatus;
import net.concordat.contracts.adoption.AliasRegisterState;
import net.concordat.workflows.support.FinaliseFlow;
import net.concordat.workflows.support.LedgerCommandFlow;
import net.concordat.workflows.support.LedgerDraft;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.transactions.SignedTransaction;

/**
 * Ends the use of a version for good, and takes it out of the register. To use it again, people
 * decide on another adoption.
 *
 * <p>Signed by this member alone; a suspended member may do so too. Seen by this member and the
 * observers. Fails if the adoption is retired already.
 */
@StartableByRPC
public final class RetireAdoptionFlow extends LedgerCommandFlow<StateAndRef<AdoptionState>> {
  private final UUID adoptionId;

  /**
   * @param commandId a UUID in lower case; repeated, it gives the adoption as this left it
   * @param adoptionId which adoption
   */
  public RetireAdoptionFlow(String commandId, UUID adoptionId) {
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
    StateAndRef<AliasRegisterState> register = own.register();
    SignedTransaction signed =
        draft
            .input(standing)
            .input(register)
            .output(
                standing
                    .getState()
                    .getData()
                    .withStatus(draft.header(standing.getRef()), AdoptionStatus.RETIRED))
            .output(
                register.getState().getData().without(draft.header(register.getRef()), adoptionId))
            .sign(getServiceHub(), new AdoptionContract.Commands.Retire(), getOurIdentity());
    return subFlow(new FinaliseFlow(signed, Collections.emptyList(), Collections.emptyList()))
        .getTx()
        .outRef(0);
  }
}
