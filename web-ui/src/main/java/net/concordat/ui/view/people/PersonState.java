// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.people;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import java.time.Instant;
import java.util.Locale;
import net.concordat.ui.api.Decider;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.Times;

/** How somebody stands on the ledger. */
final class PersonState {
  private PersonState() {}

  /** In a word or two. */
  static Badge badge(Decider person, Instant now) {
    if (!person.isActive()) {
      return new Badge(translate("people.state.REVOKED"), Badge.Tone.BAD);
    }
    return now.isBefore(person.activeFrom())
        ? new Badge(translate("people.state.WAITS"), Badge.Tone.HELD)
        : new Badge(translate("people.state.ACTIVE"), Badge.Tone.GOOD);
  }

  /** In a sentence. */
  static String words(Decider person, Instant now, Locale locale) {
    if (!person.isActive()) {
      return translate("people.state.revoked", Times.words(person.since(), locale));
    }
    return translate(
        now.isBefore(person.activeFrom()) ? "people.state.waits" : "people.state.active",
        Times.words(person.activeFrom(), locale));
  }
}
