// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.people;

import co.paralleluniverse.fibers.Suspendable;
import net.concordat.workflows.support.Vault;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.identity.Party;

/**
 * Tells who of a member may decide, from when and by which rule: to the member itself, or to an
 * observer.
 *
 * <p>Nothing goes on the ledger. Fails if this node knows no register of that member's.
 */
@StartableByRPC
public final class PeopleFlow extends FlowLogic<EnrolledPeople> {
  private final Party member;

  /**
   * @param member whose people
   */
  public PeopleFlow(Party member) {
    this.member = member;
  }

  @Suspendable
  @Override
  public EnrolledPeople call() throws FlowException {
    MemberPeople people = new MemberPeople(new Vault(getServiceHub()), member);
    return new EnrolledPeople(people.register().getState().getData(), people.all());
  }
}
