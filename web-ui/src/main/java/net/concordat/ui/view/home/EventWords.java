// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.home;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import java.util.Locale;
import java.util.Set;
import net.concordat.ui.api.RegistryEvent;
import net.concordat.ui.part.Members;

/** What happened, as people say it. */
final class EventWords {
  private static final Set<String> KNOWN =
      Set.of(
          "version.published",
          "version.approved",
          "version.rejected",
          "version.frozen",
          "version.withdrawn",
          "grant.offered",
          "grant.accepted",
          "grant.revoked",
          "delivery.received",
          "evaluation.recorded",
          "approval.voted",
          "adoption.changed",
          "alias.changed",
          "comment.written",
          "proposal.opened",
          "proposal.decided",
          "decision.recorded",
          "person.changed",
          "spend.recorded",
          "consortium.changed",
          "job.done",
          "job.failed",
          "job.cancelled",
          "monitoring.alarm");

  private EventWords() {}

  /** A few words; a type that is not known is shown as it is. */
  static String of(RegistryEvent event, Locale locale) {
    if (!KNOWN.contains(event.type())) {
      return event.type();
    }
    String who = Members.organisation(event.data().path(actor(event.type())).asText(""));
    String words = translate(locale, "home.event." + event.type());
    return who.isEmpty()
        ? words.substring(0, 1).toUpperCase(locale) + words.substring(1)
        : who + ": " + words;
  }

  /** Which field names the member that did it. */
  private static String actor(String type) {
    return switch (type) {
      case "grant.offered", "grant.revoked" -> "grantor";
      case "grant.accepted", "delivery.received" -> "grantee";
      case "evaluation.recorded" -> "evaluator";
      case "approval.voted", "adoption.changed", "alias.changed", "person.changed" -> "member";
      default -> "owner";
    };
  }
}
