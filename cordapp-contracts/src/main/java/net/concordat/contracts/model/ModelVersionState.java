// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.model;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.concordat.contracts.federation.FederationClaim;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.ConcordatState;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.frame.Value;
import net.concordat.contracts.sharing.SharingPolicy;
import net.corda.core.contracts.BelongsToContract;
import net.corda.core.contracts.LinearState;
import net.corda.core.contracts.StateRef;
import net.corda.core.contracts.UniqueIdentifier;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.AbstractParty;
import net.corda.core.identity.Party;
import net.corda.core.serialization.ConstructorForDeserialization;
import org.jspecify.annotations.Nullable;

/** One version of a model: which bytes it is, where it comes from, who may have it, its status. */
@BelongsToContract(ModelVersionContract.class)
public final class ModelVersionState extends Value implements ConcordatState, LinearState {
  private final StateHeader header;
  private final SecureHash modelId;
  private final int version;
  private final Party owner;
  private final ArtifactDescription artifact;
  private final @Nullable ParentLink parent;
  private final Provenance provenance;
  private final SharingPolicy policy;
  private final Instant publishedAt;
  private final VersionStatus status;
  private final List<StateRef> decidedBy;
  private final @Nullable VersionStatus frozenFrom;

  /**
   * @param header what every state says of itself
   * @param modelId the model it belongs to
   * @param version its number within the model, from 1
   * @param owner the member that published it
   * @param artifact its bytes, by digest
   * @param parent what it was derived from; null for a version made from scratch
   * @param provenance how it was made
   * @param policy who may receive it, and for what
   * @param publishedAt when it was published, whatever became of it since
   * @param status what the consortium decided, or its owner did
   * @param decidedBy the decisions that were counted; empty where none were
   * @param frozenFrom the status to which a frozen version returns; null unless it is frozen
   */
  @ConstructorForDeserialization
  public ModelVersionState(
      StateHeader header,
      SecureHash modelId,
      int version,
      Party owner,
      ArtifactDescription artifact,
      @Nullable ParentLink parent,
      Provenance provenance,
      SharingPolicy policy,
      Instant publishedAt,
      VersionStatus status,
      List<StateRef> decidedBy,
      @Nullable VersionStatus frozenFrom) {
    this.header = header;
    this.modelId = modelId;
    this.version = version;
    this.owner = owner;
    this.artifact = artifact;
    this.parent = parent;
    this.provenance = provenance;
    this.policy = policy;
    this.publishedAt = publishedAt;
    this.status = status;
    this.decidedBy = Collections.unmodifiableList(new ArrayList<>(decidedBy));
    this.frozenFrom = frozenFrom;
  }

  /** A version as it is published, of which nothing has been decided. */
  public static ModelVersionState pending(
      StateHeader header,
      SecureHash modelId,
      int version,
      Party owner,
      ArtifactDescription artifact,
      @Nullable ParentLink parent,
      Provenance provenance,
      SharingPolicy policy) {
    return new ModelVersionState(
        header,
        modelId,
        version,
        owner,
        artifact,
        parent,
        provenance,
        policy,
        header.getAt(),
        VersionStatus.PENDING_APPROVAL,
        Collections.emptyList(),
        null);
  }

  /** The same version after the consortium's decision. */
  public ModelVersionState decided(
      StateHeader newHeader, VersionStatus newStatus, List<StateRef> decisions) {
    return with(newHeader, newStatus, decisions, null);
  }

  /** The same version, frozen from the status it has. */
  public ModelVersionState frozen(StateHeader newHeader) {
    return with(newHeader, VersionStatus.FROZEN, decidedBy, status);
  }

  /** The same version in the status it was frozen from, or in its own if it is not frozen. */
  public ModelVersionState unfrozen(StateHeader newHeader) {
    return with(newHeader, frozenFrom == null ? status : frozenFrom, decidedBy, null);
  }

  /** The same version, withdrawn. */
  public ModelVersionState withdrawn(StateHeader newHeader) {
    return with(newHeader, VersionStatus.WITHDRAWN, decidedBy, null);
  }

  private ModelVersionState with(
      StateHeader newHeader,
      VersionStatus newStatus,
      List<StateRef> decisions,
      @Nullable VersionStatus newFrozenFrom) {
    return new ModelVersionState(
        newHeader,
        modelId,
        version,
        owner,
        artifact,
        parent,
        provenance,
        policy,
        publishedAt,
        newStatus,
        decisions,
        newFrozenFrom);
  }

  /**
   * The USE grant behind this version: the one it was derived under, or the one behind its own
   * parent. Null where all its past is its owner's.
   */
  public @Nullable StateRef grantBehind() {
    return parent == null ? null : parent.getGrant();
  }

  /** Which version this is, whatever its status. */
  public VersionId id() {
    return new VersionId(modelId, version, artifact.getDigest());
  }

  @Override
  public StateHeader getHeader() {
    return header;
  }

  public SecureHash getModelId() {
    return modelId;
  }

  public int getVersion() {
    return version;
  }

  public Party getOwner() {
    return owner;
  }

  public ArtifactDescription getArtifact() {
    return artifact;
  }

  public @Nullable ParentLink getParent() {
    return parent;
  }

  public Provenance getProvenance() {
    return provenance;
  }

  public SharingPolicy getPolicy() {
    return policy;
  }

  public Instant getPublishedAt() {
    return publishedAt;
  }

  public VersionStatus getStatus() {
    return status;
  }

  public List<StateRef> getDecidedBy() {
    return decidedBy;
  }

  public @Nullable VersionStatus getFrozenFrom() {
    return frozenFrom;
  }

  @Override
  public UniqueIdentifier getLinearId() {
    return new UniqueIdentifier(header.getCommandId(), VersionId.vaultId(modelId, version));
  }

  @Override
  public List<Party> namedMembers() {
    List<Party> named = new ArrayList<>();
    named.add(owner);
    named.addAll(policy.getRecipients());
    named.addAll(policy.getReviewers());
    FederationClaim federation = provenance.getFederation();
    if (federation != null) {
      named.addAll(federation.getClients());
    }
    return named;
  }

  @Override
  public void checkBounds() {
    id().checkBounds();
    artifact.checkBounds();
    if (parent != null) {
      parent.getVersion().checkBounds();
    }
    provenance.checkBounds();
    policy.checkBounds();
    Bounds.list("decidedBy", decidedBy, 0, Bounds.PARTIES);
  }

  @Override
  public List<AbstractParty> getParticipants() {
    return Collections.singletonList(owner);
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(
        header,
        modelId,
        version,
        owner,
        artifact,
        parent,
        provenance,
        policy,
        publishedAt,
        status,
        decidedBy,
        frozenFrom);
  }
}
