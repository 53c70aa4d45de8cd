// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Paths;
import java.util.Locale;
import java.util.OptionalLong;
import net.concordat.artifacts.ArtifactStore;
import net.concordat.artifacts.DirectoryArtifactStore;
import net.concordat.common.ArtifactDigest;
import net.concordat.contracts.model.ArtifactDescription;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.RefusedException;
import net.corda.core.cordapp.CordappConfig;
import net.corda.core.crypto.SecureHash;
import net.corda.core.node.AppServiceHub;
import net.corda.core.node.ServiceHub;
import net.corda.core.node.services.CordaService;
import net.corda.core.serialization.SingletonSerializeAsToken;
import org.jspecify.annotations.Nullable;

/**
 * The member's artifact store, in the directory that the CorDapp's configuration names under {@code
 * artifactStore}. An observer names none and has none.
 */
@CordaService
public final class ArtifactStoreService extends SingletonSerializeAsToken {
  private static final String DIRECTORY = "artifactStore";

  private final @Nullable ArtifactStore store;

  public ArtifactStoreService(AppServiceHub services) {
    CordappConfig config = services.getAppContext().getConfig();
    try {
      store =
          config.exists(DIRECTORY)
              ? new DirectoryArtifactStore(Paths.get(config.getString(DIRECTORY)))
              : null;
    } catch (IOException e) {
      throw new UncheckedIOException("The artifact store cannot be opened", e);
    }
  }

  /** The service of a node. */
  public static ArtifactStoreService of(ServiceHub services) {
    return services.cordaService(ArtifactStoreService.class);
  }

  /** The ledger's digest as the store's. */
  static ArtifactDigest digest(SecureHash sha256) {
    return ArtifactDigest.of(sha256.toString().toLowerCase(Locale.ROOT));
  }

  /** The store's digest as the ledger's. */
  static SecureHash hash(ArtifactDigest digest) {
    return SecureHash.create(digest.hex());
  }

  /** The store. */
  ArtifactStore store() throws RefusedException {
    if (store == null) {
      throw FlowRule.ARTIFACT_STORE.refusal("no " + DIRECTORY + " in the CorDapp's configuration");
    }
    return store;
  }

  /** Requires that the store holds an artifact, in the size stated. */
  public void requireStored(ArtifactDescription artifact) throws RefusedException {
    try {
      OptionalLong size = store().size(digest(artifact.getDigest()));
      FlowRule.ARTIFACT_STORED.require(
          size.isPresent() && size.getAsLong() == artifact.getSizeBytes(),
          "stated "
              + artifact.getSizeBytes()
              + " bytes, stored "
              + (size.isPresent() ? size.getAsLong() + " bytes" : "nothing"));
    } catch (IOException e) {
      throw FlowRule.ARTIFACT_STORED.refusal("the store cannot be read: " + e.getMessage());
    }
  }

  /**
   * Requires that the store holds an update or global weights.
   *
   * @return how many bytes they are
   */
  public long requireUpdate(SecureHash sha256) throws RefusedException {
    try {
      OptionalLong size = store().size(digest(sha256));
      FlowRule.UPDATE_STORED.require(size.isPresent(), "no bytes under " + sha256);
      return size.getAsLong();
    } catch (IOException e) {
      throw FlowRule.UPDATE_STORED.refusal("the store cannot be read: " + e.getMessage());
    }
  }

  /** Some of the bytes that the store holds under a digest. */
  public byte[] part(SecureHash sha256, long offset, int length) throws RefusedException {
    try {
      return store().read(digest(sha256), offset, length);
    } catch (IOException e) {
      throw FlowRule.UPDATE_STORED.refusal("the store cannot be read: " + e.getMessage());
    }
  }
}
