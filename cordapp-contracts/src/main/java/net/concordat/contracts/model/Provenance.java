// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.model;

import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.federation.FederationClaim;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.Value;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** How a version was made, as its owner states it: evidence, which no contract can check. */
@CordaSerializable
public final class Provenance extends Value {
  private final String dataDomain;
  private final SecureHash dataCommitment;
  private final SecureHash specDigest;
  private final String environment;
  private final @Nullable PrivacyClaim privacy;
  private final @Nullable StateRef development;
  private final @Nullable FederationClaim federation;

  /**
   * @param dataDomain which of the consortium's data domains it was trained on
   * @param dataCommitment a keyed digest of the training rows; the key stays with the owner
   * @param specDigest SHA-256 of the training specification
   * @param environment the software it was made with, at most 100 characters
   * @param privacy the differential privacy it was trained under; null for none, so that its
   *     epsilon is not finite
   * @param development the owner's private state that says who developed it; null for none, so that
   *     its owner cannot adopt it. A version names one for good: another, which leaves a developer
   *     out, comes too late. The reference alone shows nothing of that state.
   * @param federation which federation it came of, and after which round; null if its owner made it
   *     alone
   */
  @ConstructorForDeserialization
  public Provenance(
      String dataDomain,
      SecureHash dataCommitment,
      SecureHash specDigest,
      String environment,
      @Nullable PrivacyClaim privacy,
      @Nullable StateRef development,
      @Nullable FederationClaim federation) {
    this.dataDomain = dataDomain;
    this.dataCommitment = dataCommitment;
    this.specDigest = specDigest;
    this.environment = environment;
    this.privacy = privacy;
    this.development = development;
    this.federation = federation;
  }

  /** How its owner alone made a version. */
  public Provenance(
      String dataDomain,
      SecureHash dataCommitment,
      SecureHash specDigest,
      String environment,
      @Nullable PrivacyClaim privacy,
      @Nullable StateRef development) {
    this(dataDomain, dataCommitment, specDigest, environment, privacy, development, null);
  }

  /** How a version was made without differential privacy, and not by whom. */
  public Provenance(
      String dataDomain, SecureHash dataCommitment, SecureHash specDigest, String environment) {
    this(dataDomain, dataCommitment, specDigest, environment, null, null);
  }

  public String getDataDomain() {
    return dataDomain;
  }

  public SecureHash getDataCommitment() {
    return dataCommitment;
  }

  public SecureHash getSpecDigest() {
    return specDigest;
  }

  public String getEnvironment() {
    return environment;
  }

  public @Nullable PrivacyClaim getPrivacy() {
    return privacy;
  }

  public @Nullable StateRef getDevelopment() {
    return development;
  }

  public @Nullable FederationClaim getFederation() {
    return federation;
  }

  void checkBounds() {
    if (federation != null) {
      federation.checkBounds();
    }
    if (privacy != null) {
      privacy.checkBounds();
    }
    Bounds.text("dataDomain", dataDomain, Bounds.NAME);
    Bounds.digest("dataCommitment", dataCommitment);
    Bounds.digest("specDigest", specDigest);
    Bounds.text("environment", environment, Bounds.NAME);
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(
        dataDomain, dataCommitment, specDigest, environment, privacy, development, federation);
  }
}
