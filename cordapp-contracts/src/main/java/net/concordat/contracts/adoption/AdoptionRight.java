// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.adoption;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.delivery.DeliveryReceiptState;
import net.concordat.contracts.development.DevelopmentState;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.LedgerView;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.VersionStatus;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.GrantStatus;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;

/**
 * By what right a bank uses a version: asked when the use begins, when it goes on after a
 * suspension, and when the version is promoted, each time of the version and the grant as they
 * stand then. The contract asks it of a transaction; a flow, before it asks people.
 */
public final class AdoptionRight {
  private final StateAndRef<ModelVersionState> version;
  private final Optional<StateAndRef<GrantState>> grant;
  private final Optional<StateAndRef<DeliveryReceiptState>> receipt;
  private final Optional<StateAndRef<DevelopmentState>> development;

  /**
   * @param version the version as it stands
   * @param grant the grant that is shown, if any
   * @param receipt the receipt that is shown, if any
   * @param development who developed it, if that is shown
   */
  public AdoptionRight(
      StateAndRef<ModelVersionState> version,
      Optional<StateAndRef<GrantState>> grant,
      Optional<StateAndRef<DeliveryReceiptState>> receipt,
      Optional<StateAndRef<DevelopmentState>> development) {
    this.version = version;
    this.grant = grant;
    this.receipt = receipt;
    this.development = development;
  }

  /** What a transaction shows. */
  static AdoptionRight of(LedgerView tx) {
    return new AdoptionRight(
        tx.references(ModelVersionState.class).get(0),
        tx.reference(GrantState.class),
        tx.reference(DeliveryReceiptState.class),
        tx.reference(DevelopmentState.class));
  }

  /**
   * Requires that the bank may use what it adopts.
   *
   * @param adoption what it adopts
   * @param deciders who decides on it; nobody yet before people are asked
   * @param consortium under whose rules
   * @param until when the time window ends
   * @throws IllegalArgumentException naming the first rule that does not hold
   */
  public void require(
      AdoptionState adoption, Set<UUID> deciders, ConsortiumState consortium, Instant until) {
    LedgerRule.ADOPTION_MEMBER.require(
        consortium.isActiveMember(adoption.getMember()),
        "no active member: " + adoption.getMember().getName());
    ModelVersionState state = version.getState().getData();
    LedgerRule.ADOPTION_VERSION.require(
        adoption.getVersion().equals(state.id())
            && adoption.getOwner().equals(state.getOwner())
            && state.getStatus() == VersionStatus.APPROVED,
        "given version " + state.getVersion() + ", " + state.getStatus());
    LedgerRule.ADOPTION_PURPOSE.require(
        consortium.getRules().getPurposes().contains(adoption.getPurpose()),
        "given " + adoption.getPurpose());
    LedgerRule.ADOPTION_EXPIRY.require(
        !until.isAfter(adoption.getExpiresAt()),
        adoption.getExpiresAt() + "; the window ends at " + until);
    if (state.getOwner().equals(adoption.getMember())) {
      requireOwn(state);
      requireNoDeveloper(state, deciders);
    } else {
      requireGranted(state, adoption, until);
    }
    grant.ifPresent(shown -> requireTerms(shown.getState().getData(), adoption));
  }

  /** A version of another's, which it granted for use and delivered. */
  private void requireGranted(ModelVersionState state, AdoptionState adoption, Instant until) {
    LedgerRule.ADOPTION_GRANT.require(
        grant.isPresent() && receipt.isPresent(), "grant or receipt missing");
    GrantState held = grant.get().getState().getData();
    held.requireUsable(until, adoption.getMember(), state);
    held.requireUse();
    DeliveryReceiptState received = receipt.get().getState().getData();
    LedgerRule.ADOPTION_GRANT.require(
        received.getGrantee().equals(adoption.getMember())
            && received.getGrantId().equals(held.getGrantId())
            && received.getVersion().equals(state.id()),
        "the receipt is of grant " + received.getGrantId());
    LedgerRule.ADOPTION_DEVELOPMENT.require(!development.isPresent(), "the version is another's");
  }

  /** A version of its own; where it derives from another's, the grant of that still stands. */
  private void requireOwn(ModelVersionState state) {
    StateRef behind = state.grantBehind();
    StateRef shown = grant.map(StateAndRef::getRef).orElse(null);
    LedgerRule.ADOPTION_GRANT.require(
        !receipt.isPresent() && (behind == null ? shown == null : behind.equals(shown)),
        "the version names " + behind + "; given " + shown);
  }

  private static void requireTerms(GrantState held, AdoptionState adoption) {
    LedgerRule.ADOPTION_GRANT.require(
        held.getStatus() == GrantStatus.ACTIVE && held.getGrantee().equals(adoption.getMember()),
        held.getStatus() + ", to " + held.getGrantee().getName());
    LedgerRule.ADOPTION_PURPOSE.require(
        held.getTerms().getPurposes().contains(adoption.getPurpose()),
        "the grant is for " + held.getTerms().getPurposes());
    LedgerRule.ADOPTION_EXPIRY.require(
        !adoption.getExpiresAt().isAfter(held.getTerms().getExpiresAt()),
        adoption.getExpiresAt() + "; the grant expires at " + held.getTerms().getExpiresAt());
  }

  private void requireNoDeveloper(ModelVersionState state, Set<UUID> deciders) {
    StateRef named = state.getProvenance().getDevelopment();
    LedgerRule.ADOPTION_DEVELOPMENT.require(
        development.isPresent() && development.get().getRef().equals(named),
        "the version names " + named);
    DevelopmentState shown = development.get().getState().getData();
    LedgerRule.ADOPTION_DEVELOPMENT.require(
        shown.getArtifactDigest().equals(state.getArtifact().getDigest()),
        "it is of the artifact " + shown.getArtifactDigest());
    for (UUID personId : deciders) {
      LedgerRule.ADOPTION_DEVELOPER.require(!shown.names(personId), "given " + personId);
    }
  }
}
