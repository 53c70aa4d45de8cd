// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.model;

import net.concordat.contracts.model.ArtifactDescription;
import net.concordat.contracts.model.Provenance;
import net.concordat.contracts.sharing.SharingPolicy;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** What a member wants to publish as the next version of a model. */
@CordaSerializable
public final class VersionProposal {
  private final SecureHash modelId;
  private final ArtifactDescription artifact;
  private final Provenance provenance;
  private final SharingPolicy policy;
  private final @Nullable SecureHash parentModelId;
  private final int parentVersion;
  private final @Nullable String spendId;

  /**
   * @param modelId the member's own registered model
   * @param artifact the bytes, which the member's store must hold
   * @param provenance how they were made
   * @param policy who may receive them
   * @param parentModelId the model of the version they were derived from; null if from none
   * @param parentVersion the number of that version; 0 if from none
   * @param spendId the id of the command that spent the budget for their training; null if the
   *     provenance states no differential privacy
   */
  @ConstructorForDeserialization
  public VersionProposal(
      SecureHash modelId,
      ArtifactDescription artifact,
      Provenance provenance,
      SharingPolicy policy,
      @Nullable SecureHash parentModelId,
      int parentVersion,
      @Nullable String spendId) {
    this.modelId = modelId;
    this.artifact = artifact;
    this.provenance = provenance;
    this.policy = policy;
    this.parentModelId = parentModelId;
    this.parentVersion = parentVersion;
    this.spendId = spendId;
  }

  /** A version that states no differential privacy. */
  public VersionProposal(
      SecureHash modelId,
      ArtifactDescription artifact,
      Provenance provenance,
      SharingPolicy policy,
      @Nullable SecureHash parentModelId,
      int parentVersion) {
    this(modelId, artifact, provenance, policy, parentModelId, parentVersion, null);
  }

  public SecureHash getModelId() {
    return modelId;
  }

  public ArtifactDescription getArtifact() {
    return artifact;
  }

  public Provenance getProvenance() {
    return provenance;
  }

  public SharingPolicy getPolicy() {
    return policy;
  }

  public @Nullable SecureHash getParentModelId() {
    return parentModelId;
  }

  public int getParentVersion() {
    return parentVersion;
  }

  public @Nullable String getSpendId() {
    return spendId;
  }
}
