// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.people;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import net.concordat.ui.api.PeopleApi;
import net.concordat.ui.api.Proposal;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.Facts;
import net.concordat.ui.view.review.ProposalWords;

/** Whom a proposal is about, and what the person would get. */
public final class PersonFacts {
  private PersonFacts() {}

  /** Adds them, of a proposal by itself. */
  public static void add(Facts facts, Proposal.Subject subject, PeopleApi people) {
    UUID personId = subject.personId();
    add(
        facts,
        subject,
        Staff.of(List.of(), personId == null ? List.of() : people.passkeysOf(personId)));
  }

  static void add(Facts facts, Proposal.Subject subject, Staff staff) {
    UUID personId = subject.personId();
    if (personId != null) {
      facts.with(translate("people.person"), staff.shown(personId));
      facts.with(translate("people.pseudonym"), personId.toString());
    }
    List<String> roles = subject.roles();
    if (roles != null) {
      facts.with(translate("people.roles"), ProposalWords.roles(roles));
    }
    String keyDigest = subject.keyDigest();
    if (keyDigest != null) {
      facts.with(translate("people.fingerprint"), new Fingerprint(keyDigest));
      if (!staff.registered(personId, keyDigest)) {
        facts.with(
            translate("people.careful"),
            new Badge(translate("people.unregistered"), Badge.Tone.BAD));
      }
    }
    Long wait = subject.waitSeconds();
    if (wait != null) {
      facts.with(translate("people.wait"), waiting(wait));
    }
  }

  private static String waiting(long seconds) {
    Duration wait = Duration.ofSeconds(seconds);
    return seconds == 0
        ? translate("people.wait.none")
        : translate("people.wait.hours", wait.toHours(), wait.toMinutesPart());
  }
}
