// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.model;

import co.paralleluniverse.fibers.Suspendable;
import java.util.Collections;
import java.util.Optional;
import net.concordat.contracts.model.ModelSeedState;
import net.concordat.contracts.model.RegisteredModelContract;
import net.concordat.contracts.model.RegisteredModelState;
import net.concordat.workflows.support.FinaliseFlow;
import net.concordat.workflows.support.LedgerCommandFlow;
import net.concordat.workflows.support.LedgerDraft;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.transactions.SignedTransaction;

/**
 * Registers a model that this member owns, in two transactions: a seed, and the registration that
 * consumes it and takes its id from it.
 *
 * <p>Signed by the owner. Seen by the owner and the observers. Fails if the member is not active or
 * the purpose is not one of the consortium's.
 */
@StartableByRPC
public final class RegisterModelFlow extends LedgerCommandFlow<StateAndRef<RegisteredModelState>> {
  private final String name;
  private final String purpose;

  /**
   * @param commandId a UUID in lower case; repeated, it gives the model registered before
   * @param name for display, 1 to 100 characters
   * @param purpose one of the consortium's purposes
   */
  public RegisterModelFlow(String commandId, String name, String purpose) {
    super(commandId);
    this.name = name;
    this.purpose = purpose;
  }

  @Suspendable
  @Override
  protected StateAndRef<RegisteredModelState> carryOut() throws FlowException {
    Optional<StateAndRef<RegisteredModelState>> before =
        new Vault(getServiceHub()).producedBy(RegisteredModelState.class, commandId);
    return before.isPresent() ? before.get() : register(subFlow(new IssueSeedFlow(commandId)));
  }

  @Suspendable
  private StateAndRef<RegisteredModelState> register(StateAndRef<ModelSeedState> seed)
      throws FlowException {
    LedgerDraft draft = LedgerDraft.begin(getServiceHub(), commandId).input(seed);
    SignedTransaction signed =
        draft
            .output(
                new RegisteredModelState(
                    draft.header(seed.getRef()),
                    RegisteredModelState.idOf(seed.getRef()),
                    name,
                    getOurIdentity(),
                    purpose,
                    0))
            .sign(
                getServiceHub(), new RegisteredModelContract.Commands.Register(), getOurIdentity());
    return subFlow(new FinaliseFlow(signed, Collections.emptyList(), Collections.emptyList()))
        .getTx()
        .outRef(0);
  }
}
