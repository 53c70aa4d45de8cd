// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import net.concordat.contracts.federation.ClientSeat;
import net.concordat.contracts.federation.FederationContract;
import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.workflows.budget.Budgets;
import net.concordat.workflows.sharing.Grants;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.LedgerDraft;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.StartableByRPC;
import org.jspecify.annotations.Nullable;

/**
 * Makes this member a client of a federation, and commits it to a random value, which it draws and
 * keeps before it commits.
 *
 * <p>Signed by the client. Seen by the members asked and the observers. Fails if the deadline has
 * passed, the base version is another's and not held under a USE grant that allows fine-tuning, or
 * the federation states privacy and this member has not spent for it.
 */
@StartableByRPC
public final class AcceptFederationFlow extends AnswerFederationFlow {
  private final @Nullable String spendId;

  /**
   * Of a federation that states no differential privacy.
   *
   * @param commandId a UUID in lower case; repeated, it gives what the command left before
   * @param federationId which federation
   */
  public AcceptFederationFlow(String commandId, SecureHash federationId) {
    this(commandId, federationId, null);
  }

  /**
   * @param commandId a UUID in lower case; repeated, it gives what the command left before
   * @param federationId which federation
   * @param spendId the command by which this member spent its budget for all rounds, for what
   *     {@link FederationState#spendDigest} gives; null if the federation states no privacy
   */
  public AcceptFederationFlow(String commandId, SecureHash federationId, @Nullable String spendId) {
    super(commandId, federationId);
    this.spendId = spendId;
  }

  @Override
  void answer(LedgerDraft draft, StateAndRef<FederationState> standing) throws FlowException {
    FederationState federation = standing.getState().getData();
    Vault vault = new Vault(getServiceHub());
    StateAndRef<ModelVersionState> base =
        vault.version(federation.getPlan().getTraining().getBase());
    draft.reference(base);
    ModelVersionState version = base.getState().getData();
    if (!version.getOwner().equals(getOurIdentity())) {
      new Grants(vault)
          .forUse(getOurIdentity(), version.id(), held -> held.getTerms().isMayFineTune())
          .ifPresent(draft::reference);
    }
    SecureHash drawn = new Draws(getServiceHub()).draw(federationId);
    draft.output(
        federation.accepted(
            draft.header(standing.getRef()),
            ownSeat(federation),
            ClientSeat.commitment(federationId, getOurIdentity(), drawn)));
  }

  @Override
  ConcordatCommand command() throws FlowException {
    if (spendId == null) {
      return new FederationContract.Commands.Accept();
    }
    Budgets own = new Budgets(getServiceHub(), getOurIdentity());
    return new FederationContract.Commands.Accept(
        own.tornOff(
            own.spentBy(spendId).orElseThrow(() -> FlowRule.FOUND.refusal("no spend " + spendId))));
  }
}
