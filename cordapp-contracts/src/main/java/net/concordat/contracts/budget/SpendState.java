// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.budget;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.PrivateState;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.frame.Value;
import net.concordat.contracts.model.PrivacyClaim;
import net.concordat.privacy.PrivacyAccountant;
import net.corda.core.contracts.BelongsToContract;
import net.corda.core.contracts.LinearState;
import net.corda.core.contracts.StateRef;
import net.corda.core.contracts.UniqueIdentifier;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import org.jspecify.annotations.Nullable;

/**
 * What the training of one artifact spent. Torn off, it is what the artifact is published with. It
 * serves one publication, since that consumes a seed which the spend names.
 */
@BelongsToContract(BudgetContract.class)
public final class SpendState extends Value implements PrivateState, LinearState {
  private final StateHeader header;
  private final Party member;
  private final BudgetKey key;
  private final SecureHash dataCommitment;
  private final SecureHash artifactDigest;
  private final TrainingMechanism mechanism;
  private final long epsilonMillionths;
  private final long deltaTrillionths;
  private final StateRef publicationSeed;

  /**
   * @param header what every state says of itself
   * @param member the bank that trained
   * @param key of which budget it was spent
   * @param dataCommitment a keyed digest of the training rows; the key stays with the member
   * @param artifactDigest SHA-256 of what was trained
   * @param mechanism how it was trained
   * @param epsilonMillionths what that alone amounts to, in millionths of epsilon
   * @param deltaTrillionths at which delta: the budget's, in units of 1e-12
   * @param publicationSeed the seed that publishing the artifact consumes
   */
  @ConstructorForDeserialization
  public SpendState(
      StateHeader header,
      Party member,
      BudgetKey key,
      SecureHash dataCommitment,
      SecureHash artifactDigest,
      TrainingMechanism mechanism,
      long epsilonMillionths,
      long deltaTrillionths,
      StateRef publicationSeed) {
    this.header = header;
    this.member = member;
    this.key = key;
    this.dataCommitment = dataCommitment;
    this.artifactDigest = artifactDigest;
    this.mechanism = mechanism;
    this.epsilonMillionths = epsilonMillionths;
    this.deltaTrillionths = deltaTrillionths;
    this.publicationSeed = publicationSeed;
  }

  /** A spend of a budget, with the epsilon that it amounts to. */
  public static SpendState of(
      StateHeader header,
      PrivacyBudgetState budget,
      SecureHash dataCommitment,
      SecureHash artifactDigest,
      TrainingMechanism mechanism,
      StateRef publicationSeed) {
    return new SpendState(
        header,
        budget.getMember(),
        budget.getKey(),
        dataCommitment,
        artifactDigest,
        mechanism,
        budget.claim(mechanism).getEpsilonMillionths(),
        budget.getDeltaTrillionths(),
        publicationSeed);
  }

  /** What a version may state that was trained so. */
  public PrivacyClaim claim() {
    return new PrivacyClaim(key.getUnit(), epsilonMillionths, deltaTrillionths);
  }

  @Override
  public StateHeader getHeader() {
    return header;
  }

  @Override
  public Party getMember() {
    return member;
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

  public long getEpsilonMillionths() {
    return epsilonMillionths;
  }

  public long getDeltaTrillionths() {
    return deltaTrillionths;
  }

  public StateRef getPublicationSeed() {
    return publicationSeed;
  }

  @Override
  public UniqueIdentifier getLinearId() {
    return new UniqueIdentifier(
        key.vaultId(member).toString(), UUID.fromString(header.getCommandId()));
  }

  @Override
  public void checkBounds() {
    key.checkBounds();
    Bounds.digest("dataCommitment", dataCommitment);
    Bounds.digest("artifactDigest", artifactDigest);
    mechanism.checkBounds();
    Bounds.number("epsilonMillionths", epsilonMillionths, 0, Bounds.EPSILON_MILLIONTHS);
    Bounds.number("deltaTrillionths", deltaTrillionths, 1, PrivacyAccountant.DELTA_ONE - 1);
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(
        header,
        member,
        key,
        dataCommitment,
        artifactDigest,
        mechanism,
        epsilonMillionths,
        deltaTrillionths,
        publicationSeed);
  }
}
