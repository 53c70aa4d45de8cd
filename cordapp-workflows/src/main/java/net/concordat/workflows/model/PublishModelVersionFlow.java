// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.model;

import co.paralleluniverse.fibers.Suspendable;
import java.util.Collections;
import java.util.Optional;
import net.concordat.contracts.budget.SpendState;
import net.concordat.contracts.federation.FederationClaim;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.TornOff;
import net.concordat.contracts.model.ModelSeedState;
import net.concordat.contracts.model.ModelVersionContract;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.ParentLink;
import net.concordat.contracts.model.RegisteredModelState;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.workflows.budget.Budgets;
import net.concordat.workflows.delivery.ArtifactStoreService;
import net.concordat.workflows.federation.Federations;
import net.concordat.workflows.sharing.Grants;
import net.concordat.workflows.support.FinaliseFlow;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.LedgerCommandFlow;
import net.concordat.workflows.support.LedgerDraft;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.transactions.SignedTransaction;
import org.jspecify.annotations.Nullable;

/**
 * Publishes the next version of a model that this member owns, from scratch or derived from a
 * parent.
 *
 * <p>Signed by the owner. Seen by the owner and the observers. Fails if 1. the artifact is not in
 * this member's store in the size stated; 2. a parent is named that is not approved, or is another
 * member's and not held under an active USE grant that allows fine-tuning; 3. the policy is wider
 * than the parent's; 4. the provenance states a differential privacy that the spend named is not
 * for, or the spend has served another publication; 5. the provenance names a federation that has
 * come to something else.
 */
@StartableByRPC
public final class PublishModelVersionFlow
    extends LedgerCommandFlow<StateAndRef<ModelVersionState>> {
  private final VersionProposal proposal;

  /**
   * @param commandId a UUID in lower case; repeated, it gives the version published before
   * @param proposal what to publish
   */
  public PublishModelVersionFlow(String commandId, VersionProposal proposal) {
    super(commandId);
    this.proposal = proposal;
  }

  @Suspendable
  @Override
  protected StateAndRef<ModelVersionState> carryOut() throws FlowException {
    Optional<StateAndRef<ModelVersionState>> before =
        new Vault(getServiceHub()).producedBy(ModelVersionState.class, commandId);
    if (before.isPresent()) {
      return before.get();
    }
    ArtifactStoreService.of(getServiceHub()).requireStored(proposal.getArtifact());
    SignedTransaction published =
        subFlow(new FinaliseFlow(draft(), Collections.emptyList(), Collections.emptyList()));
    return published.getTx().outRefsOfType(ModelVersionState.class).get(0);
  }

  private SignedTransaction draft() throws FlowException {
    Vault vault = new Vault(getServiceHub());
    StateAndRef<RegisteredModelState> model = vault.model(proposal.getModelId());
    LedgerDraft draft = LedgerDraft.begin(getServiceHub(), commandId).input(model);
    ParentLink parent = parent(draft, vault);
    showFederation(draft);
    @Nullable StateAndRef<SpendState> spend = spend();
    RegisteredModelState next =
        model.getState().getData().withNextVersion(draft.header(model.getRef()));
    draft
        .output(next)
        .output(
            ModelVersionState.pending(
                draft.header(spend == null ? null : consumeSeed(draft, spend)),
                next.getModelId(),
                next.getLastVersion(),
                getOurIdentity(),
                proposal.getArtifact(),
                parent,
                proposal.getProvenance(),
                proposal.getPolicy()));
    @Nullable TornOff tornOff = spend == null ? null : own().tornOff(spend);
    ConcordatCommand command =
        parent == null
            ? new ModelVersionContract.Commands.Publish(tornOff)
            : new ModelVersionContract.Commands.PublishDerived(tornOff);
    return draft.sign(getServiceHub(), command, getOurIdentity());
  }

  private void showFederation(LedgerDraft draft) throws FlowException {
    FederationClaim claim = proposal.getProvenance().getFederation();
    if (claim != null) {
      Federations known = new Federations(getServiceHub());
      draft.reference(known.federation(claim.getFederationId()));
      draft.reference(known.round(claim.getFederationId()));
    }
  }

  private @Nullable StateAndRef<SpendState> spend() throws FlowException {
    String spendId = proposal.getSpendId();
    if (spendId == null) {
      return null;
    }
    LedgerDraft.requireCommandId(spendId);
    return own().spentBy(spendId).orElseThrow(() -> FlowRule.FOUND.refusal("no spend " + spendId));
  }

  private StateRef consumeSeed(LedgerDraft draft, StateAndRef<SpendState> spend)
      throws FlowException {
    StateAndRef<ModelSeedState> seed = own().seedFor(spend.getState().getData());
    draft.input(seed);
    return seed.getRef();
  }

  private Budgets own() {
    return new Budgets(getServiceHub(), getOurIdentity());
  }

  private @Nullable ParentLink parent(LedgerDraft draft, Vault vault) throws FlowException {
    SecureHash parentModelId = proposal.getParentModelId();
    if (parentModelId == null) {
      return null;
    }
    StateAndRef<ModelVersionState> parent =
        vault.version(parentModelId, proposal.getParentVersion());
    draft.reference(parent);
    ModelVersionState state = parent.getState().getData();
    if (state.getOwner().equals(getOurIdentity())) {
      return new ParentLink(parent.getRef(), state.id(), state.grantBehind());
    }
    Optional<StateAndRef<GrantState>> grant =
        new Grants(vault)
            .forUse(getOurIdentity(), state.id(), held -> held.getTerms().isMayFineTune());
    grant.ifPresent(draft::reference);
    return new ParentLink(parent.getRef(), state.id(), grant.map(StateAndRef::getRef).orElse(null));
  }
}
