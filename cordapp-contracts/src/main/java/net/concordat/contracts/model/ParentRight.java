// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.model;

import java.util.Optional;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.LedgerView;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.UsageTerms;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.identity.Party;

/** By what right a member derives a version from a parent: as its owner, or under a USE grant. */
final class ParentRight {
  private final UsageTerms held;
  private final boolean own;

  private ParentRight(UsageTerms held, boolean own) {
    this.held = held;
    this.own = own;
  }

  static ParentRight of(LedgerView tx, ModelVersionState version, ModelVersionState parent) {
    Optional<StateAndRef<GrantState>> grant = tx.reference(GrantState.class);
    ParentLink link = version.getParent();
    StateRef named = link == null ? null : link.getGrant();
    if (parent.getOwner().equals(version.getOwner())) {
      LedgerRule.PARENT_GRANT.require(
          !grant.isPresent() && named == null, "the parent is the owner's, yet a grant is given");
      return new ParentRight(parent.getPolicy().getTerms(), true);
    }
    LedgerRule.PARENT_GRANT.require(
        grant.isPresent() && grant.get().getRef().equals(named),
        "the version names " + named + "; the transaction references " + refOf(grant));
    GrantState held = grant.get().getState().getData();
    held.requireUsable(tx, version.getOwner(), parent);
    held.requireUse();
    LedgerRule.PARENT_MAY_FINE_TUNE.require(
        held.getTerms().isMayFineTune(), "grant " + held.getGrantId());
    return new ParentRight(held.getTerms(), false);
  }

  void check(ModelVersionState version, ModelVersionState parent) {
    Party parentOwner = parent.getOwner();
    LedgerRule.PARENT_POLICY.require(
        own || version.getPolicy().noWiderThan(parent.getPolicy(), parentOwner, held),
        "parent held under " + held.getPurposes() + " until " + held.getExpiresAt());
    LedgerRule.PARENT_GIVES_BACK.require(
        own
            || !held.isDerivedVersionsGoBack()
            || version.getPolicy().getRecipients().contains(parentOwner),
        "recipients without " + parentOwner.getName());
  }

  private static String refOf(Optional<StateAndRef<GrantState>> grant) {
    return grant.map(found -> found.getRef().toString()).orElse("none");
  }
}
