// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.model;

import java.util.Objects;
import java.util.Optional;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.LedgerView;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.SharingPolicy;
import net.concordat.contracts.sharing.UsageTerms;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.identity.Party;
import org.jspecify.annotations.Nullable;

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
    @Nullable StateRef named = version.grantBehind();
    if (parent.getOwner().equals(version.getOwner())) {
      LedgerRule.PARENT_GRANT.require(
          !grant.isPresent() && Objects.equals(named, parent.grantBehind()),
          "the parent is the owner's; the version names " + named);
      return new ParentRight(parent.getPolicy().getTerms(), true);
    }
    LedgerRule.PARENT_GRANT.require(
        grant.isPresent() && grant.get().getRef().equals(named),
        "the version names " + named + "; the transaction references " + refOf(grant));
    GrantState held = grant.get().getState().getData();
    held.requireUsable(tx.until(), version.getOwner(), parent);
    held.requireUse();
    LedgerRule.PARENT_MAY_FINE_TUNE.require(
        held.getTerms().isMayFineTune(), "grant " + held.getGrantId());
    return new ParentRight(held.getTerms(), false);
  }

  void check(ModelVersionState version, ModelVersionState parent) {
    if (!own || parent.grantBehind() != null) {
      checkEpsilon(version.getProvenance().getPrivacy());
    }
    if (!own) {
      checkGranted(version, parent);
    } else if (parent.grantBehind() != null) {
      checkInherited(version.getPolicy(), parent.getPolicy());
    }
  }

  private void checkEpsilon(@Nullable PrivacyClaim stated) {
    Long largest = held.getLargestEpsilonMillionths();
    LedgerRule.PARENT_EPSILON.require(
        largest == null || (stated != null && stated.getEpsilonMillionths() <= largest),
        "at most "
            + largest
            + " millionths; given "
            + (stated == null ? "none that is finite" : stated.getEpsilonMillionths()));
  }

  private void checkGranted(ModelVersionState version, ModelVersionState parent) {
    Party parentOwner = parent.getOwner();
    LedgerRule.PARENT_POLICY.require(
        version.getPolicy().noWiderThan(parent.getPolicy(), parentOwner, held),
        "parent held under " + held.getPurposes() + " until " + held.getExpiresAt());
    LedgerRule.PARENT_GIVES_BACK.require(
        !held.isDerivedVersionsGoBack() || version.getPolicy().mayUse(parentOwner),
        "recipients without " + parentOwner.getName());
  }

  /**
   * What an own parent inherited passes on, or one more step would shake off another member's
   * terms. The transaction does not show to whom a version goes back, so all recipients stay.
   */
  private static void checkInherited(SharingPolicy policy, SharingPolicy inherited) {
    LedgerRule.PARENT_POLICY.require(
        policy.noWiderThan(inherited), "the parent derives from a granted version");
    LedgerRule.PARENT_GIVES_BACK.require(
        !inherited.getTerms().isDerivedVersionsGoBack()
            || policy.isOpenToMembers()
            || (!inherited.isOpenToMembers()
                && policy.getRecipients().containsAll(inherited.getRecipients())),
        "a recipient of the parent is missing");
  }

  private static String refOf(Optional<StateAndRef<GrantState>> grant) {
    return grant.map(found -> found.getRef().toString()).orElse("none");
  }
}
