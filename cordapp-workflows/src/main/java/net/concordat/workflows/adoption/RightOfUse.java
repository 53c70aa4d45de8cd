// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.adoption;

import java.util.Optional;
import net.concordat.contracts.development.DevelopmentState;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.workflows.sharing.Grants;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.LedgerDraft;
import net.concordat.workflows.support.RefusedException;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.identity.Party;

/** What a transaction shows for a member to use a version, of all that this node holds. */
final class RightOfUse {
  private final Vault vault;
  private final Party member;

  RightOfUse(Vault vault, Party member) {
    this.vault = vault;
    this.member = member;
  }

  /**
   * Adds the version and what gives the right to use it, as far as it is there; what is missing,
   * the contract names.
   *
   * @throws RefusedException if the grant behind a derived version does not stand any more
   */
  void show(LedgerDraft draft, StateAndRef<ModelVersionState> version, String purpose)
      throws RefusedException {
    ModelVersionState state = version.getState().getData();
    draft.reference(version);
    if (state.getOwner().equals(member)) {
      showOwn(draft, state);
    } else {
      showGranted(draft, state, purpose);
    }
  }

  private void showOwn(LedgerDraft draft, ModelVersionState version) throws RefusedException {
    StateRef behind = version.grantBehind();
    if (behind != null) {
      draft.reference(
          vault
              .unconsumed(GrantState.class, behind)
              .orElseThrow(
                  () -> RefusedException.by(LedgerRule.ADOPTION_GRANT, behind + " is revoked")));
    }
    StateRef development = version.getProvenance().getDevelopment();
    if (development != null) {
      draft.reference(
          vault
              .unconsumed(DevelopmentState.class, development)
              .orElseThrow(() -> FlowRule.FOUND.refusal("no development " + development)));
    }
  }

  private void showGranted(LedgerDraft draft, ModelVersionState version, String purpose) {
    Grants grants = new Grants(vault);
    Optional<StateAndRef<GrantState>> grant =
        grants.forUse(
            member,
            version.id(),
            held ->
                held.getTerms().getPurposes().contains(purpose)
                    && grants.receiptUnder(held).isPresent());
    grant.ifPresent(draft::reference);
    grant
        .flatMap(held -> grants.receiptUnder(held.getState().getData()))
        .ifPresent(draft::reference);
  }
}
