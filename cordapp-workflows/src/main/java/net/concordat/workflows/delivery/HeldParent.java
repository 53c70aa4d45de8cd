// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.delivery;

import java.io.IOException;
import net.concordat.artifacts.ArtifactStore;
import net.concordat.common.ArtifactDigest;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.ParentLink;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.RefusedException;
import net.concordat.workflows.support.Vault;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.node.ServiceHub;
import org.jspecify.annotations.Nullable;

/**
 * The parent of a version, where this member holds its bytes and may say so to a grantor: one of
 * the two must own the parent, so that nobody learns who else was granted it.
 */
final class HeldParent {
  private final ServiceHub services;
  private final Party grantor;

  HeldParent(ServiceHub services, Party grantor) {
    this.services = services;
    this.grantor = grantor;
  }

  /** The digest of the parent's artifact; null where all bytes are to come. */
  @Nullable SecureHash of(SecureHash modelId, int version) throws RefusedException {
    Vault vault = new Vault(services);
    ModelVersionState state;
    ParentLink parent;
    Party owner;
    try {
      state = vault.version(modelId, version).getState().getData();
      parent = state.getParent();
      if (parent == null) {
        return null;
      }
      owner = vault.version(parent.getVersion()).getState().getData().getOwner();
    } catch (RefusedException unknown) {
      return null;
    }
    boolean isKnown =
        owner.equals(grantor) || owner.equals(services.getMyInfo().getLegalIdentities().get(0));
    return isKnown
            && isWorthwhile(ArtifactStoreService.digest(state.getArtifact().getDigest()), parent)
        ? parent.getVersion().getArtifactDigest()
        : null;
  }

  /** A delivery that has begun with all bytes goes on with them. */
  private boolean isWorthwhile(ArtifactDigest whole, ParentLink parent) throws RefusedException {
    ArtifactStore store = ArtifactStoreService.of(services).store();
    try {
      return !store.size(whole).isPresent()
          && store.received(whole) == 0
          && store
              .size(ArtifactStoreService.digest(parent.getVersion().getArtifactDigest()))
              .isPresent();
    } catch (IOException e) {
      throw FlowRule.ARTIFACT_STORED.refusal("the store cannot be read: " + e.getMessage());
    }
  }
}
