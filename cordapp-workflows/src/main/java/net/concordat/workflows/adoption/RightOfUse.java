// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.adoption;

import java.util.Collections;
import java.util.Optional;
import net.concordat.contracts.adoption.AdoptionRight;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.contracts.delivery.DeliveryReceiptState;
import net.concordat.contracts.development.DevelopmentState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.workflows.sharing.Grants;
import net.concordat.workflows.support.LedgerDraft;
import net.concordat.workflows.support.RefusedException;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.identity.Party;

/**
 * By what right a member uses a version, of all that this node holds; what is missing is left out.
 */
final class RightOfUse {
  private final StateAndRef<ModelVersionState> version;
  private final Optional<StateAndRef<GrantState>> grant;
  private final Optional<StateAndRef<DeliveryReceiptState>> receipt;
  private final Optional<StateAndRef<DevelopmentState>> development;

  private RightOfUse(
      StateAndRef<ModelVersionState> version,
      Optional<StateAndRef<GrantState>> grant,
      Optional<StateAndRef<DeliveryReceiptState>> receipt,
      Optional<StateAndRef<DevelopmentState>> development) {
    this.version = version;
    this.grant = grant;
    this.receipt = receipt;
    this.development = development;
  }

  /** What there is for a member to use a version for a purpose. */
  static RightOfUse of(
      Vault vault, Party member, StateAndRef<ModelVersionState> version, String purpose) {
    ModelVersionState state = version.getState().getData();
    if (state.getOwner().equals(member)) {
      return new RightOfUse(
          version,
          Optional.ofNullable(state.grantBehind())
              .flatMap(behind -> vault.unconsumed(GrantState.class, behind)),
          Optional.empty(),
          Optional.ofNullable(state.getProvenance().getDevelopment())
              .flatMap(named -> vault.unconsumed(DevelopmentState.class, named)));
    }
    Grants grants = new Grants(vault);
    Optional<StateAndRef<GrantState>> grant =
        grants.forUse(
            member,
            state.id(),
            held ->
                held.getTerms().getPurposes().contains(purpose)
                    && grants.receiptUnder(held).isPresent());
    return new RightOfUse(
        version,
        grant,
        grant.flatMap(held -> grants.receiptUnder(held.getState().getData())),
        Optional.empty());
  }

  /**
   * Adds it to a transaction.
   *
   * @param adoption what it is to be the right for
   * @throws RefusedException if it is none, whoever decides
   */
  void show(LedgerDraft draft, AdoptionState adoption) throws RefusedException {
    try {
      new AdoptionRight(version, grant, receipt, development)
          .require(adoption, Collections.emptySet(), draft.consortium(), draft.until());
    } catch (IllegalArgumentException refusal) {
      throw RefusedException.of(refusal);
    }
    draft.reference(version);
    grant.ifPresent(draft::reference);
    receipt.ifPresent(draft::reference);
    development.ifPresent(draft::reference);
  }
}
