// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.sharing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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

  /** Everyone who holds, or is offered, a grant of a version. */
  public List<Party> holders(VersionId version) {
    List<Party> holders = new ArrayList<>();
    for (StateAndRef<GrantState> found :
        vault.about(GrantState.class, version.getModelId(), version.getVersion())) {
      GrantState grant = found.getState().getData();
      if (grant.getStatus() != GrantStatus.REVOKED) {
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
