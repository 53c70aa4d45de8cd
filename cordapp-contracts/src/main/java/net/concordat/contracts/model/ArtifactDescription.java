// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.model;

import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.Value;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** What the ledger knows of an artifact: digests of the whole and of its parts, never its bytes. */
@CordaSerializable
public final class ArtifactDescription extends Value {
  private final SecureHash digest;
  private final long sizeBytes;
  private final SecureHash schemaDigest;
  private final SecureHash architectureDigest;
  private final SecureHash cardDigest;
  private final SecureHash exportManifestDigest;

  /**
   * @param digest SHA-256 of the whole artifact
   * @param sizeBytes its size, from 1 byte to 64 GiB
   * @param schemaDigest SHA-256 of its feature schema with scaling
   * @param architectureDigest SHA-256 of its network configuration
   * @param cardDigest SHA-256 of its model card
   * @param exportManifestDigest SHA-256 of the list of its fields that derive from data, each with
   *     how it is protected
   */
  @ConstructorForDeserialization
  public ArtifactDescription(
      SecureHash digest,
      long sizeBytes,
      SecureHash schemaDigest,
      SecureHash architectureDigest,
      SecureHash cardDigest,
      SecureHash exportManifestDigest) {
    this.digest = digest;
    this.sizeBytes = sizeBytes;
    this.schemaDigest = schemaDigest;
    this.architectureDigest = architectureDigest;
    this.cardDigest = cardDigest;
    this.exportManifestDigest = exportManifestDigest;
  }

  public SecureHash getDigest() {
    return digest;
  }

  public long getSizeBytes() {
    return sizeBytes;
  }

  public SecureHash getSchemaDigest() {
    return schemaDigest;
  }

  public SecureHash getArchitectureDigest() {
    return architectureDigest;
  }

  public SecureHash getCardDigest() {
    return cardDigest;
  }

  public SecureHash getExportManifestDigest() {
    return exportManifestDigest;
  }

  void checkBounds() {
    Bounds.digest("artifact digest", digest);
    Bounds.number("artifact sizeBytes", sizeBytes, 1, Bounds.ARTIFACT_BYTES);
    Bounds.digest("schemaDigest", schemaDigest);
    Bounds.digest("architectureDigest", architectureDigest);
    Bounds.digest("cardDigest", cardDigest);
    Bounds.digest("exportManifestDigest", exportManifestDigest);
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(
        digest, sizeBytes, schemaDigest, architectureDigest, cardDigest, exportManifestDigest);
  }
}
