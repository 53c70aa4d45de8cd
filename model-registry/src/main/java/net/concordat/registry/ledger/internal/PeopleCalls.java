// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.util.List;
import net.concordat.contracts.approval.Decision;
import net.concordat.contracts.decision.ChangePersonSubject;
import net.concordat.contracts.decision.EnrolSubject;
import net.concordat.contracts.decision.RevokePersonSubject;
import net.concordat.contracts.decision.RuleSubject;
import net.concordat.contracts.people.PasskeyAlgorithm;
import net.concordat.contracts.people.PasskeyPublicKey;
import net.concordat.contracts.people.Person;
import net.concordat.contracts.people.Role;
import net.concordat.registry.ledger.PasskeyKey;
import net.concordat.registry.ledger.PeopleAct;
import net.concordat.workflows.decision.ProposeFlow;
import net.concordat.workflows.decision.RecordDecisionFlow;

/** Which flow does what people are asked about one another, or decided. */
final class PeopleCalls {
  private PeopleCalls() {}

  static FlowCall propose(String id, PeopleAct.ProposePerson act, KnownParties known) {
    Person person = new Person(act.personId(), key(act.key()), roles(act.roles()));
    return FlowCall.of(
        ProposeFlow.class,
        id,
        known.isEnrolled(act.personId())
            ? new ChangePersonSubject(person, act.waitSeconds())
            : new EnrolSubject(person, act.waitSeconds()),
        act.decideUntil());
  }

  private static List<Role> roles(List<String> names) {
    return names.stream().map(Role::valueOf).toList();
  }

  static FlowCall revoke(String id, PeopleAct.ProposeRevocation act, KnownParties known) {
    return FlowCall.of(
        ProposeFlow.class, id, new RevokePersonSubject(act.personId()), act.decideUntil());
  }

  static FlowCall rule(String id, PeopleAct.ProposeRule act, KnownParties known) {
    return FlowCall.of(
        ProposeFlow.class, id, new RuleSubject(roles(act.roles())), act.decideUntil());
  }

  private static PasskeyPublicKey key(PasskeyKey key) {
    return new PasskeyPublicKey(
        PasskeyAlgorithm.valueOf(key.algorithm()), ContractValues.bytes(key.encoded()));
  }

  static FlowCall decide(String id, PeopleAct.Decide act, KnownParties known) {
    return FlowCall.of(
        RecordDecisionFlow.class,
        id,
        act.proposalId(),
        act.personId(),
        Role.valueOf(act.role()),
        Decision.valueOf(act.verdict()),
        ContractValues.assertion(act.response()));
  }
}
