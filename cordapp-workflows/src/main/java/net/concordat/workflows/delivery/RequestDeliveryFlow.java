// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.delivery;

import co.paralleluniverse.fibers.Suspendable;
import java.io.IOException;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import net.concordat.artifacts.ArtifactException;
import net.concordat.artifacts.ArtifactStore;
import net.concordat.common.ArtifactDigest;
import net.concordat.contracts.delivery.DeliveryReceiptContract;
import net.concordat.contracts.delivery.DeliveryReceiptState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.workflows.observer.ObservationService;
import net.concordat.workflows.support.FinaliseFlow;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.LedgerCommandFlow;
import net.concordat.workflows.support.LedgerDraft;
import net.concordat.workflows.support.RefusedException;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.InitiatingFlow;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.identity.Party;
import net.corda.core.transactions.SignedTransaction;
import net.corda.core.utilities.ProgressTracker;
import org.jspecify.annotations.Nullable;

/**
 * Fetches the artifact of a version from its grantor, part by part, from after the last part of an
 * earlier attempt that is still as it came, or only what differs from a parent that this member
 * holds; recomputes its digest; and only then signs a receipt.
 *
 * <p>Signed by the grantee. Seen by the grantor, the grantee and the observers. Fails if 1. the
 * grantor knows no active, unexpired grant of that version to this member; 2. the bytes have
 * another digest than the ledger says, in which case they are thrown away; 3. the grant ends
 * meanwhile; 4. this node's operator cancels it ({@link CancelDeliveryFlow}). The grantor runs
 * {@link RequestDeliveryFlowResponder}.
 */
@InitiatingFlow(version = 1)
@StartableByRPC
public final class RequestDeliveryFlow
    extends LedgerCommandFlow<StateAndRef<DeliveryReceiptState>> {
  private static final ProgressTracker.Step ASKING =
      new ProgressTracker.Step("Asking the grantor for the artifact");
  private static final ProgressTracker.Step CHECKING =
      new ProgressTracker.Step("Checking the digest of what was received");
  private static final ProgressTracker.Step SIGNING =
      new ProgressTracker.Step("Signing and notarising the receipt");

  private final ReceivingStep receiving = new ReceivingStep();
  private final ProgressTracker progressTracker =
      new ProgressTracker(ASKING, receiving, CHECKING, SIGNING);
  private final Party grantor;
  private final SecureHash modelId;
  private final int version;

  /**
   * @param commandId a UUID in lower case; repeated, it gives the receipt signed before
   * @param grantor from whom
   * @param modelId the model
   * @param version the number of the version
   */
  public RequestDeliveryFlow(String commandId, Party grantor, SecureHash modelId, int version) {
    super(commandId);
    this.grantor = grantor;
    this.modelId = modelId;
    this.version = version;
  }

  @Override
  public ProgressTracker getProgressTracker() {
    return progressTracker;
  }

  @Suspendable
  @Override
  protected StateAndRef<DeliveryReceiptState> carryOut() throws FlowException {
    Optional<StateAndRef<DeliveryReceiptState>> before =
        new Vault(getServiceHub())
            .producedUnder(DeliveryReceiptState.class, UUID.fromString(commandId));
    if (before.isPresent()) {
      return before.get();
    }
    new Cancellations(getServiceHub()).requireWanted(commandId);
    progressTracker.setCurrentStep(ASKING);
    getServiceHub()
        .cordaService(ObservationService.class)
        .requireObserved(getOurIdentity(), grantor);
    FlowSession session = initiateFlow(grantor);
    @Nullable SecureHash parent = new HeldParent(getServiceHub(), grantor).of(modelId, version);
    DeliveryTerms terms =
        session
            .sendAndReceive(
                DeliveryTerms.class, new DeliveryRequest(modelId, version, parent != null))
            .unwrap(given -> given);
    ArtifactDigest digest = requireAsGranted(terms);
    SecureHash difference = terms.getDifference();
    progressTracker.setCurrentStep(receiving);
    if (difference == null) {
      pull(session, digest, terms.getSizeBytes());
    } else {
      requireWorthwhile(parent, terms);
      pull(session, ArtifactStoreService.digest(difference), terms.getDifferenceBytes());
    }
    session.send(new ChunkRequest(ChunkRequest.DONE));
    progressTracker.setCurrentStep(CHECKING);
    if (difference != null && parent != null) {
      rebuild(ArtifactStoreService.digest(difference), parent, digest, terms.getSizeBytes());
    }
    SecureHash computed = complete(digest);
    progressTracker.setCurrentStep(SIGNING);
    SignedTransaction signed = draftReceipt(terms.getGrantId(), computed);
    return subFlow(
            new FinaliseFlow(signed, Collections.emptyList(), Collections.singletonList(grantor)))
        .getTx()
        .outRef(0);
  }

  /** The grantor decides whether to deliver; what is delivered must be what the ledger says. */
  private ArtifactDigest requireAsGranted(DeliveryTerms terms) throws FlowException {
    Vault vault = new Vault(getServiceHub());
    GrantState grant = grant(vault, terms.getGrantId()).getState().getData();
    ModelVersionState state = vault.version(modelId, version).getState().getData();
    FlowRule.DELIVERY_NO_GRANT.require(
        grant.getVersion().equals(state.id()), "given grant " + terms.getGrantId());
    FlowRule.DELIVERY_DIGEST.require(
        terms.getSizeBytes() == state.getArtifact().getSizeBytes(),
        "the ledger says "
            + state.getArtifact().getSizeBytes()
            + " bytes; the grantor "
            + terms.getSizeBytes());
    return ArtifactStoreService.digest(state.getArtifact().getDigest());
  }

  private static void requireWorthwhile(@Nullable SecureHash parent, DeliveryTerms terms)
      throws RefusedException {
    long bytes = terms.getDifferenceBytes();
    FlowRule.DELIVERY_CHUNK.require(
        parent != null && bytes > 0 && bytes < terms.getSizeBytes(),
        "given what differs from "
            + (parent == null ? "a parent that is not held" : parent)
            + ", "
            + bytes
            + " bytes");
  }

  private void rebuild(
      ArtifactDigest difference, SecureHash parent, ArtifactDigest whole, long size)
      throws FlowException {
    complete(difference);
    try {
      ArtifactStoreService.of(getServiceHub())
          .store()
          .rebuild(difference, ArtifactStoreService.digest(parent), whole, size);
    } catch (ArtifactException e) {
      throw FlowRule.DELIVERY_DIGEST.refusal(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw FlowRule.ARTIFACT_STORED.refusal("the store cannot be written: " + e.getMessage());
    }
  }

  private StateAndRef<GrantState> grant(Vault vault, UUID grantId) throws FlowException {
    return vault.grant(
        grantId,
        grant -> grant.getGrantor().equals(grantor) && grant.getGrantee().equals(getOurIdentity()));
  }

  @Suspendable
  private void pull(FlowSession session, ArtifactDigest digest, long size) throws FlowException {
    long received = received(digest);
    receiving.show(progressTracker, received, size);
    if (received < size) {
      session.send(new ChunkRequest(received));
    }
    while (received < size) {
      requireWanted(session);
      received = pullChunk(session, digest, received, size);
      receiving.show(progressTracker, received, size);
    }
  }

  @Suspendable
  private void requireWanted(FlowSession session) throws FlowException {
    try {
      new Cancellations(getServiceHub()).requireWanted(commandId);
    } catch (RefusedException cancelled) {
      session.send(new ChunkRequest(ChunkRequest.DONE));
      throw cancelled;
    }
  }

  /**
   * Receives a part that has been asked for, and asks for the next before this one is stored, so
   * that both nodes work at a time. The bytes of a part live in this method alone, so that no
   * checkpoint ever holds two parts.
   */
  @Suspendable
  private long pullChunk(FlowSession session, ArtifactDigest digest, long offset, long size)
      throws FlowException {
    byte[] part = receive(session, offset + RequestDeliveryFlowResponder.CHUNK_BYTES, size);
    FlowRule.DELIVERY_CHUNK.require(
        part.length == Math.min(RequestDeliveryFlowResponder.CHUNK_BYTES, size - offset),
        "given " + part.length + " bytes at " + offset + " of " + size);
    try {
      ArtifactStoreService.of(getServiceHub()).store().receive(digest, offset, part);
    } catch (IOException e) {
      throw FlowRule.ARTIFACT_STORED.refusal("the store cannot be written: " + e.getMessage());
    }
    return offset + part.length;
  }

  @Suspendable
  private static byte[] receive(FlowSession session, long next, long size) throws FlowException {
    return next < size
        ? session.sendAndReceive(byte[].class, new ChunkRequest(next)).unwrap(given -> given)
        : session.receive(byte[].class).unwrap(given -> given);
  }

  /** What an earlier attempt, or an earlier grant of the same version, has brought already. */
  private long received(ArtifactDigest digest) throws FlowException {
    try {
      ArtifactStore store = ArtifactStoreService.of(getServiceHub()).store();
      OptionalLong whole = store.size(digest);
      return whole.isPresent() ? whole.getAsLong() : store.received(digest);
    } catch (IOException e) {
      throw FlowRule.ARTIFACT_STORED.refusal("the store cannot be read: " + e.getMessage());
    }
  }

  private SecureHash complete(ArtifactDigest expected) throws FlowException {
    try {
      ArtifactDigest computed = ArtifactStoreService.of(getServiceHub()).store().complete(expected);
      FlowRule.DELIVERY_DIGEST.require(
          computed.equals(expected), "the ledger says " + expected + "; received " + computed);
      return ArtifactStoreService.hash(computed);
    } catch (IOException e) {
      throw FlowRule.ARTIFACT_STORED.refusal("the store cannot be read: " + e.getMessage());
    }
  }

  private SignedTransaction draftReceipt(UUID grantId, SecureHash computed) throws FlowException {
    Vault vault = new Vault(getServiceHub());
    StateAndRef<GrantState> grant = grant(vault, grantId);
    LedgerDraft draft =
        LedgerDraft.begin(getServiceHub(), commandId)
            .reference(vault.version(modelId, version))
            .reference(grant);
    return draft
        .output(
            new DeliveryReceiptState(
                draft.header(),
                grantId,
                grant.getState().getData().getVersion(),
                grantor,
                getOurIdentity(),
                computed))
        .sign(getServiceHub(), new DeliveryReceiptContract.Commands.Receipt(), getOurIdentity());
  }
}
