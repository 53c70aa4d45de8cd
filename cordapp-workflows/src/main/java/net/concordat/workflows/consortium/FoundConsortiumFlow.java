// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.consortium;

import co.paralleluniverse.fibers.Suspendable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.concordat.contracts.consortium.Charter;
import net.concordat.contracts.consortium.ConsortiumContract;
import net.concordat.contracts.consortium.ConsortiumSeedState;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.consortium.Member;
import net.concordat.contracts.consortium.RegisterTicketState;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.workflows.observer.Outbox;
import net.concordat.workflows.support.FinaliseFlow;
import net.concordat.workflows.support.LedgerDraft;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.flows.CollectSignaturesFlow;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.InitiatingFlow;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.identity.Party;
import net.corda.core.transactions.SignedTransaction;
import org.jspecify.annotations.Nullable;

/**
 * Founds a consortium: consumes a seed, so that its id can exist once, and gives every founder its
 * register ticket.
 *
 * <p>Signed by all founding banks, whose nodes must all be up. Seen by them and the observers.
 * Fails if 1. a founder's operator expects another founding or none; 2. the proposal breaks a
 * contract rule; 3. this node belongs to a consortium already. The others run {@link
 * FoundConsortiumFlowResponder}.
 */
@InitiatingFlow(version = 1)
@StartableByRPC
public final class FoundConsortiumFlow extends FlowLogic<SignedTransaction> {
  private final String commandId;
  private final Charter proposal;

  /**
   * @param commandId a UUID in lower case; repeated, it gives the founding carried out before
   * @param proposal as this node's operator told it to expect
   */
  public FoundConsortiumFlow(String commandId, Charter proposal) {
    this.commandId = commandId;
    this.proposal = proposal;
  }

  @Suspendable
  @Override
  public SignedTransaction call() throws FlowException {
    SignedTransaction before = foundedBefore();
    if (before != null) {
      return before;
    }
    new ConsortiumPin(getServiceHub()).requireFounding(proposal);
    StateAndRef<ConsortiumSeedState> seed = issueSeed();
    SignedTransaction signed = draftFounding(seed);
    List<FlowSession> sessions = new ArrayList<>();
    for (int i = 0; i < proposal.getMembers().size(); i++) {
      Party member = proposal.getMembers().get(i).getParty();
      if (!member.equals(getOurIdentity())) {
        sessions.add(initiateFlow(member));
      }
    }
    SignedTransaction complete = subFlow(new CollectSignaturesFlow(signed, sessions));
    SignedTransaction founded =
        subFlow(new FinaliseFlow(complete, sessions, Collections.emptyList()));
    ConsortiumState state = founded.getTx().outputsOfType(ConsortiumState.class).get(0);
    new ConsortiumPin(getServiceHub()).pin(state);
    tellOfSeed(seed);
    return founded;
  }

  private @Nullable SignedTransaction foundedBefore() throws FlowException {
    ConsortiumPin pin = new ConsortiumPin(getServiceHub());
    if (!pin.isPinned()) {
      return null;
    }
    StateAndRef<ConsortiumState> current = pin.current();
    return current.getState().getData().getHeader().getCommandId().equals(commandId)
        ? getServiceHub().getValidatedTransactions().getTransaction(current.getRef().getTxhash())
        : null;
  }

  @Suspendable
  private StateAndRef<ConsortiumSeedState> issueSeed() throws FlowException {
    SignedTransaction signed =
        draft()
            .output(new ConsortiumSeedState(getOurIdentity()))
            .sign(getServiceHub(), new ConsortiumContract.Commands.IssueSeed(), getOurIdentity());
    return subFlow(new FinaliseFlow(signed, Collections.emptyList(), Collections.emptyList()))
        .getTx()
        .outRef(0);
  }

  /** The observers can place the seed only once they know the founding that it belongs to. */
  private void tellOfSeed(StateAndRef<ConsortiumSeedState> seed) {
    SignedTransaction seeding =
        getServiceHub().getValidatedTransactions().getTransaction(seed.getRef().getTxhash());
    if (seeding != null) {
      new Outbox(getServiceHub()).enqueue(seeding, proposal.getObservers());
    }
  }

  private SignedTransaction draftFounding(StateAndRef<ConsortiumSeedState> seed)
      throws FlowException {
    LedgerDraft draft = draft().input(seed);
    StateHeader header =
        new StateHeader(
            ConsortiumState.idOf(seed.getRef()),
            proposal.getObservers(),
            draft.now(),
            commandId,
            null);
    draft.output(
        new ConsortiumState(
            header,
            proposal.getName(),
            1,
            proposal.getMembers(),
            proposal.getNotary(),
            proposal.getRules()));
    List<Party> founders = new ArrayList<>();
    for (Member member : proposal.getMembers()) {
      founders.add(member.getParty());
      draft.output(new RegisterTicketState(header, member.getParty()));
    }
    return draft.sign(
        getServiceHub(), new ConsortiumContract.Commands.Found(), founders.toArray(new Party[0]));
  }

  private LedgerDraft draft() throws FlowException {
    return LedgerDraft.beforeConsortium(proposal.getNotary(), proposal.getRules(), commandId);
  }
}
