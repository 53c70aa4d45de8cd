// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.action;

import static net.concordat.registry.action.Action.Because.DONE;
import static net.concordat.registry.action.Action.Because.NOTHING_ASKED;
import static net.concordat.registry.action.Action.Because.NO_RIGHT;
import static net.concordat.registry.action.Action.Because.OTHERS_VERSION;
import static net.concordat.registry.action.Action.Because.OWN_VERSION;
import static net.concordat.registry.action.Action.Because.ROLE;
import static net.concordat.registry.action.Action.Because.SAME_HANDS;
import static net.concordat.registry.action.Action.Because.STATUS;
import static net.concordat.registry.action.Action.Because.VOTES_MISSING;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import net.concordat.registry.action.Action.Because;
import net.concordat.registry.action.Action.Refusal;
import net.concordat.registry.command.CommandKind;
import net.concordat.registry.document.DocumentKind;
import net.concordat.registry.ledger.GrantFact;
import net.concordat.registry.security.Caller;
import org.jspecify.annotations.Nullable;

/** What can be done about a version, in the order in which it is done, with what speaks against. */
enum ActionRules {
  WRITE_MODEL_CARD(
      List.of("model-developer"),
      not(Situation::wroteReport, SAME_HANDS, null, "You wrote this version's validation report")),
  WRITE_VALIDATION_REPORT(
      List.of("model-validator"),
      not(Situation::wroteCard, SAME_HANDS, null, "You wrote this version's model card")),
  WRITE_CLASSIFICATION(List.of(DocumentKind.CLASSIFICATION.writers())),
  WRITE_CONDITIONS_OF_USE(List.of(DocumentKind.CONDITIONS_OF_USE.writers())),
  WRITE_MONITORING_PLAN(List.of(DocumentKind.MONITORING_PLAN.writers())),
  WRITE_RETIREMENT_NOTE(List.of(DocumentKind.RETIREMENT_NOTE.writers())),
  ACCEPT_GRANT(
      CommandKind.ACCEPT_GRANT.roles(),
      must(
          it -> it.grants().stream().anyMatch(grant -> grant.status().equals("OFFERED")),
          NOTHING_ASKED,
          "grant-accept",
          "No grant of this version is on offer to this bank")),
  REQUEST_DELIVERY(
      CommandKind.REQUEST_DELIVERY.roles(),
      not(Situation::isOwn, OWN_VERSION, null, "This bank published the version and has it"),
      holds(any -> true, "delivery-no-grant"),
      status("grant-version-open", "PENDING_APPROVAL", "APPROVED")),
  RECORD_EVALUATION(
      CommandKind.RECORD_EVALUATION.roles(),
      must(
          it -> it.isOwn() || (it.hasGrant(any -> true) && it.hasReceipt()),
          NO_RIGHT,
          "evaluation-entitled",
          "This bank has no active grant of the version, or has not received it")),
  PROPOSE_REVIEW(
      CommandKind.PROPOSE_REVIEW.roles(),
      not(
          Situation::isOwn,
          OWN_VERSION,
          "approval-member",
          "This bank published the version: other members vote on it"),
      status("approval-version", "PENDING_APPROVAL"),
      not(Situation::hasVoted, DONE, null, "This bank has voted on the version")),
  DECIDE(CommandKind.DECIDE.roles(), it -> DecideRules.against(it.deciding())),
  VOTE(
      CommandKind.VOTE.roles(),
      must(
          it ->
              it.asked().stream()
                  .anyMatch(
                      asked ->
                          asked.subject().kind().equals("Review")
                              && asked.status().equals("ACCEPTED")),
          NOTHING_ASKED,
          "proposal-status",
          "No review of the version was carried out at this bank"),
      status("approval-version", "PENDING_APPROVAL"),
      not(Situation::hasVoted, DONE, null, "This bank has voted on the version")),
  CONCLUDE(
      CommandKind.CONCLUDE_VERSION.roles(),
      owner(),
      status("approval-version", "PENDING_APPROVAL"),
      it ->
          it.votesFor("APPROVE") >= it.threshold()
                  || it.others() - it.votesFor("REJECT") < it.threshold()
              ? Optional.empty()
              : refuse(
                  VOTES_MISSING,
                  "approve-quorum",
                  "%d of the %d members that must approve have, and %d of %d rejected it"
                      .formatted(
                          it.votesFor("APPROVE"),
                          it.threshold(),
                          it.votesFor("REJECT"),
                          it.others()))),
  FREEZE(
      CommandKind.FREEZE_VERSION.roles(),
      owner(),
      status("version-freeze", "PENDING_APPROVAL", "APPROVED")),
  UNFREEZE(CommandKind.UNFREEZE_VERSION.roles(), owner(), status("version-unfreeze", "FROZEN")),
  WITHDRAW(
      CommandKind.WITHDRAW_VERSION.roles(),
      owner(),
      status("version-withdraw", "PENDING_APPROVAL", "APPROVED", "FROZEN")),
  OFFER_GRANT(
      CommandKind.OFFER_GRANT.roles(),
      must(
          it ->
              it.isOwn()
                  || it.hasGrant(
                      grant -> grant.kind().equals("USE") && grant.terms().mayShareOnward()),
          NO_RIGHT,
          "grant-grantor",
          "This bank neither published the version nor may share it onward"),
      status("grant-status", "PENDING_APPROVAL", "APPROVED")),
  PROPOSE_ADOPTION(
      CommandKind.PROPOSE_ADOPTION.roles(),
      status("adoption-version", "APPROVED"),
      must(
          it -> !it.isOwn() || it.hasDevelopment(),
          NO_RIGHT,
          "adoption-development",
          "Nobody said with a passkey who developed the version, before it was published"),
      must(
          it -> it.isOwn() || (it.hasGrant(grant -> grant.kind().equals("USE")) && it.hasReceipt()),
          NO_RIGHT,
          "adoption-grant",
          "This bank has no active USE grant of the version, or has not received it")),
  FINE_TUNE(
      List.of("model-developer"),
      status("parent-approved", "APPROVED"),
      must(
          it ->
              it.isOwn()
                  || it.hasGrant(
                      grant -> grant.kind().equals("USE") && grant.terms().mayFineTune()),
          NO_RIGHT,
          "parent-may-fine-tune",
          "This bank has no active USE grant of the version that allows fine-tuning"),
      must(
          it -> it.isOwn() || it.hasReceipt(),
          NO_RIGHT,
          null,
          "The version has not been delivered to this bank"));

  /** What may speak against something. */
  interface Check {
    Optional<Refusal> against(Situation it);
  }

  private final List<String> roles;
  private final List<Check> checks;

  ActionRules(List<String> roles, Check... checks) {
    this.roles = roles;
    this.checks = List.of(checks);
  }

  Action in(Situation it) {
    return by(
        it.caller(),
        () -> checks.stream().flatMap(check -> check.against(it).stream()).findFirst());
  }

  /** By what speaks against it, if whoever asks has the role. */
  Action by(Caller caller, Supplier<Optional<Refusal>> against) {
    Optional<Refusal> refusal =
        caller.roles().stream().anyMatch(roles::contains)
            ? against.get()
            : refuse(ROLE, null, "This takes the role " + String.join(" or ", roles));
    return refusal
        .map(why -> Action.refused(name(), roles, why))
        .orElseGet(() -> Action.allowed(name(), roles));
  }

  /** What holds for all while the registry does not know whose it is. */
  Action unknown() {
    return Action.refused(
        name(),
        roles,
        new Refusal(
            Because.PARTY_UNKNOWN,
            null,
            "The node has never been reached, so that the registry does not know whose it is."));
  }

  static Optional<Refusal> refuse(Because because, @Nullable String rule, String detail) {
    return Optional.of(new Refusal(because, rule, detail + "."));
  }

  private static Check must(
      Predicate<Situation> holds, Because because, @Nullable String rule, String otherwise) {
    return it -> holds.test(it) ? Optional.empty() : refuse(because, rule, otherwise);
  }

  private static Check not(
      Predicate<Situation> holds, Because because, @Nullable String rule, String then) {
    return must(holds.negate(), because, rule, then);
  }

  private static Check owner() {
    return it ->
        it.isOwn()
            ? Optional.empty()
            : refuse(
                OTHERS_VERSION, "version-owner", "The version is " + it.version().owner() + "'s");
  }

  private static Check holds(Predicate<GrantFact> such, String rule) {
    return must(
        it -> it.hasGrant(such), NO_RIGHT, rule, "This bank has no active grant of the version");
  }

  private static Check status(String rule, String... allowed) {
    return it ->
        it.hasStatus(allowed)
            ? Optional.empty()
            : refuse(
                STATUS,
                rule,
                "The version is %s; it must be %s"
                    .formatted(it.version().status(), String.join(" or ", allowed)));
  }
}
