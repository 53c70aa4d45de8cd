// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import static net.concordat.it.Nodes.in;
import static net.concordat.it.Nodes.party;
import static net.concordat.it.Nodes.run;
import static net.concordat.it.Samples.commandId;

import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import net.concordat.contracts.adoption.AliasRegisterState;
import net.concordat.contracts.budget.BudgetRegisterState;
import net.concordat.contracts.consortium.RegisterTicketState;
import net.concordat.contracts.people.ApproverState;
import net.concordat.contracts.people.PasskeyPublicKey;
import net.concordat.contracts.people.PeopleContract;
import net.concordat.contracts.people.PeopleRegisterState;
import net.concordat.contracts.people.Person;
import net.concordat.contracts.people.Role;
import net.concordat.workflows.support.FinaliseFlow;
import net.concordat.workflows.support.Vault;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.identity.Party;
import net.corda.testing.node.StartedMockNode;

/** Opens a bank's registers with the ticket of its admission, once. */
final class Registers {
  private Registers() {}

  static void open(StartedMockNode bank) {
    Party member = party(bank);
    Vault vault = new Vault(bank.getServices());
    boolean opened =
        in(
            bank,
            () ->
                vault.unconsumed(BudgetRegisterState.class).stream()
                    .anyMatch(found -> found.getState().getData().getMember().equals(member)));
    if (opened) {
      return;
    }
    Optional<StateAndRef<RegisterTicketState>> ticket =
        in(
            bank,
            () ->
                vault.unconsumed(RegisterTicketState.class).stream()
                    .filter(found -> found.getState().getData().getMember().equals(member))
                    .findFirst());
    List<Person> people = Stream.of(Role.values()).map(Registers::person).toList();
    List<Role> rule = List.of(Role.MODEL_VALIDATOR, Role.MODEL_APPROVER);
    Forgery opening = new Forgery(bank, commandId()).input(ticket.orElseThrow());
    var ref = ticket.orElseThrow().getRef();
    opening
        .output(PeopleRegisterState.first(opening.header(ref), member, rule, people))
        .output(AliasRegisterState.empty(opening.header(ref), member))
        .output(BudgetRegisterState.empty(opening.header(ref), member));
    people.forEach(
        person -> opening.output(ApproverState.enrolled(opening.header(null), member, person, 0)));
    run(
        bank,
        new FinaliseFlow(
            opening.sign(new PeopleContract.Commands.Open(), member),
            Collections.emptyList(),
            Collections.emptyList()));
  }

  private static Person person(Role role) {
    try {
      KeyPairGenerator keys = KeyPairGenerator.getInstance("EC");
      keys.initialize(256);
      return new Person(
          UUID.randomUUID(),
          PasskeyPublicKey.of(keys.generateKeyPair().getPublic()),
          List.of(role));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
