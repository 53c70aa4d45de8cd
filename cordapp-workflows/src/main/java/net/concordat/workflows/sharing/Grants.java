// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.sharing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import net.concordat.contracts.delivery.DeliveryReceiptState;
import net.concordat.contracts.model.VersionId;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.GrantStatus;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.identity.Party;
import org.jspecify.annotations.Nullable;

/** The grants of a version that this node knows. */
public final class Grants {
  private final Vault vault;

  public Grants(Vault vault) {
    this.vault = vault;
  }

  /**
   * The active grant of a version to a member that lasts longest; whether it has expired is for the
   * rules to say.
   *
   * @param kind of which kind; null for either, where USE comes before REVIEW
   */
  public Optional<StateAndRef<GrantState>> newestTo(
      Party grantee, VersionId version, @Nullable GrantKind kind) {
    return newest(grantee, version, kind, grant -> true);
  }

  /**
   * The USE grant of a version under which a member acts: the longest lasting of those with the
   * right that it needs, or, if none has it, of all, for the contract to say what is missing.
   *
   * @param right whether a grant gives the right that is needed
   */
  public Optional<StateAndRef<GrantState>> forUse(
      Party grantee, VersionId version, Predicate<GrantState> right) {
    Optional<StateAndRef<GrantState>> entitled = newest(grantee, version, GrantKind.USE, right);
    return entitled.isPresent() ? entitled : newest(grantee, version, GrantKind.USE, grant -> true);
  }

  /** The same among the grants that one grantor made, of either kind. */
  public Optional<StateAndRef<GrantState>> newestFrom(
      Party grantor, Party grantee, VersionId version) {
    return newest(grantee, version, null, grant -> grant.getGrantor().equals(grantor));
  }

  private Optional<StateAndRef<GrantState>> newest(
      Party grantee, VersionId version, @Nullable GrantKind kind, Predicate<GrantState> which) {
    return vault.about(GrantState.class, version.getModelId(), version.getVersion()).stream()
        .filter(found -> which.test(found.getState().getData()))
        .filter(found -> matches(found.getState().getData(), grantee, version, kind))
        .max(
            Comparator.comparing(
                    (StateAndRef<GrantState> found) -> found.getState().getData().getKind())
                .thenComparing(found -> found.getState().getData().getTerms().getExpiresAt()));
  }

  /** The receipt of what was delivered under a grant, if it was. */
  public Optional<StateAndRef<DeliveryReceiptState>> receiptUnder(GrantState grant) {
    VersionId version = grant.getVersion();
    return vault
        .about(DeliveryReceiptState.class, version.getModelId(), version.getVersion())
        .stream()
        .filter(receipt -> receipt.getState().getData().getGrantId().equals(grant.getGrantId()))
        .findFirst();
  }

  /** Everyone who holds, or is offered, a grant of a version, from whomever. */
  public List<Party> holders(VersionId version) {
    return holders(version, grant -> true);
  }

  /** Everyone who holds, or is offered, a grant of a version from one grantor. */
  public List<Party> holdersFrom(Party grantor, VersionId version) {
    return holders(version, grant -> grant.getGrantor().equals(grantor));
  }

  private List<Party> holders(VersionId version, Predicate<GrantState> which) {
    List<Party> holders = new ArrayList<>();
    for (StateAndRef<GrantState> found :
        vault.about(GrantState.class, version.getModelId(), version.getVersion())) {
      GrantState grant = found.getState().getData();
      if (grant.getStatus() != GrantStatus.REVOKED && which.test(grant)) {
        holders.add(grant.getGrantee());
      }
    }
    return holders;
  }

  private static boolean matches(
      GrantState grant, Party grantee, VersionId version, @Nullable GrantKind kind) {
    return grant.getStatus() == GrantStatus.ACTIVE
        && grant.getGrantee().equals(grantee)
        && grant.getVersion().equals(version)
        && (kind == null || grant.getKind() == kind);
  }
}
