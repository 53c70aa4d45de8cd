// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.util.List;
import java.util.Optional;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.workflows.decision.Ballot;
import net.concordat.workflows.decision.OpenProposal;
import net.concordat.workflows.people.EnrolledPeople;
import net.corda.core.identity.Party;

/** What the node says of the bank's people. */
interface PeopleNode {
  /** The bank. */
  Party identity();

  /** The consortium as it stands. */
  ConsortiumState consortium();

  /** Who is enrolled; empty before the bank has opened its registers. */
  Optional<EnrolledPeople> people();

  List<OpenProposal> proposals();

  Ballot ballot(String code);
}
