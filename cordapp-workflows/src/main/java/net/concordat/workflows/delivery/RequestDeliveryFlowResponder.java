// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.delivery;

import co.paralleluniverse.fibers.Suspendable;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import net.concordat.common.ArtifactDigest;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.ParentLink;
import net.concordat.contracts.model.VersionStatus;
import net.concordat.contracts.sharing.GrantKind;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.contracts.sharing.GrantStatus;
import net.concordat.workflows.consortium.ConsortiumPin;
import net.concordat.workflows.observer.ObservationService;
import net.concordat.workflows.sharing.Grants;
import net.concordat.workflows.support.AuditLog;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.RefusedException;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.InitiatedBy;
import net.corda.core.identity.Party;

/**
 * Delivers an artifact to a member that holds an active, unexpired grant of its version from this
 * node, one part at a time as the grantee asks; the grant is looked at again before each part.
 */
@InitiatedBy(RequestDeliveryFlow.class)
public final class RequestDeliveryFlowResponder extends FlowLogic<Void> {
  /**
   * The size of each part but the last, in bytes. A part passes two checkpoints and two message
   * journals, and Corda's largest message is 10 MB.
   */
  static final int CHUNK_BYTES = 1 << 20;

  private final FlowSession grantee;

  public RequestDeliveryFlowResponder(FlowSession grantee) {
    this.grantee = grantee;
  }

  @Suspendable
  @Override
  public Void call() throws FlowException {
    DeliveryRequest request = grantee.receive(DeliveryRequest.class).unwrap(given -> given);
    try {
      deliver(request);
    } catch (RefusedException refusal) {
      AuditLog.refused(grantee.getCounterparty(), "delivery", String.valueOf(refusal.getMessage()));
      throw refusal;
    }
    return null;
  }

  @Suspendable
  private void deliver(DeliveryRequest request) throws FlowException {
    getServiceHub()
        .cordaService(ObservationService.class)
        .requireObserved(getOurIdentity(), grantee.getCounterparty());
    DeliveryTerms terms = terms(request);
    SecureHash difference = terms.getDifference();
    ArtifactDigest digest =
        difference == null ? digest(request) : ArtifactStoreService.digest(difference);
    long size = difference == null ? terms.getSizeBytes() : terms.getDifferenceBytes();
    long most = size / CHUNK_BYTES + 1;
    long offset =
        grantee.sendAndReceive(ChunkRequest.class, terms).unwrap(given -> given).getOffset();
    for (long parts = 1; offset != ChunkRequest.DONE; parts++) {
      // A session sends each part once; who has lost some asks again in another.
      FlowRule.DELIVERY_CHUNK.require(parts <= most, "asked for more than " + most + " parts");
      requireEntitled(request);
      offset = sendPart(digest, offset);
    }
  }

  @Suspendable
  private long sendPart(ArtifactDigest digest, long offset) throws FlowException {
    byte[] part;
    try {
      part = ArtifactStoreService.of(getServiceHub()).store().read(digest, offset, CHUNK_BYTES);
    } catch (IOException e) {
      throw FlowRule.DELIVERY_CHUNK.refusal(String.valueOf(e.getMessage()));
    }
    AuditLog.sent(
        grantee.getCounterparty(), ArtifactStoreService.hash(digest), offset, part.length);
    return grantee.sendAndReceive(ChunkRequest.class, part).unwrap(given -> given).getOffset();
  }

  private DeliveryTerms terms(DeliveryRequest request) throws FlowException {
    GrantState grant = requireEntitled(request);
    ModelVersionState version = version(request);
    ArtifactStoreService.of(getServiceHub()).requireStored(version.getArtifact());
    ParentLink parent = version.getParent();
    Optional<ArtifactDigest> difference =
        request.isHoldsParent() && parent != null ? difference(parent, version) : Optional.empty();
    return new DeliveryTerms(
        grant.getGrantId(),
        version.getArtifact().getSizeBytes(),
        difference.map(ArtifactStoreService::hash).orElse(null),
        difference.isPresent() ? stored(difference.get()) : 0);
  }

  /** Empty where this node has no parent either, or much is new. */
  private Optional<ArtifactDigest> difference(ParentLink parent, ModelVersionState version)
      throws FlowException {
    try {
      return ArtifactStoreService.of(getServiceHub())
          .store()
          .putDifference(
              ArtifactStoreService.digest(parent.getVersion().getArtifactDigest()),
              ArtifactStoreService.digest(version.getArtifact().getDigest()));
    } catch (IOException e) {
      throw FlowRule.ARTIFACT_STORED.refusal("the store cannot be written: " + e.getMessage());
    }
  }

  private long stored(ArtifactDigest digest) throws FlowException {
    return ArtifactStoreService.of(getServiceHub())
        .requireUpdate(ArtifactStoreService.hash(digest));
  }

  private ArtifactDigest digest(DeliveryRequest request) throws FlowException {
    return ArtifactStoreService.digest(version(request).getArtifact().getDigest());
  }

  private GrantState requireEntitled(DeliveryRequest request) throws FlowException {
    Party asking = grantee.getCounterparty();
    ConsortiumState consortium = new ConsortiumPin(getServiceHub()).current().getState().getData();
    FlowRule.DELIVERY_MEMBER.require(
        consortium.isActiveMember(asking), "given " + asking.getName());
    ModelVersionState version = version(request);
    Optional<GrantState> found =
        new Grants(new Vault(getServiceHub()))
            .newestFrom(getOurIdentity(), asking, version.id())
            .map(StateAndRef::getState)
            .map(state -> state.getData());
    GrantState grant =
        found.orElseThrow(
            () ->
                FlowRule.DELIVERY_NO_GRANT.refusal(
                    asking.getName() + " holds none of version " + request.getVersion()));
    requireLasting(grant, version);
    return grant;
  }

  private void requireLasting(GrantState grant, ModelVersionState version) throws RefusedException {
    Instant expiresAt = grant.getTerms().getExpiresAt();
    if (!getServiceHub().getClock().instant().isBefore(expiresAt)) {
      throw RefusedException.by(LedgerRule.GRANT_EXPIRED, "expired at " + expiresAt);
    }
    boolean open =
        grant.getStatus() == GrantStatus.ACTIVE
            && (grant.getKind() == GrantKind.USE
                ? version.getStatus() == VersionStatus.APPROVED
                : version.getStatus() == grant.getOfferedAs());
    FlowRule.DELIVERY_VERSION.require(
        open, grant.getKind() + " grant of a version " + version.getStatus());
  }

  private ModelVersionState version(DeliveryRequest request) throws FlowException {
    return new Vault(getServiceHub())
        .version(request.getModelId(), request.getVersion())
        .getState()
        .getData();
  }
}
