// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.people;

import co.paralleluniverse.fibers.Suspendable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import net.concordat.contracts.adoption.AliasRegisterState;
import net.concordat.contracts.budget.BudgetRegisterState;
import net.concordat.contracts.consortium.RegisterTicketState;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.people.ApproverState;
import net.concordat.contracts.people.PeopleContract;
import net.concordat.contracts.people.PeopleRegisterState;
import net.concordat.contracts.people.Person;
import net.concordat.contracts.people.Role;
import net.concordat.contracts.scoring.ScoringRegisterState;
import net.concordat.workflows.support.FinaliseFlow;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.LedgerCommandFlow;
import net.concordat.workflows.support.LedgerDraft;
import net.concordat.workflows.support.RefusedException;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.transactions.SignedTransaction;

/**
 * Enrols this member's first three people with the ticket of its admission, and opens its
 * registers: of people, aliases, budgets and logs of decisions.
 *
 * <p>Signed by the member. Seen by the member and the observers. Fails if the member has opened
 * them before, or its people cannot meet the rule.
 */
@StartableByRPC
public final class OpenRegistersFlow extends LedgerCommandFlow<StateAndRef<PeopleRegisterState>> {
  private final List<Person> people;
  private final List<Role> rule;

  /**
   * @param commandId a UUID in lower case; repeated, it gives the register opened before
   * @param people three, who are active at once
   * @param rule the roles that decide for the member, each a different person, 2 to 10
   */
  public OpenRegistersFlow(String commandId, List<Person> people, List<Role> rule) {
    super(commandId);
    this.people = new ArrayList<>(people);
    this.rule = new ArrayList<>(rule);
  }

  @Suspendable
  @Override
  protected StateAndRef<PeopleRegisterState> carryOut() throws FlowException {
    Vault vault = new Vault(getServiceHub());
    Optional<StateAndRef<PeopleRegisterState>> before =
        vault.producedBy(PeopleRegisterState.class, commandId, getOurIdentity());
    if (before.isPresent()) {
      return before.get();
    }
    SignedTransaction signed = draft(ticket(vault));
    return subFlow(new FinaliseFlow(signed, Collections.emptyList(), Collections.emptyList()))
        .getTx()
        .outRef(0);
  }

  private StateAndRef<RegisterTicketState> ticket(Vault vault) throws RefusedException {
    return vault.unconsumed(RegisterTicketState.class).stream()
        .filter(ticket -> ticket.getState().getData().getMember().equals(getOurIdentity()))
        .findFirst()
        .orElseThrow(() -> FlowRule.FOUND.refusal("no ticket of this member's that is not used"));
  }

  private SignedTransaction draft(StateAndRef<RegisterTicketState> ticket) throws FlowException {
    LedgerDraft draft = LedgerDraft.begin(getServiceHub(), commandId).input(ticket);
    StateHeader header = draft.header(ticket.getRef());
    draft
        .output(PeopleRegisterState.first(header, getOurIdentity(), rule, people))
        .output(AliasRegisterState.empty(header, getOurIdentity()))
        .output(BudgetRegisterState.empty(header, getOurIdentity()))
        .output(ScoringRegisterState.empty(header, getOurIdentity()));
    for (Person person : people) {
      draft.output(ApproverState.enrolled(draft.header(), getOurIdentity(), person, 0));
    }
    return draft.sign(getServiceHub(), new PeopleContract.Commands.Open(), getOurIdentity());
  }
}
