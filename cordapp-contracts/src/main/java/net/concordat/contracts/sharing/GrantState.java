// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.sharing;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import net.concordat.contracts.frame.ConcordatState;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.frame.Value;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.VersionId;
import net.concordat.contracts.model.VersionStatus;
import net.corda.core.contracts.BelongsToContract;
import net.corda.core.contracts.LinearState;
import net.corda.core.contracts.StateRef;
import net.corda.core.contracts.UniqueIdentifier;
import net.corda.core.identity.AbstractParty;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import org.jspecify.annotations.Nullable;

/** The right of one member to receive and use one version, on terms. */
@BelongsToContract(GrantContract.class)
public final class GrantState extends Value implements ConcordatState, LinearState {
  private final StateHeader header;
  private final UUID grantId;
  private final VersionId version;
  private final VersionStatus offeredAs;
  private final Party grantor;
  private final Party grantee;
  private final GrantKind kind;
  private final UsageTerms terms;
  private final GrantStatus status;
  private final @Nullable StateRef passedOnFrom;

  /**
   * @param header what every state says of itself
   * @param grantId names the grant from offer to end
   * @param version which version it is for
   * @param offeredAs the status that the version had when the grant was offered
   * @param grantor who offered it and may revoke it
   * @param grantee who may accept and use it
   * @param kind to review or to use
   * @param terms what is allowed
   * @param status how far it has come
   * @param passedOnFrom the grantor's own grant, where it is not the version's owner; else null
   */
  @ConstructorForDeserialization
  public GrantState(
      StateHeader header,
      UUID grantId,
      VersionId version,
      VersionStatus offeredAs,
      Party grantor,
      Party grantee,
      GrantKind kind,
      UsageTerms terms,
      GrantStatus status,
      @Nullable StateRef passedOnFrom) {
    this.header = header;
    this.grantId = grantId;
    this.version = version;
    this.offeredAs = offeredAs;
    this.grantor = grantor;
    this.grantee = grantee;
    this.kind = kind;
    this.terms = terms;
    this.status = status;
    this.passedOnFrom = passedOnFrom;
  }

  /** The same grant with another status. */
  public GrantState withStatus(StateHeader newHeader, GrantStatus newStatus) {
    return new GrantState(
        newHeader,
        grantId,
        version,
        offeredAs,
        grantor,
        grantee,
        kind,
        terms,
        newStatus,
        passedOnFrom);
  }

  /**
   * Requires that this grant gives a member a right to a version throughout the time window.
   *
   * @param until when the time window ends
   * @param holder who claims the right
   * @param current the version as it stands now
   * @throws IllegalArgumentException naming the rule that the grant does not meet
   */
  public void requireUsable(Instant until, Party holder, ModelVersionState current) {
    LedgerRule.GRANT_ACTIVE.require(
        status == GrantStatus.ACTIVE && grantee.equals(holder) && version.equals(current.id()),
        status + ", to " + grantee.getName() + ", for version " + version.getVersion());
    LedgerRule.GRANT_EXPIRED.require(
        !until.isAfter(terms.getExpiresAt()),
        "expires at " + terms.getExpiresAt() + "; the window ends at " + until);
    requireOpen(current);
  }

  /** Requires that the grant allows more than evaluation. */
  public void requireUse() {
    LedgerRule.GRANT_REVIEW_ONLY.require(kind == GrantKind.USE, "grant " + grantId);
  }

  /**
   * Requires that the version may be used as it stands now: that it is neither frozen nor
   * withdrawn, nor a review of it ended by the decision on it.
   */
  public void requireOpen(ModelVersionState current) {
    LedgerRule.GRANT_VERSION_OPEN.require(
        current.getStatus() != VersionStatus.FROZEN
            && current.getStatus() != VersionStatus.WITHDRAWN,
        "given " + current.getStatus());
    LedgerRule.GRANT_REVIEW_ENDED.require(
        kind == GrantKind.USE || offeredAs == current.getStatus(),
        "offered as " + offeredAs + ", now " + current.getStatus());
  }

  @Override
  public StateHeader getHeader() {
    return header;
  }

  public UUID getGrantId() {
    return grantId;
  }

  public VersionId getVersion() {
    return version;
  }

  public VersionStatus getOfferedAs() {
    return offeredAs;
  }

  public Party getGrantor() {
    return grantor;
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

  public GrantStatus getStatus() {
    return status;
  }

  public @Nullable StateRef getPassedOnFrom() {
    return passedOnFrom;
  }

  @Override
  public UniqueIdentifier getLinearId() {
    return version.vaultKey(grantId);
  }

  @Override
  public List<Party> namedMembers() {
    return Arrays.asList(grantor, grantee);
  }

  @Override
  public void checkBounds() {
    version.checkBounds();
    terms.checkBounds();
  }

  @Override
  public List<AbstractParty> getParticipants() {
    return Collections.singletonList(grantor);
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(
        header, grantId, version, offeredAs, grantor, grantee, kind, terms, status, passedOnFrom);
  }
}
