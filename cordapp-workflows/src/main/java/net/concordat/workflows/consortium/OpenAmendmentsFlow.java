// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.consortium;

import co.paralleluniverse.fibers.Suspendable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.concordat.contracts.consortium.Amendment;
import net.concordat.contracts.consortium.VoteState;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.contracts.StateRef;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.identity.Party;

/** Shows the amendments of the consortium as it stands that members have voted for. */
@StartableByRPC
public final class OpenAmendmentsFlow extends FlowLogic<List<OpenAmendment>> {
  @Suspendable
  @Override
  public List<OpenAmendment> call() throws FlowException {
    StateRef current = new ConsortiumPin(getServiceHub()).current().getRef();
    Instant now = getServiceHub().getClock().instant();
    Map<SecureHash, Amendment> amendments = new LinkedHashMap<>();
    Map<SecureHash, Set<Party>> voters = new LinkedHashMap<>();
    for (StateAndRef<VoteState> found : new Vault(getServiceHub()).unconsumed(VoteState.class)) {
      VoteState vote = found.getState().getData();
      if (vote.getAmendment().getBase().equals(current) && vote.getExpiresAt().isAfter(now)) {
        SecureHash digest = vote.getAmendment().digest();
        amendments.put(digest, vote.getAmendment());
        voters.computeIfAbsent(digest, unseen -> new LinkedHashSet<>()).add(vote.getVoter());
      }
    }
    List<OpenAmendment> open = new ArrayList<>();
    amendments.forEach(
        (digest, amendment) ->
            open.add(new OpenAmendment(amendment, new ArrayList<>(voters.get(digest)))));
    return open;
  }
}
