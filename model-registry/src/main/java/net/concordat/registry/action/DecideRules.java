// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.action;

import java.util.Optional;
import java.util.function.Predicate;
import net.concordat.registry.action.Action.Because;
import net.concordat.registry.action.Action.Refusal;
import net.concordat.registry.ledger.PersonFact;
import org.jspecify.annotations.Nullable;

/** What speaks against somebody's decision on what is asked. */
final class DecideRules {
  private DecideRules() {}

  /** The first that does. */
  static Optional<Refusal> against(Deciding it) {
    return must(
            !it.open().isEmpty(),
            Because.NOTHING_ASKED,
            "decision-proposal",
            "This bank's people are not asked about this")
        .or(() -> enrolled(it))
        .or(() -> themselves(it))
        .or(() -> answers(it));
  }

  private static Optional<Refusal> enrolled(Deciding it) {
    PersonFact person = it.person();
    if (person == null) {
      return refuse(
          "approver-active",
          "You are not enrolled: register a passkey, and have two others enrol you");
    }
    if (!person.status().equals("ACTIVE")) {
      return refuse("approver-active", "Your right to decide was revoked");
    }
    return it.now().isBefore(person.activeFrom())
        ? refuse("approver-active", "You may decide from " + person.activeFrom())
        : Optional.empty();
  }

  private static Optional<Refusal> refuse(String rule, String detail) {
    return ActionRules.refuse(Because.NOT_ENROLLED, rule, detail);
  }

  /** A review is of another member's version, so whoever developed this one decides on its use. */
  private static Optional<Refusal> themselves(Deciding it) {
    return must(
            !it.developed(),
            Because.DEVELOPER,
            "adoption-developer",
            "You developed this version: nobody decides on the use of their own work")
        .or(
            () ->
                must(
                    it.open().stream().anyMatch(Predicate.not(it::isAboutThem)),
                    Because.ABOUT_THEM,
                    "decision-person",
                    "This is about you: others decide on it"));
  }

  private static Optional<Refusal> answers(Deciding it) {
    return must(
            it.open().stream().anyMatch(it::hasRoleFor),
            Because.ROLE,
            "decision-role",
            "What is asked is for other roles than you are enrolled and signed in with")
        .or(
            () ->
                must(
                    it.open().stream()
                        .anyMatch(asked -> it.hasRoleFor(asked) && !it.hasAnswered(asked)),
                    Because.DONE,
                    "decided-roles",
                    "You have answered what is asked"));
  }

  private static Optional<Refusal> must(
      boolean holds, Because because, @Nullable String rule, String otherwise) {
    return holds ? Optional.empty() : ActionRules.refuse(because, rule, otherwise);
  }
}
