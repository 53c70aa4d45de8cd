// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.development;

import static net.concordat.contracts.frame.CommandRow.Authority.REFERENCED;

import java.util.Collections;
import java.util.List;
import net.concordat.contracts.consortium.Member;
import net.concordat.contracts.frame.CommandRow;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.ConcordatContract;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.LedgerView;
import net.concordat.contracts.people.ApproverState;
import net.concordat.contracts.people.Person;
import net.concordat.contracts.people.Role;
import net.corda.core.contracts.StateAndRef;

/** Records who developed an artifact, before it is published. */
public final class DevelopmentContract extends ConcordatContract {
  public static final List<CommandRow> ROWS =
      Collections.singletonList(
          new CommandRow(Commands.Record.class, REFERENCED, DevelopmentContract::verifyRecord)
              .references(ApproverState.class, 1, DevelopmentState.MOST_DEVELOPERS)
              .produces(DevelopmentState.class, 1, 1));

  /** The verbs of this subject. */
  public static final class Commands {
    private Commands() {}

    /** A bank records who developed an artifact, signed by them. */
    public static final class Record extends ConcordatCommand {}
  }

  private static void verifyRecord(LedgerView tx) {
    DevelopmentState development = tx.output(DevelopmentState.class);
    tx.requireFirst(development);
    tx.requireActive(LedgerRule.DEVELOPMENT_MEMBER, development.getMember());
    List<Developer> developers = development.getDevelopers();
    List<StateAndRef<ApproverState>> people = tx.references(ApproverState.class);
    LedgerRule.DEVELOPMENT_PEOPLE.require(
        people.size() == developers.size(),
        developers.size() + " developers, " + people.size() + " people shown");
    for (int i = 0; i < developers.size(); i++) {
      checkDeveloper(tx, development, developers.get(i), people.get(i).getState().getData());
    }
  }

  private static void checkDeveloper(
      LedgerView tx, DevelopmentState development, Developer developer, ApproverState approver) {
    Person person = approver.getPerson();
    LedgerRule.DEVELOPMENT_PEOPLE.require(
        developer
            .getPersonDigest()
            .equals(Developer.digestOf(development.getSalt(), person.getPersonId())),
        person.getPersonId() + " is shown in another's place");
    approver.requireMayDecide(tx, Role.MODEL_DEVELOPER);
    Member member = tx.consortium().member(development.getMember());
    developer
        .getAssertion()
        .verify(
            person.getKey(),
            development.challenge(),
            member.getRelyingPartyId(),
            member.getOrigins());
  }
}
