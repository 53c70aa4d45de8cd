// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.approval;

import net.concordat.contracts.decision.ReviewSubject;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.VersionStatus;
import net.concordat.workflows.people.MemberPeople;
import net.concordat.workflows.support.LedgerDraft;
import net.concordat.workflows.support.RefusedException;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.identity.Party;

/** What follows when a member's people decide about another's version. */
public final class Reviews {
  private Reviews() {}

  /**
   * Concludes a review, which changes nothing but the proposal and the decisions themselves. What
   * could not be told to the version's owner is refused before anybody is asked.
   */
  public static void conclude(
      LedgerDraft draft, Vault vault, Party member, StateRef proposal, ReviewSubject decided)
      throws RefusedException {
    StateAndRef<ModelVersionState> version = vault.version(decided.getVersion());
    RefusedException.require(
        LedgerRule.APPROVAL_VERSION,
        version.getRef().equals(decided.getVersionState())
            && version.getState().getData().getStatus() == VersionStatus.PENDING_APPROVAL,
        "the version is " + version.getState().getData().getStatus() + " in " + version.getRef());
    RefusedException.require(
        LedgerRule.APPROVAL_MEMBER, !decided.getOwner().equals(member), "given the owner");
    draft.reference(new MemberPeople(vault, member).register());
  }
}
