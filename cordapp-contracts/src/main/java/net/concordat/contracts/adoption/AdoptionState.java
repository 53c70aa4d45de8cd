// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.adoption;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.decision.AdoptSubject;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.LedgerHash;
import net.concordat.contracts.frame.PrivateState;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.frame.Value;
import net.concordat.contracts.model.VersionId;
import net.corda.core.contracts.BelongsToContract;
import net.corda.core.contracts.LinearState;
import net.corda.core.contracts.StateRef;
import net.corda.core.contracts.UniqueIdentifier;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import org.jspecify.annotations.Nullable;

/**
 * A bank's decision to use one version for one purpose, made by its people. Private: the bank has
 * it, and its observers.
 */
@BelongsToContract(AdoptionContract.class)
public final class AdoptionState extends Value implements PrivateState, LinearState {
  private final StateHeader header;
  private final Party member;
  private final UUID adoptionId;
  private final VersionId version;
  private final Party owner;
  private final String purpose;
  private final @Nullable String conditions;
  private final SecureHash evidenceDigest;
  private final Instant expiresAt;
  private final AdoptionStatus status;

  /**
   * @param header what every state says of itself
   * @param member the bank that uses the version
   * @param adoptionId which adoption this is, see {@link #idOf}
   * @param version the version's model, number and digest
   * @param owner who published it, which may be the bank itself
   * @param purpose what it is used for, one of the consortium's purposes
   * @param conditions under which it may be used, at most 1,000 characters; null for none
   * @param evidenceDigest SHA-256 of what the decision rests on
   * @param expiresAt until when it may be used, at most until the grant behind it expires
   * @param status what became of it
   */
  @ConstructorForDeserialization
  public AdoptionState(
      StateHeader header,
      Party member,
      UUID adoptionId,
      VersionId version,
      Party owner,
      String purpose,
      @Nullable String conditions,
      SecureHash evidenceDigest,
      Instant expiresAt,
      AdoptionStatus status) {
    this.header = header;
    this.member = member;
    this.adoptionId = adoptionId;
    this.version = version;
    this.owner = owner;
    this.purpose = purpose;
    this.conditions = conditions;
    this.evidenceDigest = evidenceDigest;
    this.expiresAt = expiresAt;
    this.status = status;
  }

  /** An adoption as people decided on it, of a version that another or the bank itself owns. */
  public static AdoptionState decided(
      StateHeader header, Party member, UUID adoptionId, AdoptSubject subject, Party owner) {
    return new AdoptionState(
        header,
        member,
        adoptionId,
        subject.getVersion(),
        owner,
        subject.getPurpose(),
        subject.getConditions(),
        subject.getEvidenceDigest(),
        subject.getExpiresAt(),
        AdoptionStatus.APPROVED);
  }

  /** The id of the adoption that consumes a proposal, which can exist once. */
  public static UUID idOf(StateRef proposal) {
    return LedgerHash.of("concordat/adoption-id").ref(proposal).uuid();
  }

  /** The same adoption with another status. */
  public AdoptionState withStatus(StateHeader newHeader, AdoptionStatus newStatus) {
    return new AdoptionState(
        newHeader,
        member,
        adoptionId,
        version,
        owner,
        purpose,
        conditions,
        evidenceDigest,
        expiresAt,
        newStatus);
  }

  @Override
  public StateHeader getHeader() {
    return header;
  }

  @Override
  public Party getMember() {
    return member;
  }

  public UUID getAdoptionId() {
    return adoptionId;
  }

  public VersionId getVersion() {
    return version;
  }

  public Party getOwner() {
    return owner;
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

  public AdoptionStatus getStatus() {
    return status;
  }

  @Override
  public UniqueIdentifier getLinearId() {
    return version.vaultKey(adoptionId);
  }

  @Override
  public List<Party> namedMembers() {
    return Arrays.asList(member, owner);
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
    return Arrays.asList(
        header,
        member,
        adoptionId,
        version,
        owner,
        purpose,
        conditions,
        evidenceDigest,
        expiresAt,
        status);
  }
}
