// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.adoption;

import co.paralleluniverse.fibers.Suspendable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.concordat.contracts.adoption.AdoptionState;
import net.concordat.contracts.adoption.Alias;
import net.concordat.contracts.adoption.AliasRegisterState;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.frame.ConcordatState;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.VersionId;
import net.concordat.contracts.model.VersionStatus;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.History;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.identity.Party;
import net.corda.core.transactions.SignedTransaction;
import org.jspecify.annotations.Nullable;

/**
 * Says which version was champion at a member at a time, who approved it and made it champion, and
 * on what evidence: from the states on the ledger and their own times, and nothing else. On that
 * member's node or an observer's; others know nothing of it.
 *
 * <p>Fails if this node has not been told of the member's registers.
 */
@StartableByRPC
public final class ChampionFlow extends FlowLogic<ChampionReport> {
  private final Party member;
  private final String purpose;
  private final Instant at;

  /**
   * @param member whose champion
   * @param purpose for what
   * @param at when
   */
  public ChampionFlow(Party member, String purpose, Instant at) {
    this.member = member;
    this.purpose = purpose;
    this.at = at;
  }

  @Suspendable
  @Override
  public ChampionReport call() throws FlowException {
    List<StateAndRef<AliasRegisterState>> known =
        new Vault(getServiceHub())
            .history(AliasRegisterState.class, AliasRegisterState.vaultId(member));
    FlowRule.FOUND.require(!known.isEmpty(), "no registers of " + member.getName());
    History<AliasRegisterState> registers = new History<>(known);
    Optional<StateAndRef<AliasRegisterState>> then = registers.asOf(at);
    UUID champion = then.map(register -> championOf(register.getState().getData())).orElse(null);
    return new ChampionReport(
        member, purpose, at, champion == null ? null : told(registers, then.get(), champion));
  }

  private @Nullable UUID championOf(AliasRegisterState register) {
    return register.of(purpose).map(Alias::getChampion).orElse(null);
  }

  private ChampionReport.Champion told(
      History<AliasRegisterState> registers, StateAndRef<AliasRegisterState> then, UUID champion)
      throws FlowException {
    History<AdoptionState> adoptions =
        new History<>(new Vault(getServiceHub()).history(AdoptionState.class, champion));
    StateAndRef<AdoptionState> adoption = found(adoptions.asOf(at), "adoption " + champion);
    return new ChampionReport.Champion(
        adoption.getState().getData(),
        versionStatus(adoption.getState().getData().getVersion()),
        deed(adoptions.first(adoption)),
        deed(registers.since(then, before -> champion.equals(championOf(before)))));
  }

  private VersionStatus versionStatus(VersionId version) throws FlowException {
    List<StateAndRef<ModelVersionState>> known =
        new Vault(getServiceHub())
            .history(
                ModelVersionState.class,
                VersionId.vaultId(version.getModelId(), version.getVersion()));
    return found(new History<>(known).asOf(at), "version " + version.getVersion())
        .getState()
        .getData()
        .getStatus();
  }

  private ChampionReport.Deed deed(StateAndRef<? extends ConcordatState> left)
      throws FlowException {
    SecureHash txId = left.getRef().getTxhash();
    SignedTransaction transaction = getServiceHub().getValidatedTransactions().getTransaction(txId);
    if (transaction == null) {
      throw FlowRule.FOUND.refusal("no transaction " + txId);
    }
    return new ChampionReport.Deed(
        txId,
        left.getState().getData().getHeader().getAt(),
        transaction.getTx().outputsOfType(DecisionState.class));
  }

  private static <T> T found(Optional<T> sought, String what) throws FlowException {
    return sought.orElseThrow(() -> FlowRule.FOUND.refusal("no " + what));
  }
}
