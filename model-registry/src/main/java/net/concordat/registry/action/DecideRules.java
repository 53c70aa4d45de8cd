// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.action;

import java.util.Optional;
import net.concordat.registry.account.Answering;
import net.concordat.registry.action.Action.Because;
import net.concordat.registry.action.Action.Refusal;
import net.concordat.registry.action.ActionRules.Check;
import net.concordat.registry.ledger.PersonFact;
import net.concordat.registry.ledger.ProposalFact;

/** What speaks against somebody's decision on what is asked about a version. */
final class DecideRules {
  static final Check[] CHECKS = {
    ActionRules.must(
        it -> !it.open().isEmpty(),
        Because.NOTHING_ASKED,
        "decision-proposal",
        "This bank's people are not asked about the version"),
    DecideRules::enrolled,
    DecideRules::noDeveloper,
    ActionRules.must(
        it -> it.open().stream().anyMatch(asked -> hasRoleFor(it, asked)),
        Because.ROLE,
        "decision-role",
        "What is asked is for other roles than you are enrolled and signed in with"),
    ActionRules.must(
        it ->
            it.open().stream()
                .anyMatch(asked -> hasRoleFor(it, asked) && !it.hasAnswered(asked.proposalId())),
        Because.DONE,
        "decided-roles",
        "You have answered what is asked")
  };

  private DecideRules() {}

  private static Optional<Refusal> enrolled(Situation it) {
    PersonFact person = it.person();
    if (person == null) {
      return ActionRules.refuse(
          Because.NOT_ENROLLED,
          "approver-active",
          "You are not enrolled: register a passkey, and have two others enrol you");
    }
    if (!person.status().equals("ACTIVE")) {
      return ActionRules.refuse(
          Because.NOT_ENROLLED, "approver-active", "Your right to decide was revoked");
    }
    return it.now().isBefore(person.activeFrom())
        ? ActionRules.refuse(
            Because.NOT_ENROLLED, "approver-active", "You may decide from " + person.activeFrom())
        : Optional.empty();
  }

  /** A review is of another member's version, so whoever developed this one decides on its use. */
  private static Optional<Refusal> noDeveloper(Situation it) {
    return it.developedByCaller()
        ? ActionRules.refuse(
            Because.DEVELOPER,
            "adoption-developer",
            "You developed this version: nobody decides on the use of their own work")
        : Optional.empty();
  }

  private static boolean hasRoleFor(Situation it, ProposalFact asked) {
    PersonFact person = it.person();
    return person != null && Answering.hasRoleFor(person, it.caller(), asked);
  }
}
