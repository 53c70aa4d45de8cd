// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.decision;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.LedgerHash;
import net.concordat.contracts.frame.Value;
import net.concordat.contracts.model.VersionId;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** The member is to approve or reject another member's pending version. */
@CordaSerializable
public final class ReviewSubject extends Value implements ProposalSubject {
  private final StateRef versionState;
  private final VersionId version;
  private final Party owner;
  private final Decision decision;
  private final @Nullable String conditions;
  private final @Nullable SecureHash evidenceDigest;
  private final Instant expiresAt;

  /**
   * @param versionState the pending version's state
   * @param version its model, number and digest
   * @param owner who published it
   * @param decision what the member is to decide
   * @param conditions under which the decision holds, at most 1,000 characters; null for none
   * @param evidenceDigest SHA-256 of what the decision rests on; null for none
   * @param expiresAt until when it may be counted
   */
  @ConstructorForDeserialization
  public ReviewSubject(
      StateRef versionState,
      VersionId version,
      Party owner,
      Decision decision,
      @Nullable String conditions,
      @Nullable SecureHash evidenceDigest,
      Instant expiresAt) {
    this.versionState = versionState;
    this.version = version;
    this.owner = owner;
    this.decision = decision;
    this.conditions = conditions;
    this.evidenceDigest = evidenceDigest;
    this.expiresAt = expiresAt;
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

  @Override
  public SecureHash digest() {
    LedgerHash hash = LedgerHash.of("concordat/proposal/review").ref(versionState);
    version.writeTo(hash);
    return hash.party(owner)
        .name(decision)
        .optional(conditions, LedgerHash::text)
        .optional(evidenceDigest, LedgerHash::digest)
        .instant(expiresAt)
        .sha256();
  }

  @Override
  public List<Party> namedMembers() {
    return Collections.singletonList(owner);
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
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(
        versionState, version, owner, decision, conditions, evidenceDigest, expiresAt);
  }
}
