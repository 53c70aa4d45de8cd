// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.contracts.decision.ProposalSubject;
import net.concordat.contracts.people.Assertion;
import net.concordat.contracts.people.Role;
import net.concordat.workflows.decision.Ballot;
import net.concordat.workflows.decision.OpenProposal;
import net.concordat.workflows.people.EnrolledPeople;
import net.corda.core.identity.Party;

/** What the node does for the bank's people. */
interface PeopleNode {
  /** The bank. */
  Party identity();

  /** The consortium as it stands. */
  ConsortiumState consortium();

  /** Who is enrolled; empty before the bank has opened its registers. */
  Optional<EnrolledPeople> people();

  List<OpenProposal> proposals();

  Ballot ballot(String code);

  UUID propose(String commandId, ProposalSubject subject, Instant expiresAt);

  void record(
      String commandId,
      UUID proposalId,
      UUID personId,
      Role role,
      Decision verdict,
      Assertion assertion);

  void carryOut(String commandId, UUID proposalId);
}
