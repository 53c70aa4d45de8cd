// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.model;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.LedgerHash;
import net.concordat.contracts.frame.LedgerIds;
import net.concordat.contracts.frame.Value;
import net.corda.core.contracts.UniqueIdentifier;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** Which version is meant, whatever its status: its model, its number and its bytes. */
@CordaSerializable
public final class VersionId extends Value {
  private final SecureHash modelId;
  private final int version;
  private final SecureHash artifactDigest;

  /**
   * @param modelId the one-shot id of the model
   * @param version the number within the model, from 1
   * @param artifactDigest the SHA-256 of the artifact
   */
  @ConstructorForDeserialization
  public VersionId(SecureHash modelId, int version, SecureHash artifactDigest) {
    this.modelId = modelId;
    this.version = version;
    this.artifactDigest = artifactDigest;
  }

  public SecureHash getModelId() {
    return modelId;
  }

  public int getVersion() {
    return version;
  }

  public SecureHash getArtifactDigest() {
    return artifactDigest;
  }

  /** The vault's id for the states of a version. */
  public static UUID vaultId(SecureHash modelId, int version) {
    return LedgerIds.vaultId("concordat/version", modelId, version);
  }

  /**
   * The vault's key of a state that is about this version: all of one version are found by the
   * version, each by its own id.
   */
  public UniqueIdentifier vaultKey(UUID id) {
    return new UniqueIdentifier(vaultId(modelId, version).toString(), id);
  }

  /** Adds all of it to a hash. */
  public void writeTo(LedgerHash hash) {
    hash.digest(modelId).number(version).digest(artifactDigest);
  }

  /** Checks digests and number. */
  public void checkBounds() {
    Bounds.digest("modelId", modelId);
    Bounds.number("version", version, 1, RegisteredModelState.MOST_VERSIONS);
    Bounds.digest("artifactDigest", artifactDigest);
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(modelId, version, artifactDigest);
  }
}
