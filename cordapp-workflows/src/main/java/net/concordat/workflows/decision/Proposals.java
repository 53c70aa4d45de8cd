// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import net.concordat.contracts.decision.DecisionState;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.decision.ProposalStatus;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.RefusedException;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.identity.Party;

/**
 * What a member's people are and were asked, and what they decided, as this node's vault knows it.
 */
public final class Proposals {
  private final Vault vault;
  private final Party member;

  public Proposals(Vault vault, Party member) {
    this.vault = vault;
    this.member = member;
  }

  /**
   * A proposal in a certain status.
   *
   * @throws RefusedException if there is none of that id, or it has another status
   */
  public StateAndRef<ProposalState> in(ProposalStatus status, UUID proposalId)
      throws RefusedException {
    StateAndRef<ProposalState> found =
        vault.currentOf(ProposalState.class, proposalId).stream()
            .filter(this::isOwn)
            .findFirst()
            .orElseThrow(
                () ->
                    FlowRule.FOUND.refusal(
                        "no proposal " + proposalId + " of " + member.getName()));
    ProposalStatus given = found.getState().getData().getStatus();
    FlowRule.PROPOSAL_STATUS.require(
        given == status, "proposal " + proposalId + " is " + given + ", not " + status);
    return found;
  }

  /** All that may still be decided. */
  public List<StateAndRef<ProposalState>> open() {
    Instant now = Instant.now();
    return vault.unconsumed(ProposalState.class).stream()
        .filter(found -> isOwn(found) && isOpen(found))
        .filter(found -> found.getState().getData().getExpiresAt().isAfter(now))
        .collect(Collectors.toList());
  }

  /** All that ever were, each as it was when it was open. */
  public List<StateAndRef<ProposalState>> asked() {
    return vault.ever(ProposalState.class).stream()
        .filter(found -> isOwn(found) && isOpen(found))
        .collect(Collectors.toList());
  }

  /** The proposal that a command left in a certain status, if it was carried out before. */
  Optional<StateAndRef<ProposalState>> leftBy(String commandId, ProposalStatus status) {
    return vault.allProducedBy(ProposalState.class, commandId).stream()
        .filter(found -> isOwn(found) && found.getState().getData().getStatus() == status)
        .findFirst();
  }

  /** The decisions on a proposal that have not been counted. */
  List<StateAndRef<DecisionState>> uncounted(UUID proposalId) {
    return vault.currentUnder(DecisionState.class, proposalId.toString()).stream()
        .filter(
            found ->
                found.getState().getData().getMember().equals(member)
                    && !found.getState().getData().isCounted())
        .collect(Collectors.toList());
  }

  /** The decision that a command recorded, if it was carried out before. */
  Optional<StateAndRef<DecisionState>> recordedBy(String commandId, UUID proposalId) {
    return vault.everUnder(DecisionState.class, proposalId.toString()).stream()
        .filter(
            found ->
                found.getState().getData().getMember().equals(member)
                    && found.getState().getData().getHeader().getCommandId().equals(commandId))
        .findFirst();
  }

  private boolean isOwn(StateAndRef<ProposalState> found) {
    return found.getState().getData().getMember().equals(member);
  }

  private static boolean isOpen(StateAndRef<ProposalState> found) {
    return found.getState().getData().getStatus() == ProposalStatus.OPEN;
  }
}
