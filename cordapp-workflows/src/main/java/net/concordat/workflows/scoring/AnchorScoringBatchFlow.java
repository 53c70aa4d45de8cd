// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.scoring;

import co.paralleluniverse.fibers.Suspendable;
import java.util.Collections;
import java.util.Optional;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.scoring.ScoringBatch;
import net.concordat.contracts.scoring.ScoringBatchState;
import net.concordat.contracts.scoring.ScoringContract;
import net.concordat.contracts.scoring.ScoringLog;
import net.concordat.contracts.scoring.ScoringRegisterState;
import net.concordat.workflows.support.FinaliseFlow;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.LedgerCommandFlow;
import net.concordat.workflows.support.LedgerDraft;
import net.concordat.workflows.support.RefusedException;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.transactions.SignedTransaction;

/**
 * Anchors the next batch of one of this member's logs of decisions; the first begins the log.
 *
 * <p>Signed by the member. Seen by the member and the observers. A batch that is anchored is given
 * again, whatever the command: its place in the log names it. Fails if 1. that place has another
 * batch; 2. the batch before it is not anchored, or it does not adjoin that; 3. the member has not
 * opened its registers.
 */
@StartableByRPC
public final class AnchorScoringBatchFlow
    extends LedgerCommandFlow<StateAndRef<ScoringBatchState>> {
  private final ScoringLog log;
  private final ScoringBatch batch;

  /**
   * @param commandId a UUID in lower case
   * @param log the log
   * @param batch which part of it
   */
  public AnchorScoringBatchFlow(String commandId, ScoringLog log, ScoringBatch batch) {
    super(commandId);
    this.log = log;
    this.batch = batch;
  }

  @Suspendable
  @Override
  protected StateAndRef<ScoringBatchState> carryOut() throws FlowException {
    Optional<StateAndRef<ScoringBatchState>> before = anchored(batch.getIndex());
    if (before.isPresent()) {
      ScoringBatchState kept = before.get().getState().getData();
      FlowRule.BATCH_ONCE.require(
          kept.getLog().equals(log) && kept.getBatch().equals(batch),
          "anchored " + kept.getBatch() + "; given " + batch);
      return before.get();
    }
    SignedTransaction signed = batch.getIndex() == 0 ? begin() : anchor();
    SignedTransaction notarised =
        subFlow(new FinaliseFlow(signed, Collections.emptyList(), Collections.emptyList()));
    return notarised.getTx().outRefsOfType(ScoringBatchState.class).get(0);
  }

  private SignedTransaction begin() throws RefusedException {
    StateAndRef<ScoringRegisterState> register = register();
    LedgerDraft draft = LedgerDraft.begin(getServiceHub(), commandId).input(register);
    draft.output(register.getState().getData().with(draft.header(register.getRef()), log));
    return sign(
        draft,
        new ScoringBatchState(draft.header(), getOurIdentity(), log, batch),
        new ScoringContract.Commands.BeginLog());
  }

  private SignedTransaction anchor() throws RefusedException {
    long index = batch.getIndex() - 1;
    StateAndRef<ScoringBatchState> before =
        anchored(index)
            .orElseThrow(
                () -> FlowRule.FOUND.refusal("no batch " + index + " of log " + log.getId()));
    LedgerDraft draft = LedgerDraft.begin(getServiceHub(), commandId).input(before);
    return sign(
        draft,
        new ScoringBatchState(draft.header(before.getRef()), getOurIdentity(), log, batch),
        new ScoringContract.Commands.AnchorBatch());
  }

  private SignedTransaction sign(
      LedgerDraft draft, ScoringBatchState state, ConcordatCommand command)
      throws RefusedException {
    return draft.output(state).sign(getServiceHub(), command, getOurIdentity());
  }

  private Optional<StateAndRef<ScoringBatchState>> anchored(long index) {
    return vault().producedUnder(ScoringBatchState.class, log.vaultId(getOurIdentity(), index));
  }

  private StateAndRef<ScoringRegisterState> register() throws RefusedException {
    return vault().unconsumed(ScoringRegisterState.class).stream()
        .filter(found -> found.getState().getData().getMember().equals(getOurIdentity()))
        .findFirst()
        .orElseThrow(() -> FlowRule.FOUND.refusal("no register of logs; open the registers"));
  }

  private Vault vault() {
    return new Vault(getServiceHub());
  }
}
