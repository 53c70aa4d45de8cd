// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import co.paralleluniverse.fibers.Suspendable;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import net.concordat.contracts.budget.PrivacyBudgetState;
import net.concordat.contracts.federation.ClientSeat;
import net.concordat.contracts.federation.FederationContract;
import net.concordat.contracts.federation.FederationState;
import net.concordat.contracts.federation.SeatStatus;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.PrivacyClaim;
import net.concordat.contracts.sharing.GrantState;
import net.concordat.workflows.budget.Budgets;
import net.concordat.workflows.budget.SpendBudgetFlow;
import net.concordat.workflows.budget.SpendProposal;
import net.concordat.workflows.sharing.Grants;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.LedgerDraft;
import net.concordat.workflows.support.RefusedException;
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
 * passed, the plan is beyond this member's {@link FederationPolicy}, the base version is another's
 * and not held under a USE grant that allows fine-tuning, or the federation states privacy and the
 * spend is none, more than stated, or more than the budget has left.
 */
@StartableByRPC
public final class AcceptFederationFlow extends AnswerFederationFlow {
  private final @Nullable SpendProposal spend;

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
   * @param spend what this member spends for all rounds, for what {@link
   *     FederationState#spendDigest} gives; null if the federation states no privacy. It is spent
   *     once, by the command {@link #spendId}: a member that has spent for the federation does not
   *     do so again
   */
  public AcceptFederationFlow(
      String commandId, SecureHash federationId, @Nullable SpendProposal spend) {
    super(commandId, federationId);
    this.spend = spend;
  }

  /** The id of the command by which a member spends for a federation. */
  public static String spendId(SecureHash federationId) {
    return UUID.nameUUIDFromBytes(FederationState.spendDigest(federationId).getBytes()).toString();
  }

  /** Nothing is spent for a federation that could not be joined with it. */
  @Suspendable
  @Override
  void prepare(FederationState federation) throws FlowException {
    FederationPolicy.of(getServiceHub())
        .require(federation.getPlan(), federation.getSeats().size());
    if (spend != null) {
      requireJoinable(federation);
      requireCovered(federation.getPlan().getTraining().getPrivacy(), spend);
      subFlow(new SpendBudgetFlow(spendId(federationId), spend));
    }
  }

  private void requireJoinable(FederationState federation) throws FlowException {
    SeatStatus seat = federation.getSeats().get(ownSeat(federation)).getStatus();
    RefusedException.require(
        LedgerRule.FEDERATION_ACCEPT, seat == SeatStatus.INVITED, "given a seat that is " + seat);
    Instant now = getServiceHub().getClock().instant();
    RefusedException.require(
        LedgerRule.FEDERATION_ACCEPT,
        now.isBefore(federation.getPlan().getTimes().getAcceptBy()),
        "given at " + now);
    StateAndRef<ModelVersionState> base = base(federation);
    RefusedException.require(
        LedgerRule.FEDERATION_ENTITLED, isOurs(base) || grant(base).isPresent(), "given neither");
  }

  private void requireCovered(@Nullable PrivacyClaim stated, SpendProposal proposed)
      throws FlowException {
    if (stated == null) {
      throw RefusedException.by(LedgerRule.FEDERATION_SPEND, "given one");
    }
    RefusedException.require(
        LedgerRule.FEDERATION_SPEND,
        proposed.getArtifactDigest().equals(FederationState.spendDigest(federationId)),
        "a spend for " + proposed.getArtifactDigest());
    PrivacyBudgetState budget = own().budget(proposed.getKey()).getState().getData();
    try {
      stated.requireCovers(LedgerRule.FEDERATION_SPEND, budget.claim(proposed.getMechanism()));
    } catch (IllegalArgumentException refusal) {
      throw RefusedException.of(refusal);
    }
  }

  private StateAndRef<ModelVersionState> base(FederationState federation) throws FlowException {
    return new Vault(getServiceHub()).version(federation.getPlan().getTraining().getBase());
  }

  private boolean isOurs(StateAndRef<ModelVersionState> base) {
    return base.getState().getData().getOwner().equals(getOurIdentity());
  }

  private Optional<StateAndRef<GrantState>> grant(StateAndRef<ModelVersionState> base) {
    return new Grants(new Vault(getServiceHub()))
        .forUse(
            getOurIdentity(),
            base.getState().getData().id(),
            held -> held.getTerms().isMayFineTune());
  }

  @Override
  void answer(LedgerDraft draft, StateAndRef<FederationState> standing) throws FlowException {
    FederationState federation = standing.getState().getData();
    StateAndRef<ModelVersionState> base = base(federation);
    draft.reference(base);
    if (!isOurs(base)) {
      grant(base).ifPresent(draft::reference);
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
    if (spend == null) {
      return new FederationContract.Commands.Accept();
    }
    String spentBy = spendId(federationId);
    return new FederationContract.Commands.Accept(
        own()
            .tornOff(
                own()
                    .spentBy(spentBy)
                    .orElseThrow(() -> FlowRule.FOUND.refusal("no spend " + spentBy))));
  }

  private Budgets own() {
    return new Budgets(getServiceHub(), getOurIdentity());
  }
}
