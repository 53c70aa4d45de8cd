// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.evaluation;

import co.paralleluniverse.fibers.Suspendable;
import java.util.Collections;
import java.util.Optional;
import java.util.UUID;
import net.concordat.contracts.delivery.DeliveryReceiptState;
import net.concordat.contracts.evaluation.EvaluationContract;
import net.concordat.contracts.evaluation.EvaluationState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.workflows.sharing.Grants;
import net.concordat.workflows.support.FinaliseFlow;
import net.concordat.workflows.support.LedgerCommandFlow;
import net.concordat.workflows.support.LedgerDraft;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.transactions.SignedTransaction;

/**
 * Records what this member measured when it ran a version on its own holdout.
 *
 * <p>Signed by the evaluator. Seen by the evaluator, the version's owner and the observers. Fails
 * if the version is another's and this member has not its receipt under an active grant.
 */
@StartableByRPC
public final class RecordEvaluationFlow extends LedgerCommandFlow<StateAndRef<EvaluationState>> {
  private final String commandId;
  private final Measurement measurement;

  /**
   * @param commandId a UUID in lower case; repeated, it gives the evaluation recorded before
   * @param measurement what was measured of which version
   */
  public RecordEvaluationFlow(String commandId, Measurement measurement) {
    this.commandId = commandId;
    this.measurement = measurement;
  }

  @Suspendable
  @Override
  protected StateAndRef<EvaluationState> carryOut() throws FlowException {
    LedgerDraft.requireCommandId(commandId);
    Vault vault = new Vault(getServiceHub());
    Optional<StateAndRef<EvaluationState>> before =
        vault.producedUnder(EvaluationState.class, UUID.fromString(commandId));
    if (before.isPresent()) {
      return before.get();
    }
    StateAndRef<ModelVersionState> version =
        vault.version(measurement.getModelId(), measurement.getVersion());
    ModelVersionState state = version.getState().getData();
    SignedTransaction recorded =
        subFlow(
            new FinaliseFlow(
                draft(vault, version),
                Collections.emptyList(),
                Collections.singletonList(state.getOwner())));
    return recorded.getTx().outRef(0);
  }

  private SignedTransaction draft(Vault vault, StateAndRef<ModelVersionState> version)
      throws FlowException {
    ModelVersionState state = version.getState().getData();
    LedgerDraft draft = LedgerDraft.begin(getServiceHub(), commandId).reference(version);
    if (!state.getOwner().equals(getOurIdentity())) {
      referenceRight(draft, vault, state);
    }
    return draft
        .output(
            new EvaluationState(
                draft.header(),
                state.id(),
                state.getOwner(),
                getOurIdentity(),
                measurement.getHoldoutCommitment(),
                measurement.getHoldoutRows(),
                measurement.getReportDigest(),
                measurement.getMetrics()))
        .sign(getServiceHub(), new EvaluationContract.Commands.Evaluate(), getOurIdentity());
  }

  private void referenceRight(LedgerDraft draft, Vault vault, ModelVersionState version) {
    Optional<StateAndRef<GrantState>> grant =
        new Grants(vault).newestTo(getOurIdentity(), version.id(), null);
    grant.ifPresent(draft::reference);
    grant
        .flatMap(
            held ->
                vault
                    .about(DeliveryReceiptState.class, version.getModelId(), version.getVersion())
                    .stream()
                    .filter(
                        receipt ->
                            receipt
                                .getState()
                                .getData()
                                .getGrantId()
                                .equals(held.getState().getData().getGrantId()))
                    .findFirst())
        .ifPresent(draft::reference);
  }
}
