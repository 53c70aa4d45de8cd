// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.sharing;

import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.UsageTerms;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;

/** What a member offers to another. */
@CordaSerializable
public final class GrantOffer {
  private final SecureHash modelId;
  private final int version;
  private final Party grantee;
  private final GrantKind kind;
  private final UsageTerms terms;

  /**
   * @param modelId the model
   * @param version the number of the version
   * @param grantee to whom
   * @param kind to review or to use
   * @param terms what is allowed
   */
  @ConstructorForDeserialization
  public GrantOffer(
      SecureHash modelId, int version, Party grantee, GrantKind kind, UsageTerms terms) {
    this.modelId = modelId;
    this.version = version;
    this.grantee = grantee;
    this.kind = kind;
    this.terms = terms;
  }

  public SecureHash getModelId() {
    return modelId;
  }

  public int getVersion() {
    return version;
  }

  public Party getGrantee() {
    return grantee;
  }

  public GrantKind getKind() {
    return kind;
  }

  public UsageTerms getTerms() {
    return terms;
  }
}
