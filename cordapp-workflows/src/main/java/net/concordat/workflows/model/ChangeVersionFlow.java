// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.model;

import co.paralleluniverse.fibers.Suspendable;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.workflows.observer.Outbox;
import net.concordat.workflows.sharing.Grants;
import net.concordat.workflows.support.FinaliseFlow;
import net.concordat.workflows.support.LedgerCommandFlow;
import net.concordat.workflows.support.LedgerDraft;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.identity.Party;
import net.corda.core.transactions.SignedTransaction;

/**
 * An owner changes the status of its version. Seen by all who have been told of the version, the
 * holders of grants among them, and by the observers; those who passed a grant on tell whom they
 * passed it to.
 */
abstract class ChangeVersionFlow extends LedgerCommandFlow<StateAndRef<ModelVersionState>> {
  private final SecureHash modelId;
  private final int version;

  ChangeVersionFlow(String commandId, SecureHash modelId, int version) {
    super(commandId);
    this.modelId = modelId;
    this.version = version;
  }

  abstract ConcordatCommand command();

  abstract ModelVersionState changed(ModelVersionState standing, StateHeader header);

  @Suspendable
  @Override
  protected final StateAndRef<ModelVersionState> carryOut() throws FlowException {
    Vault vault = new Vault(getServiceHub());
    Optional<StateAndRef<ModelVersionState>> before =
        vault.producedBy(ModelVersionState.class, commandId);
    if (before.isPresent()) {
      return before.get();
    }
    StateAndRef<ModelVersionState> standing = vault.version(modelId, version);
    ModelVersionState state = standing.getState().getData();
    LedgerDraft draft = LedgerDraft.begin(getServiceHub(), commandId).input(standing);
    SignedTransaction signed =
        draft
            .output(changed(state, draft.header(standing.getRef())))
            .sign(getServiceHub(), command(), getOurIdentity());
    Set<Party> toTell = new LinkedHashSet<>(new Grants(vault).holders(state.id()));
    toTell.addAll(new Outbox(getServiceHub()).told(standing.getRef().getTxhash()));
    return subFlow(new FinaliseFlow(signed, Collections.emptyList(), toTell)).getTx().outRef(0);
  }
}
