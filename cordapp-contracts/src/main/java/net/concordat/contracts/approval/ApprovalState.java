// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.approval;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.decision.ReviewSubject;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.ConcordatState;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.frame.Value;
import net.concordat.contracts.model.VersionId;
import net.corda.core.contracts.BelongsToContract;
import net.corda.core.contracts.LinearState;
import net.corda.core.contracts.StateRef;
import net.corda.core.contracts.UniqueIdentifier;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.AbstractParty;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import org.jspecify.annotations.Nullable;

/**
 * What one member decided about one version. The version's owner consumes it when it is counted.
 */
@BelongsToContract(ApprovalContract.class)
public final class ApprovalState extends Value implements ConcordatState, LinearState {
  private final StateHeader header;
  private final StateRef versionState;
  private final VersionId version;
  private final Party owner;
  private final Party member;
  private final Decision decision;
  private final @Nullable String conditions;
  private final @Nullable SecureHash evidenceDigest;
  private final Instant expiresAt;
  private final SecureHash decidedIn;

  /**
   * @param header what every state says of itself
   * @param versionState the pending version's state that was decided on
   * @param version its model, number and digest
   * @param owner who published it, and will count the decision
   * @param member who decides
   * @param decision for or against
   * @param conditions under which the decision holds, at most 1,000 characters; null for none
   * @param evidenceDigest SHA-256 of what the decision rests on; null for none
   * @param expiresAt until when it may be counted
   * @param decidedIn the id of the member's own transaction in which its people decided this
   */
  @ConstructorForDeserialization
  public ApprovalState(
      StateHeader header,
      StateRef versionState,
      VersionId version,
      Party owner,
      Party member,
      Decision decision,
      @Nullable String conditions,
      @Nullable SecureHash evidenceDigest,
      Instant expiresAt,
      SecureHash decidedIn) {
    this.header = header;
    this.versionState = versionState;
    this.version = version;
    this.owner = owner;
    this.member = member;
    this.decision = decision;
    this.conditions = conditions;
    this.evidenceDigest = evidenceDigest;
    this.expiresAt = expiresAt;
    this.decidedIn = decidedIn;
  }

  /** What a member says once its people have decided it. */
  public static ApprovalState of(
      StateHeader header, Party member, ReviewSubject decided, SecureHash decidedIn) {
    return new ApprovalState(
        header,
        decided.getVersionState(),
        decided.getVersion(),
        decided.getOwner(),
        member,
        decided.getDecision(),
        decided.getConditions(),
        decided.getEvidenceDigest(),
        decided.getExpiresAt(),
        decidedIn);
  }

  @Override
  public StateHeader getHeader() {
    return header;
  }

  public StateRef getVersionState() {
    return versionState;
  }

  public VersionId getVersion() {
    return version;
  }

  public Party getOwner() {
    return owner;
  }

  public Party getMember() {
    return member;
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

  public SecureHash getDecidedIn() {
    return decidedIn;
  }

  @Override
  public UniqueIdentifier getLinearId() {
    return version.vaultKey(UUID.fromString(header.getCommandId()));
  }

  @Override
  public List<Party> namedMembers() {
    return Arrays.asList(owner, member);
  }

  @Override
  public void checkBounds() {
    version.checkBounds();
    if (conditions != null) {
      Bounds.text("conditions", conditions, Bounds.TEXT);
    }
    if (evidenceDigest != null) {
      Bounds.digest("evidenceDigest", evidenceDigest);
    }
    Bounds.digest("decidedIn", decidedIn);
  }

  @Override
  public List<AbstractParty> getParticipants() {
    return Collections.singletonList(owner);
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(
        header,
        versionState,
        version,
        owner,
        member,
        decision,
        conditions,
        evidenceDigest,
        expiresAt,
        decidedIn);
  }
}
