// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.evaluation;

import co.paralleluniverse.fibers.Suspendable;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import net.concordat.contracts.delivery.DeliveryReceiptState;
import net.concordat.contracts.evaluation.EvaluationContract;
import net.concordat.contracts.evaluation.EvaluationRight;
import net.concordat.contracts.evaluation.EvaluationState;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.holdout.Holdout;
import net.concordat.contracts.holdout.HoldoutState;
import net.concordat.contracts.holdout.HoldoutUseState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.workflows.holdout.DrawTicketFlow;
import net.concordat.workflows.holdout.Holdouts;
import net.concordat.workflows.sharing.Grants;
import net.concordat.workflows.support.FinaliseFlow;
import net.concordat.workflows.support.LedgerCommandFlow;
import net.concordat.workflows.support.LedgerDraft;
import net.concordat.workflows.support.RefusedException;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.transactions.SignedTransaction;

/**
 * Records what this member measured when it ran a version on a holdout of its own, in two
 * transactions: one that counts the use of the holdout and names no version, and the evaluation.
 *
 * <p>Signed by the evaluator. Seen by the evaluator, the version's owner and the observers. Fails
 * if 1. the version is another's and this member has not its receipt under an active grant; 2. this
 * member has committed to no holdout of that root, or only once it could know the version. Then no
 * use is counted.
 */
@StartableByRPC
public final class RecordEvaluationFlow extends LedgerCommandFlow<StateAndRef<EvaluationState>> {
  private final Measurement measurement;

  /**
   * @param commandId a UUID in lower case; repeated, it gives the evaluation recorded before
   * @param measurement what was measured of which version
   */
  public RecordEvaluationFlow(String commandId, Measurement measurement) {
    super(commandId);
    this.measurement = measurement;
  }

  @Suspendable
  @Override
  protected StateAndRef<EvaluationState> carryOut() throws FlowException {
    Optional<StateAndRef<EvaluationState>> before =
        new Vault(getServiceHub()).producedUnder(EvaluationState.class, UUID.fromString(commandId));
    if (before.isPresent()) {
      return before.get();
    }
    requireRecordable();
    StateAndRef<HoldoutUseState> ticket =
        subFlow(new DrawTicketFlow(commandId, measurement.getHoldoutRoot()));
    StateAndRef<ModelVersionState> version = version();
    SignedTransaction recorded =
        subFlow(
            new FinaliseFlow(
                draft(ticket, version),
                Collections.emptyList(),
                Collections.singletonList(version.getState().getData().getOwner())));
    return recorded.getTx().outRef(0);
  }

  /** A use is counted for good, so what would be refused afterwards is refused before. */
  private void requireRecordable() throws FlowException {
    StateAndRef<HoldoutState> holdout =
        new Holdouts(new Vault(getServiceHub()), getOurIdentity())
            .current(measurement.getHoldoutRoot());
    ModelVersionState version = version().getState().getData();
    Optional<StateAndRef<GrantState>> grant = grant(version);
    Holdout rows = holdout.getState().getData().getHoldout();
    LedgerDraft draft = LedgerDraft.begin(getServiceHub(), commandId);
    try {
      new EvaluationRight(
              version,
              grant.map(held -> held.getState().getData()),
              receipt(grant).map(received -> received.getState().getData()))
          .require(getOurIdentity(), rows, draft.until());
      measurement.getMetrics().checkBounds();
    } catch (IllegalArgumentException refusal) {
      throw RefusedException.of(refusal);
    }
  }

  private SignedTransaction draft(
      StateAndRef<HoldoutUseState> ticket, StateAndRef<ModelVersionState> current)
      throws FlowException {
    ModelVersionState version = current.getState().getData();
    HoldoutUseState use = ticket.getState().getData();
    if (!use.getHoldout().getRoot().equals(measurement.getHoldoutRoot())) {
      throw RefusedException.by(
          LedgerRule.EVALUATION_HOLDOUT,
          "this command has drawn its ticket for " + use.getHoldout().getRoot());
    }
    LedgerDraft draft =
        LedgerDraft.begin(getServiceHub(), commandId).input(ticket).reference(current);
    Optional<StateAndRef<GrantState>> grant = grant(version);
    grant.ifPresent(draft::reference);
    receipt(grant).ifPresent(draft::reference);
    return draft
        .output(
            new EvaluationState(
                draft.header(ticket.getRef()),
                version.id(),
                version.getOwner(),
                getOurIdentity(),
                use.getHoldout(),
                use.getNumber(),
                measurement.getReportDigest(),
                measurement.getMetrics()))
        .sign(getServiceHub(), new EvaluationContract.Commands.Evaluate(), getOurIdentity());
  }

  private StateAndRef<ModelVersionState> version() throws FlowException {
    return new Vault(getServiceHub()).version(measurement.getModelId(), measurement.getVersion());
  }

  /** None for the owner, which needs none. */
  private Optional<StateAndRef<GrantState>> grant(ModelVersionState version) {
    return version.getOwner().equals(getOurIdentity())
        ? Optional.empty()
        : new Grants(new Vault(getServiceHub())).newestTo(getOurIdentity(), version.id(), null);
  }

  private Optional<StateAndRef<DeliveryReceiptState>> receipt(
      Optional<StateAndRef<GrantState>> grant) {
    return grant.flatMap(
        held -> new Grants(new Vault(getServiceHub())).receiptUnder(held.getState().getData()));
  }
}
