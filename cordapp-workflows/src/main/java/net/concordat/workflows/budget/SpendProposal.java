// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.budget;

import net.concordat.contracts.budget.BudgetKey;
import net.concordat.contracts.budget.TrainingMechanism;
import net.corda.core.crypto.SecureHash;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;

/** What the training of one artifact is to cost, and of which budget. */
@CordaSerializable
public final class SpendProposal {
  private final BudgetKey key;
  private final SecureHash dataCommitment;
  private final SecureHash artifactDigest;
  private final TrainingMechanism mechanism;

  /**
   * @param key which of the member's budgets
   * @param dataCommitment a keyed digest of the training rows, as the version will state it
   * @param artifactDigest SHA-256 of what was trained
   * @param mechanism how it was trained
   */
  @ConstructorForDeserialization
  public SpendProposal(
      BudgetKey key,
      SecureHash dataCommitment,
      SecureHash artifactDigest,
      TrainingMechanism mechanism) {
    this.key = key;
    this.dataCommitment = dataCommitment;
    this.artifactDigest = artifactDigest;
    this.mechanism = mechanism;
  }

  public BudgetKey getKey() {
    return key;
  }

  public SecureHash getDataCommitment() {
    return dataCommitment;
  }

  public SecureHash getArtifactDigest() {
    return artifactDigest;
  }

  public TrainingMechanism getMechanism() {
    return mechanism;
  }
}
