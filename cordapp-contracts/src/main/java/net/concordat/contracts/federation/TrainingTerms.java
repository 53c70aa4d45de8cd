// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.Value;
import net.concordat.contracts.model.PrivacyClaim;
import net.concordat.contracts.model.VersionId;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** From what, how and under which privacy each client trains. */
@CordaSerializable
public final class TrainingTerms extends Value {
  /** The largest update, in bytes: 1 GiB. */
  public static final long MOST_UPDATE_BYTES = 1L << 30;

  private final VersionId base;
  private final SecureHash baseWeights;
  private final SecureHash specDigest;
  private final long updateBytes;
  private final @Nullable PrivacyClaim privacy;
  private final @Nullable String nonPrivate;

  /**
   * @param base the version whose weights are the first global ones
   * @param baseWeights SHA-256 of these weights, as rounds write global weights
   * @param specDigest SHA-256 of the specification: local epochs, learning rate, which layers train
   * @param updateBytes how long what a client packs of an update is, in bytes, exactly
   * @param privacy what each client's training keeps to over all rounds; null for none
   * @param nonPrivate that there is none, in words; null where there is one
   */
  @ConstructorForDeserialization
  public TrainingTerms(
      VersionId base,
      SecureHash baseWeights,
      SecureHash specDigest,
      long updateBytes,
      @Nullable PrivacyClaim privacy,
      @Nullable String nonPrivate) {
    this.base = base;
    this.baseWeights = baseWeights;
    this.specDigest = specDigest;
    this.updateBytes = updateBytes;
    this.privacy = privacy;
    this.nonPrivate = nonPrivate;
  }

  void requireSound() {
    LedgerRule.FEDERATION_PRIVACY.require(
        (privacy == null) != (nonPrivate == null),
        privacy == null ? "given neither" : "given privacy and words against it");
  }

  void checkBounds() {
    base.checkBounds();
    Bounds.digest("baseWeights", baseWeights);
    Bounds.digest("specDigest", specDigest);
    Bounds.number("updateBytes", updateBytes, 1, MOST_UPDATE_BYTES);
    if (privacy != null) {
      privacy.checkBounds();
    }
    if (nonPrivate != null) {
      Bounds.text("nonPrivate", nonPrivate, Bounds.TEXT);
    }
  }

  public VersionId getBase() {
    return base;
  }

  public SecureHash getBaseWeights() {
    return baseWeights;
  }

  public SecureHash getSpecDigest() {
    return specDigest;
  }

  public long getUpdateBytes() {
    return updateBytes;
  }

  public @Nullable PrivacyClaim getPrivacy() {
    return privacy;
  }

  public @Nullable String getNonPrivate() {
    return nonPrivate;
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(base, baseWeights, specDigest, updateBytes, privacy, nonPrivate);
  }
}
