// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.sharing;

import co.paralleluniverse.fibers.Suspendable;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.sharing.GrantContract;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.GrantStatus;
import net.concordat.workflows.observer.ObservationService;
import net.concordat.workflows.support.FinaliseFlow;
import net.concordat.workflows.support.LedgerCommandFlow;
import net.concordat.workflows.support.LedgerDraft;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.transactions.SignedTransaction;
import org.jspecify.annotations.Nullable;

/**
 * Offers a grant of a version to a member the version's policy names. A member that is not the
 * version's owner passes on its own grant, where that allows it.
 *
 * <p>Signed by the grantor. Seen by the grantor, the grantee and the observers. Fails if the policy
 * does not name the grantee, the terms are wider than the policy, the version's status does not
 * allow the kind, or the grantor has no right to grant.
 */
@StartableByRPC
public final class OfferGrantFlow extends LedgerCommandFlow<StateAndRef<GrantState>> {
  private final GrantOffer offer;

  /**
   * @param commandId a UUID in lower case, which becomes the grant's id; repeated, it gives the
   *     grant offered before
   * @param offer what is offered to whom
   */
  public OfferGrantFlow(String commandId, GrantOffer offer) {
    super(commandId);
    this.offer = offer;
  }

  @Suspendable
  @Override
  protected StateAndRef<GrantState> carryOut() throws FlowException {
    Optional<StateAndRef<GrantState>> before =
        new Vault(getServiceHub()).producedUnder(GrantState.class, UUID.fromString(commandId));
    if (before.isPresent()) {
      return before.get();
    }
    getServiceHub()
        .cordaService(ObservationService.class)
        .requireObserved(getOurIdentity(), offer.getGrantee());
    SignedTransaction offered =
        subFlow(
            new FinaliseFlow(
                draft(), Collections.emptyList(), Collections.singletonList(offer.getGrantee())));
    return offered.getTx().outRef(0);
  }

  private SignedTransaction draft() throws FlowException {
    Vault vault = new Vault(getServiceHub());
    StateAndRef<ModelVersionState> reference =
        vault.version(offer.getModelId(), offer.getVersion());
    ModelVersionState version = reference.getState().getData();
    LedgerDraft draft = LedgerDraft.begin(getServiceHub(), commandId).reference(reference);
    @Nullable StateRef passedOnFrom = null;
    if (!version.getOwner().equals(getOurIdentity())) {
      Optional<StateAndRef<GrantState>> own =
          new Grants(vault)
              .forUse(getOurIdentity(), version.id(), held -> held.getTerms().isMayShareOnward());
      own.ifPresent(draft::reference);
      passedOnFrom = own.map(StateAndRef::getRef).orElse(null);
    }
    return draft
        .output(
            new GrantState(
                draft.header(),
                UUID.fromString(commandId),
                version.id(),
                version.getStatus(),
                getOurIdentity(),
                offer.getGrantee(),
                offer.getKind(),
                offer.getTerms(),
                GrantStatus.OFFERED,
                passedOnFrom))
        .sign(getServiceHub(), new GrantContract.Commands.Offer(), getOurIdentity());
  }
}
