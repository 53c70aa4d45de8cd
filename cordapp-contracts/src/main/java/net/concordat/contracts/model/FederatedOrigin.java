// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.model;

import java.util.Objects;
import java.util.Optional;
import net.concordat.contracts.federation.FederationClaim;
import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.federation.RoundState;
import net.concordat.contracts.federation.RoundStatus;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.LedgerView;
import net.corda.core.contracts.StateAndRef;

/**
 * That a version which names a federation came of it, names all who contributed, and states the
 * privacy for which each of them spent.
 */
final class FederatedOrigin {
  private FederatedOrigin() {}

  static void check(LedgerView tx, ModelVersionState version) {
    FederationClaim claim = version.getProvenance().getFederation();
    Optional<StateAndRef<FederationState>> federation = tx.reference(FederationState.class);
    Optional<StateAndRef<RoundState>> round = tx.reference(RoundState.class);
    LedgerRule.VERSION_FEDERATION.require(
        federation.isPresent() == (claim != null) && round.isPresent() == (claim != null),
        claim == null ? "names none and shows one" : "names one and does not show it");
    if (claim != null && federation.isPresent() && round.isPresent()) {
      check(
          version, claim, federation.get().getState().getData(), round.get().getState().getData());
    }
  }

  private static void check(
      ModelVersionState version,
      FederationClaim claim,
      FederationState federation,
      RoundState last) {
    ParentLink parent = version.getParent();
    LedgerRule.VERSION_FEDERATION.require(
        last.getFederationId().equals(federation.getFederationId())
            && last.getStatus() != RoundStatus.COMMITTED
            && claim.equals(FederationClaim.of(federation, last)),
        "names round " + claim.getRound() + " of " + claim.getFederationId());
    LedgerRule.VERSION_FEDERATION.require(
        parent != null && parent.getVersion().equals(federation.getPlan().getTraining().getBase()),
        "derived from another version than the federation's");
    LedgerRule.VERSION_FEDERATION.require(
        Objects.equals(
            version.getProvenance().getPrivacy(), federation.getPlan().getTraining().getPrivacy()),
        "states " + version.getProvenance().getPrivacy());
    LedgerRule.VERSION_FEDERATION.require(
        federation.seatOf(version.getOwner()) >= 0
            && claim.getClients().contains(version.getOwner()),
        version.getOwner().getName() + " contributed nothing");
  }
}
