// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.approval;

import java.time.Instant;
import net.concordat.contracts.approval.Decision;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** What a member decides about a version. */
@CordaSerializable
public final class Verdict {
  private final SecureHash modelId;
  private final int version;
  private final Decision decision;
  private final @Nullable String conditions;
  private final @Nullable SecureHash evidenceDigest;
  private final Instant expiresAt;

  /**
   * @param modelId the model
   * @param version the number of the version
   * @param decision for or against
   * @param conditions under which it holds, at most 1,000 characters; null for none
   * @param evidenceDigest SHA-256 of what it rests on; null for none
   * @param expiresAt until when it may be counted
   */
  @ConstructorForDeserialization
  public Verdict(
      SecureHash modelId,
      int version,
      Decision decision,
      @Nullable String conditions,
      @Nullable SecureHash evidenceDigest,
      Instant expiresAt) {
    this.modelId = modelId;
    this.version = version;
    this.decision = decision;
    this.conditions = conditions;
    this.evidenceDigest = evidenceDigest;
    this.expiresAt = expiresAt;
  }

  public SecureHash getModelId() {
    return modelId;
  }

  public int getVersion() {
    return version;
  }

  public Decision getDecision() {
    return decision;
  }

  public @Nullable String getConditions() {
    return conditions;
  }

  public @Nullable SecureHash getEvidenceDigest() {
    return evidenceDigest;
  }

  public Instant getExpiresAt() {
    return expiresAt;
  }
}
