// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.people;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import net.concordat.ui.api.Decider;
import net.concordat.ui.api.Proposal;
import net.concordat.ui.api.RegisteredPasskey;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.EmptyState;
import net.concordat.ui.part.Facts;
import net.concordat.ui.part.Times;
import net.concordat.ui.view.review.ProposalWords;

/** The passkeys of whoever looks: how each was made, and whether it counts. */
final class OwnPasskeys extends Section {
  private static final long serialVersionUID = 1;

  private final transient Staff staff;
  private final transient List<Proposal.Decided> asked;
  private final Instant now;

  /**
   * Shows them.
   *
   * @param own of this person alone
   * @param asked what people are asked about one another
   * @param make has another made
   */
  OwnPasskeys(
      Staff staff,
      List<RegisteredPasskey> own,
      List<Proposal.Decided> asked,
      Instant now,
      Runnable make) {
    this.staff = staff;
    this.asked = asked;
    this.now = now;
    addClassName("card");
    Button button =
        new Button(getTranslation("people.make"), VaadinIcon.KEY.create(), click -> make.run());
    if (own.isEmpty()) {
      button.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    }
    add(new H2(getTranslation("people.own")));
    if (own.isEmpty()) {
      add(
          new EmptyState(
              VaadinIcon.KEY_O,
              getTranslation("people.own.none"),
              getTranslation("people.own.none.lesson"),
              button));
      return;
    }
    own.forEach(passkey -> add(entry(passkey)));
    add(new Paragraph(getTranslation("people.own.lesson")), button);
  }

  private Component entry(RegisteredPasskey passkey) {
    Decider person =
        staff.all().stream()
            .filter(each -> each.personId().equals(passkey.personId()))
            .map(Staff.Somebody::enrolled)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    boolean counts = person != null && person.keyDigest().equals(passkey.key().digest());
    Facts facts =
        new Facts()
            .with(getTranslation("people.fingerprint"), new Fingerprint(passkey.key().digest()))
            .with(
                getTranslation("people.registered"),
                Times.shown(passkey.registeredAt(), getLocale()))
            .with(getTranslation("people.ceremony"), ceremony(passkey));
    H3 title = new H3(getTranslation("people.passkey", passkey.key().algorithm()) + " ");
    if (person != null && counts) {
      title.add(PersonState.badge(person, now));
      facts
          .with(getTranslation("people.roles"), ProposalWords.roles(person.roles()))
          .with(getTranslation("people.state"), PersonState.words(person, now, getLocale()))
          .with(getTranslation("people.decidedBy"), staff.decidedBy(person));
    } else {
      title.add(waiting(passkey, person != null));
    }
    Article entry = new Article(title, facts);
    entry.addClassName("asked");
    return entry;
  }

  private String ceremony(RegisteredPasskey passkey) {
    return getTranslation(
        passkey.attested() ? "people.ceremony.attested" : "people.ceremony.unattested",
        passkey.aaguid());
  }

  private Badge waiting(RegisteredPasskey passkey, boolean another) {
    return asked.stream()
        .filter(each -> passkey.key().digest().equals(each.proposal().subject().keyDigest()))
        .findFirst()
        .map(
            each ->
                new Badge(
                    getTranslation(
                        "people.confirmed", each.decisions().size(), each.proposal().needed()),
                    Badge.Tone.OPEN))
        .orElseGet(
            () ->
                new Badge(
                    getTranslation(another ? "people.another" : "people.unasked"),
                    another ? Badge.Tone.NONE : Badge.Tone.OPEN));
  }
}
