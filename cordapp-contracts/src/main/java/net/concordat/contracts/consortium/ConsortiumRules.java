// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.consortium;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.Value;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import net.corda.core.serialization.DeprecatedConstructorForDeserialization;
import org.jspecify.annotations.Nullable;

/** The rules that the members of a consortium agreed to live by. */
@CordaSerializable
public final class ConsortiumRules extends Value {
  /** A minute: less would take a slow network for a breach. */
  private static final long LEAST_UNOBSERVED = 60;

  /** 30 days: more would let a quarter's reports be late. */
  private static final long MOST_UNOBSERVED = 30L * 24 * 60 * 60;

  /** 1,000 times the norm, beyond which nothing is left of the version. */
  private static final long MOST_CHANGE = 1_000_000_000L;

  private final int approvalThreshold;
  private final int amendmentThreshold;
  private final List<String> purposes;
  private final List<DataDomain> dataDomains;
  private final long maxUnobservedSeconds;
  private final AttestationRule attestationRule;
  private final boolean developmentNetwork;
  private final List<SecureHash> allowedContractJars;
  private final PublicKey contractKey;
  private final @Nullable Long mostFederatedChangeMillionths;

  /**
   * @param approvalThreshold how many members other than the owner approve a version (k)
   * @param amendmentThreshold how many members' votes amend the consortium (m)
   * @param purposes what models may be for, for example {@code fraud}
   * @param dataDomains what models may be trained on, each with its privacy cap
   * @param maxUnobservedSeconds how long a member's transaction may lack an observer's receipt,
   *     while that observer can be reached, before others refuse it new rights; in seconds
   * @param attestationRule what a passkey must show of its maker before a person is enrolled
   * @param developmentNetwork whether waiting times are shortened for trials; shown everywhere
   * @param allowedContractJars the attachment ids of the contract jars in force
   * @param contractKey the key that signs contract jars
   * @param mostFederatedChangeMillionths how far a federation may move a version's weights, all
   *     rounds added, before a review: in millionths of their norm; null where the members have
   *     agreed on nothing
   */
  @ConstructorForDeserialization
  public ConsortiumRules(
      int approvalThreshold,
      int amendmentThreshold,
      List<String> purposes,
      List<DataDomain> dataDomains,
      long maxUnobservedSeconds,
      AttestationRule attestationRule,
      boolean developmentNetwork,
      List<SecureHash> allowedContractJars,
      PublicKey contractKey,
      @Nullable Long mostFederatedChangeMillionths) {
    this.approvalThreshold = approvalThreshold;
    this.amendmentThreshold = amendmentThreshold;
    this.purposes = Collections.unmodifiableList(new ArrayList<>(purposes));
    this.dataDomains = Collections.unmodifiableList(new ArrayList<>(dataDomains));
    this.maxUnobservedSeconds = maxUnobservedSeconds;
    this.attestationRule = attestationRule;
    this.developmentNetwork = developmentNetwork;
    this.allowedContractJars = Collections.unmodifiableList(new ArrayList<>(allowedContractJars));
    this.contractKey = contractKey;
    this.mostFederatedChangeMillionths = mostFederatedChangeMillionths;
  }

  /** As consortia had them that agreed on nothing about federations; they are read as before. */
  @DeprecatedConstructorForDeserialization(version = 1)
  public ConsortiumRules(
      int approvalThreshold,
      int amendmentThreshold,
      List<String> purposes,
      List<DataDomain> dataDomains,
      long maxUnobservedSeconds,
      AttestationRule attestationRule,
      boolean developmentNetwork,
      List<SecureHash> allowedContractJars,
      PublicKey contractKey) {
    this(
        approvalThreshold,
        amendmentThreshold,
        purposes,
        dataDomains,
        maxUnobservedSeconds,
        attestationRule,
        developmentNetwork,
        allowedContractJars,
        contractKey,
        null);
  }

  public int getApprovalThreshold() {
    return approvalThreshold;
  }

  public int getAmendmentThreshold() {
    return amendmentThreshold;
  }

  public List<String> getPurposes() {
    return purposes;
  }

  public List<DataDomain> getDataDomains() {
    return dataDomains;
  }

  /** The domain of this name, if models may be trained on one. */
  public Optional<DataDomain> dataDomain(String name) {
    return dataDomains.stream().filter(domain -> domain.getName().equals(name)).findFirst();
  }

  public long getMaxUnobservedSeconds() {
    return maxUnobservedSeconds;
  }

  public AttestationRule getAttestationRule() {
    return attestationRule;
  }

  public boolean isDevelopmentNetwork() {
    return developmentNetwork;
  }

  public List<SecureHash> getAllowedContractJars() {
    return allowedContractJars;
  }

  public PublicKey getContractKey() {
    return contractKey;
  }

  /** In millionths of the norm of a version's weights; null where nothing was agreed on. */
  public @Nullable Long getMostFederatedChangeMillionths() {
    return mostFederatedChangeMillionths;
  }

  void checkBounds() {
    Bounds.names("purposes", purposes, 1, 20);
    List<String> domains = new ArrayList<>();
    for (DataDomain domain : dataDomains) {
      domain.checkBounds();
      domains.add(domain.getName());
    }
    Bounds.names("dataDomains", domains, 1, 50);
    Bounds.number("maxUnobservedSeconds", maxUnobservedSeconds, LEAST_UNOBSERVED, MOST_UNOBSERVED);
    attestationRule.checkBounds();
    Bounds.list("allowedContractJars", allowedContractJars, 1, 10);
    for (SecureHash jar : allowedContractJars) {
      Bounds.digest("allowedContractJars", jar);
    }
    if (mostFederatedChangeMillionths != null) {
      Bounds.number("mostFederatedChangeMillionths", mostFederatedChangeMillionths, 1, MOST_CHANGE);
    }
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(
        approvalThreshold,
        amendmentThreshold,
        purposes,
        dataDomains,
        maxUnobservedSeconds,
        attestationRule,
        developmentNetwork,
        allowedContractJars,
        contractKey,
        mostFederatedChangeMillionths);
  }
}
