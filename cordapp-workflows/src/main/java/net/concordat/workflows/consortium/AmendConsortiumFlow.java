// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.consortium;

import co.paralleluniverse.fibers.Suspendable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.concordat.contracts.consortium.Charter;
import net.concordat.contracts.consortium.ConsortiumContract;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.consortium.Member;
import net.concordat.contracts.consortium.MemberStatus;
import net.concordat.contracts.consortium.RegisterTicketState;
import net.concordat.contracts.consortium.VoteState;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.workflows.support.FinaliseFlow;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.LedgerDraft;
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
 * Puts an amendment in force once enough members have voted for it. Votes that no longer count, for
 * they expired or are of a member that may not vote on this, are left out.
 *
 * <p>Signed by this member, which must have voted for it. Seen by all members, whom it admits among
 * them, and by the observers before and after. Fails if the votes received are too few, or another
 * amendment came first.
 */
@StartableByRPC
public final class AmendConsortiumFlow extends FlowLogic<StateAndRef<ConsortiumState>> {
  private final String commandId;
  private final SecureHash amendment;

  /**
   * @param commandId a UUID in lower case; repeated, it gives the amendment made before
   * @param amendment the digest of the amendment
   */
  public AmendConsortiumFlow(String commandId, SecureHash amendment) {
    this.commandId = commandId;
    this.amendment = amendment;
  }

  @Suspendable
  @Override
  public StateAndRef<ConsortiumState> call() throws FlowException {
    Vault vault = new Vault(getServiceHub());
    Optional<StateAndRef<ConsortiumState>> before =
        vault.producedBy(ConsortiumState.class, commandId);
    if (before.isPresent()) {
      return before.get();
    }
    StateAndRef<ConsortiumState> current = new ConsortiumPin(getServiceHub()).current();
    LedgerDraft draft = LedgerDraft.amending(current, commandId);
    List<StateAndRef<VoteState>> votes = counted(vault, current, draft);
    Charter next = votes.get(0).getState().getData().getAmendment().getNext();
    SignedTransaction signed = sign(draft, current, votes, next);
    List<Party> toTell = new ArrayList<>(current.getState().getData().getHeader().getObservers());
    for (Member member : next.getMembers()) {
      toTell.add(member.getParty());
    }
    return subFlow(new FinaliseFlow(signed, Collections.emptyList(), toTell)).getTx().outRef(0);
  }

  private List<StateAndRef<VoteState>> counted(
      Vault vault, StateAndRef<ConsortiumState> current, LedgerDraft draft) throws FlowException {
    ConsortiumState consortium = current.getState().getData();
    Map<Party, StateAndRef<VoteState>> byVoter = new LinkedHashMap<>();
    for (StateAndRef<VoteState> found : vault.votes(amendment)) {
      VoteState vote = found.getState().getData();
      if (vote.getAmendment().getBase().equals(current.getRef())
          && !draft.until().isAfter(vote.getExpiresAt())
          && consortium.isActiveMember(vote.getVoter())
          && isActive(vote.getAmendment().getNext().getMembers(), vote.getVoter())) {
        byVoter.put(vote.getVoter(), found);
      }
    }
    FlowRule.AMENDMENT_VOTES.require(
        byVoter.size() >= consortium.getRules().getAmendmentThreshold(),
        byVoter.size()
            + " of "
            + consortium.getRules().getAmendmentThreshold()
            + " count: "
            + names(byVoter.keySet()));
    return new ArrayList<>(byVoter.values());
  }

  private static boolean isActive(Collection<Member> members, Party party) {
    return members.stream()
        .anyMatch(
            member -> member.getParty().equals(party) && member.getStatus() == MemberStatus.ACTIVE);
  }

  private static List<String> names(Collection<Party> parties) {
    List<String> names = new ArrayList<>();
    parties.forEach(party -> names.add(party.getName().getOrganisation()));
    return names;
  }

  private SignedTransaction sign(
      LedgerDraft draft,
      StateAndRef<ConsortiumState> current,
      List<StateAndRef<VoteState>> votes,
      Charter next)
      throws FlowException {
    ConsortiumState before = current.getState().getData();
    votes.forEach(draft::input);
    draft.output(
        new ConsortiumState(
            header(draft, before, next, current),
            next.getName(),
            before.getVersion() + 1,
            next.getMembers(),
            next.getNotary(),
            next.getRules()));
    for (Member member : next.getMembers()) {
      if (!before.isMember(member.getParty())) {
        draft.output(new RegisterTicketState(header(draft, before, next, null), member.getParty()));
      }
    }
    return draft.sign(getServiceHub(), new ConsortiumContract.Commands.Amend(), getOurIdentity());
  }

  private StateHeader header(
      LedgerDraft draft,
      ConsortiumState before,
      Charter next,
      @Nullable StateAndRef<ConsortiumState> supersedes) {
    return new StateHeader(
        before.getHeader().getConsortiumId(),
        next.getObservers(),
        draft.now(),
        commandId,
        supersedes == null ? null : supersedes.getRef());
  }
}
