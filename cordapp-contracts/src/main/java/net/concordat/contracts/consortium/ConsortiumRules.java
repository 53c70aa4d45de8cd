// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.consortium;

import java.security.PublicKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.Value;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** The rules that the members of a consortium agreed to live by. */
@CordaSerializable
public final class ConsortiumRules extends Value {
  private final int approvalThreshold;
  private final int amendmentThreshold;
  private final List<String> purposes;
  private final List<String> dataDomains;
  private final boolean developmentNetwork;
  private final List<SecureHash> allowedContractJars;
  private final PublicKey contractKey;

  /**
   * @param approvalThreshold how many members other than the owner approve a version (k)
   * @param amendmentThreshold how many members' votes amend the consortium (m)
   * @param purposes what models may be for, for example {@code fraud}
   * @param dataDomains what models may be trained on, for example {@code card-transactions}
   * @param developmentNetwork whether waiting times are shortened for trials; shown everywhere
   * @param allowedContractJars the attachment ids of the contract jars in force
   * @param contractKey the key that signs contract jars
   */
  @ConstructorForDeserialization
  public ConsortiumRules(
      int approvalThreshold,
      int amendmentThreshold,
      List<String> purposes,
      List<String> dataDomains,
      boolean developmentNetwork,
      List<SecureHash> allowedContractJars,
      PublicKey contractKey) {
    this.approvalThreshold = approvalThreshold;
    this.amendmentThreshold = amendmentThreshold;
    this.purposes = Collections.unmodifiableList(new ArrayList<>(purposes));
    this.dataDomains = Collections.unmodifiableList(new ArrayList<>(dataDomains));
    this.developmentNetwork = developmentNetwork;
    this.allowedContractJars = Collections.unmodifiableList(new ArrayList<>(allowedContractJars));
    this.contractKey = contractKey;
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

  public List<String> getDataDomains() {
    return dataDomains;
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

  void checkBounds() {
    Bounds.names("purposes", purposes, 1, 20);
    Bounds.names("dataDomains", dataDomains, 1, 50);
    Bounds.list("allowedContractJars", allowedContractJars, 1, 10);
    for (SecureHash jar : allowedContractJars) {
      Bounds.digest("allowedContractJars", jar);
    }
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(
        approvalThreshold,
        amendmentThreshold,
        purposes,
        dataDomains,
        developmentNetwork,
        allowedContractJars,
        contractKey);
  }
}
