// SPDX-License-Identifier: Apache-2.0
package net.concordat.notary;

import co.paralleluniverse.fibers.Suspendable;
import java.security.GeneralSecurityException;
import java.util.List;
import net.concordat.contracts.consortium.ConsortiumState;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.InitiatedBy;
import net.corda.core.identity.Party;
import net.corda.core.transactions.SignedTransaction;
import net.corda.core.transactions.WireTransaction;

/**
 * Shows an observer the notary's log. That the one who asks is an observer follows from the
 * transaction it presents: this notary signed it, so it is valid; it made the consortium that this
 * notary's operator named; and nothing has consumed that state yet.
 */
@InitiatedBy(NotaryLogFlow.class)
public final class NotaryLogFlowResponder extends FlowLogic<Void> {
  private final FlowSession asker;

  public NotaryLogFlowResponder(FlowSession asker) {
    this.asker = asker;
  }

  @Suspendable
  @Override
  public Void call() throws FlowException {
    NotaryLogRequest request = asker.receive(NotaryLogRequest.class).unwrap(given -> given);
    SecureHash served =
        new ServedConsortium(getServiceHub())
            .id()
            .orElseThrow(() -> refusal("this node's operator named no consortium"));
    CommitLog log = new CommitLog(getServiceHub());
    requireSigned(request.getConsortium());
    StateAndRef<ConsortiumState> presented = consortium(request.getConsortium());
    ConsortiumState consortium = presented.getState().getData();
    require(
        consortium.getHeader().getConsortiumId().equals(served),
        "given consortium " + consortium.getHeader().getConsortiumId());
    require(!log.isConsumed(presented.getRef()), "given a consortium that was amended since");
    require(isObserver(consortium), "given " + asker.getCounterparty().getName());
    asker.send(log.after(request.getAfter(), NotaryLogPage.SIZE));
    return null;
  }

  /** Our own signature says that the transaction was valid, all its signers' included. */
  private void requireSigned(SignedTransaction presented) throws FlowException {
    require(
        presented.getCoreTransaction() instanceof WireTransaction,
        "given a transaction of another kind");
    require(
        presented.getSigs().stream()
            .anyMatch(
                signature ->
                    getServiceHub().getMyInfo().getLegalIdentities().stream()
                        .anyMatch(us -> us.getOwningKey().equals(signature.getBy()))),
        "given a transaction that this notary has not signed");
    try {
      presented.checkSignaturesAreValid();
    } catch (GeneralSecurityException forged) {
      throw refusal("given a forged signature");
    }
  }

  private static StateAndRef<ConsortiumState> consortium(SignedTransaction presented)
      throws FlowException {
    List<StateAndRef<ConsortiumState>> produced =
        presented.getTx().outRefsOfType(ConsortiumState.class);
    require(produced.size() == 1, "given a transaction that makes no consortium");
    return produced.get(0);
  }

  private boolean isObserver(ConsortiumState consortium) {
    Party party = asker.getCounterparty();
    return consortium.getHeader().getObservers().stream()
        .anyMatch(observer -> observer.equals(party) && observer.getName().equals(party.getName()));
  }

  private static void require(boolean holds, String given) throws FlowException {
    if (!holds) {
      throw refusal(given);
    }
  }

  private static FlowException refusal(String given) {
    return new FlowException(
        NotaryLogFlow.RULE + ": " + NotaryLogFlow.SENTENCE + " (" + given + ")");
  }
}
