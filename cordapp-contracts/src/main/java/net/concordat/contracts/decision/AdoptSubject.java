// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.decision;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.LedgerHash;
import net.concordat.contracts.frame.Value;
import net.concordat.contracts.model.VersionId;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** A version is to be used for a purpose. */
@CordaSerializable
public final class AdoptSubject extends Value implements ProposalSubject {
  private final VersionId version;
  private final String purpose;
  private final @Nullable String conditions;
  private final SecureHash evidenceDigest;
  private final Instant expiresAt;

  /**
   * @param version the version, by model, number and digest
   * @param purpose what for, one of the purposes of the consortium
   * @param conditions under which it may be used, at most 1,000 characters; null for none
   * @param evidenceDigest SHA-256 of what the decision rests on
   * @param expiresAt until when it may be used
   */
  @ConstructorForDeserialization
  public AdoptSubject(
      VersionId version,
      String purpose,
      @Nullable String conditions,
      SecureHash evidenceDigest,
      Instant expiresAt) {
    this.version = version;
    this.purpose = purpose;
    this.conditions = conditions;
    this.evidenceDigest = evidenceDigest;
    this.expiresAt = expiresAt;
  }

  public VersionId getVersion() {
    return version;
  }

  public String getPurpose() {
    return purpose;
  }

  public @Nullable String getConditions() {
    return conditions;
  }

  public SecureHash getEvidenceDigest() {
    return evidenceDigest;
  }

  public Instant getExpiresAt() {
    return expiresAt;
  }

  @Override
  public SecureHash digest() {
    LedgerHash hash = LedgerHash.of("concordat/proposal/adopt");
    version.writeTo(hash);
    return hash.text(purpose)
        .optional(conditions, LedgerHash::text)
        .digest(evidenceDigest)
        .instant(expiresAt)
        .sha256();
  }

  @Override
  public void checkBounds() {
    version.checkBounds();
    Bounds.text("purpose", purpose, Bounds.NAME);
    if (conditions != null) {
      Bounds.text("conditions", conditions, Bounds.TEXT);
    }
    Bounds.digest("evidenceDigest", evidenceDigest);
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(version, purpose, conditions, evidenceDigest, expiresAt);
  }
}
