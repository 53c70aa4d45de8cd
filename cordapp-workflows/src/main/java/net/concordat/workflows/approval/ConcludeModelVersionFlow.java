// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.approval;

import co.paralleluniverse.fibers.Suspendable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.concordat.contracts.approval.ApprovalState;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.model.ModelVersionContract;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.VersionStatus;
import net.concordat.workflows.observer.ObservationService;
import net.concordat.workflows.sharing.Grants;
import net.concordat.workflows.support.FinaliseFlow;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.LedgerCommandFlow;
import net.concordat.workflows.support.LedgerDraft;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.identity.Party;
import net.corda.core.transactions.SignedTransaction;

/**
 * Counts the decisions received on a version of this member's: approves it by its APPROVE
 * decisions, or rejects it by its REJECT decisions.
 *
 * <p>Of each member its latest decision of that kind counts; one that has expired, or that is not
 * an active member's, is left out rather than letting it spoil the rest.
 *
 * <p>Signed by the owner. Seen by the owner, those whose decisions are counted, the holders of
 * grants and the observers. Fails if no decision of that kind has come, or they are fewer than the
 * consortium demands.
 */
@StartableByRPC
public final class ConcludeModelVersionFlow
    extends LedgerCommandFlow<StateAndRef<ModelVersionState>> {
  private final SecureHash modelId;
  private final int version;
  private final Decision decision;

  /**
   * @param commandId a UUID in lower case; repeated, it gives the version concluded before
   * @param modelId the model
   * @param version the number of the version
   * @param decision which decisions to count
   */
  public ConcludeModelVersionFlow(
      String commandId, SecureHash modelId, int version, Decision decision) {
    super(commandId);
    this.modelId = modelId;
    this.version = version;
    this.decision = decision;
  }

  @Suspendable
  @Override
  protected StateAndRef<ModelVersionState> carryOut() throws FlowException {
    Vault vault = new Vault(getServiceHub());
    Optional<StateAndRef<ModelVersionState>> before =
        vault.producedBy(ModelVersionState.class, commandId);
    if (before.isPresent()) {
      return before.get();
    }
    StateAndRef<ModelVersionState> pending = vault.version(modelId, version);
    LedgerDraft draft = LedgerDraft.begin(getServiceHub(), commandId).input(pending);
    List<StateAndRef<ApprovalState>> counted = decisions(vault, pending, draft);
    List<Party> deciders = new ArrayList<>();
    deciders.add(getOurIdentity());
    counted.forEach(found -> deciders.add(found.getState().getData().getMember()));
    getServiceHub()
        .cordaService(ObservationService.class)
        .requireObserved(deciders.toArray(new Party[0]));
    SignedTransaction signed = sign(draft, pending, counted);
    List<Party> toTell =
        new ArrayList<>(new Grants(vault).holders(pending.getState().getData().id()));
    toTell.addAll(deciders);
    return subFlow(new FinaliseFlow(signed, Collections.emptyList(), toTell)).getTx().outRef(0);
  }

  private List<StateAndRef<ApprovalState>> decisions(
      Vault vault, StateAndRef<ModelVersionState> pending, LedgerDraft draft) throws FlowException {
    Map<Party, StateAndRef<ApprovalState>> latest = new LinkedHashMap<>();
    for (StateAndRef<ApprovalState> found : vault.about(ApprovalState.class, modelId, version)) {
      ApprovalState approval = found.getState().getData();
      if (approval.getVersionState().equals(pending.getRef())
          && approval.getDecision() == decision
          && !draft.until().isAfter(approval.getExpiresAt())
          && draft.consortium().isActiveMember(approval.getMember())) {
        latest.merge(approval.getMember(), found, ConcludeModelVersionFlow::later);
      }
    }
    FlowRule.DECISIONS_READY.require(!latest.isEmpty(), "none is " + decision);
    return new ArrayList<>(latest.values());
  }

  private static StateAndRef<ApprovalState> later(
      StateAndRef<ApprovalState> one, StateAndRef<ApprovalState> other) {
    return at(other).isAfter(at(one)) ? other : one;
  }

  private static Instant at(StateAndRef<ApprovalState> found) {
    return found.getState().getData().getHeader().getAt();
  }

  private SignedTransaction sign(
      LedgerDraft draft,
      StateAndRef<ModelVersionState> pending,
      List<StateAndRef<ApprovalState>> counted)
      throws FlowException {
    List<StateRef> refs = new ArrayList<>();
    for (StateAndRef<ApprovalState> found : counted) {
      draft.input(found);
      refs.add(found.getRef());
    }
    boolean approve = decision == Decision.APPROVE;
    ConcordatCommand command =
        approve
            ? new ModelVersionContract.Commands.Approve()
            : new ModelVersionContract.Commands.Reject();
    return draft
        .output(
            pending
                .getState()
                .getData()
                .decided(
                    draft.header(pending.getRef()),
                    approve ? VersionStatus.APPROVED : VersionStatus.REJECTED,
                    refs))
        .sign(getServiceHub(), command, getOurIdentity());
  }
}
