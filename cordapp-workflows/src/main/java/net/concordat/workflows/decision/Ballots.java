// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.decision;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.decision.Challenge;
import net.concordat.contracts.decision.ProposalState;
import net.concordat.contracts.people.Role;
import net.concordat.workflows.support.RefusedException;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.node.ServiceHub;

/** Which answers a proposal allows. */
final class Ballots {
  private final DecisionWords words;

  Ballots(ServiceHub services) throws RefusedException {
    this.words = new DecisionWords(services);
  }

  /**
   * Every answer.
   *
   * @param proposal as it is, or was, open
   */
  List<Ballot> on(StateAndRef<ProposalState> proposal) throws RefusedException {
    List<Role> required = proposal.getState().getData().getRequiredRoles();
    List<Role> roles = required.isEmpty() ? Arrays.asList(Role.values()) : required;
    List<Ballot> ballots = new ArrayList<>();
    for (Role role : EnumSet.copyOf(roles)) {
      for (Decision verdict : Decision.values()) {
        Challenge challenge = Challenge.of(proposal, role, verdict);
        ballots.add(
            new Ballot(
                role,
                verdict,
                challenge.getHash(),
                challenge.code(),
                words.of(proposal.getState().getData(), role, verdict, challenge.code())));
      }
    }
    return ballots;
  }
}
