// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.adoption;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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
 * What lets a bank use a version: asked when the use begins, when it goes on after a suspension,
 * and when the version is promoted, each time of the version and the grant as they stand then.
 */
final class AdoptionRight {
  private final LedgerView tx;
  private final AdoptionState adoption;
  private final ModelVersionState version;

  private AdoptionRight(LedgerView tx, AdoptionState adoption, ModelVersionState version) {
    this.tx = tx;
    this.adoption = adoption;
    this.version = version;
  }

  /**
   * Requires that the bank may use what it adopts.
   *
   * @param deciders the ids of those who decide on it
   */
  static void require(LedgerView tx, AdoptionState adoption, Set<UUID> deciders) {
    ModelVersionState version =
        tx.reference(ModelVersionState.class)
            .orElseThrow(() -> LedgerRule.ADOPTION_VERSION.refusal("given no version"))
            .getState()
            .getData();
    tx.requireActive(LedgerRule.ADOPTION_MEMBER, adoption.getMember());
    AdoptionRight right = new AdoptionRight(tx, adoption, version);
    right.checkVersion();
    right.checkPurpose();
    tx.requireUnexpired(LedgerRule.ADOPTION_EXPIRY, adoption.getExpiresAt());
    if (version.getOwner().equals(adoption.getMember())) {
      right.checkOwn();
      right.checkDevelopers(deciders);
    } else {
      right.checkGranted();
    }
  }

  private void checkVersion() {
    LedgerRule.ADOPTION_VERSION.require(
        adoption.getVersion().equals(version.id())
            && adoption.getOwner().equals(version.getOwner())
            && version.getStatus() == VersionStatus.APPROVED,
        "given version " + version.getVersion() + ", " + version.getStatus());
  }

  private void checkPurpose() {
    LedgerRule.ADOPTION_PURPOSE.require(
        tx.consortium().getRules().getPurposes().contains(adoption.getPurpose()),
        "given " + adoption.getPurpose());
  }

  /** A version of another's, which it granted for use and delivered. */
  private void checkGranted() {
    Optional<StateAndRef<GrantState>> shown = tx.reference(GrantState.class);
    Optional<StateAndRef<DeliveryReceiptState>> receipt = tx.reference(DeliveryReceiptState.class);
    LedgerRule.ADOPTION_GRANT.require(
        shown.isPresent() && receipt.isPresent(), "grant or receipt missing");
    GrantState grant = shown.get().getState().getData();
    grant.requireUsable(tx.until(), adoption.getMember(), version);
    grant.requireUse();
    DeliveryReceiptState received = receipt.get().getState().getData();
    LedgerRule.ADOPTION_GRANT.require(
        received.getGrantee().equals(adoption.getMember())
            && received.getGrantId().equals(grant.getGrantId())
            && received.getVersion().equals(version.id()),
        "the receipt is of grant " + received.getGrantId());
    checkTerms(grant);
    LedgerRule.ADOPTION_DEVELOPMENT.require(
        !tx.reference(DevelopmentState.class).isPresent(), "the version is another's");
  }

  /** A version of its own; where it derives from another's, the grant of that still stands. */
  private void checkOwn() {
    Optional<StateAndRef<GrantState>> shown = tx.reference(GrantState.class);
    StateRef behind = version.grantBehind();
    LedgerRule.ADOPTION_GRANT.require(
        !tx.reference(DeliveryReceiptState.class).isPresent()
            && (behind == null
                ? !shown.isPresent()
                : shown.isPresent() && shown.get().getRef().equals(behind)),
        "the version names " + behind + "; given " + shown.map(StateAndRef::getRef).orElse(null));
    shown.ifPresent(grant -> checkTerms(grant.getState().getData()));
  }

  private void checkTerms(GrantState grant) {
    LedgerRule.ADOPTION_GRANT.require(
        grant.getStatus() == GrantStatus.ACTIVE && grant.getGrantee().equals(adoption.getMember()),
        grant.getStatus() + ", to " + grant.getGrantee().getName());
    LedgerRule.ADOPTION_PURPOSE.require(
        grant.getTerms().getPurposes().contains(adoption.getPurpose()),
        "the grant is for " + grant.getTerms().getPurposes());
    LedgerRule.ADOPTION_EXPIRY.require(
        !adoption.getExpiresAt().isAfter(grant.getTerms().getExpiresAt()),
        adoption.getExpiresAt() + "; the grant expires at " + grant.getTerms().getExpiresAt());
  }

  private void checkDevelopers(Set<UUID> deciders) {
    StateAndRef<DevelopmentState> shown =
        tx.reference(DevelopmentState.class)
            .orElseThrow(() -> LedgerRule.ADOPTION_DEVELOPMENT.refusal("given none"));
    DevelopmentState development = shown.getState().getData();
    LedgerRule.ADOPTION_DEVELOPMENT.require(
        shown.getRef().equals(version.getProvenance().getDevelopment())
            && development.getArtifactDigest().equals(version.getArtifact().getDigest()),
        "the version names " + version.getProvenance().getDevelopment());
    for (UUID personId : deciders) {
      LedgerRule.ADOPTION_DEVELOPER.require(!development.names(personId), "given " + personId);
    }
  }
}
