// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.people;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.function.SerializableFunction;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import net.concordat.ui.api.Decider;
import net.concordat.ui.api.RegisteredPasskey;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.EmptyState;
import net.concordat.ui.part.Facts;
import net.concordat.ui.part.Members;
import net.concordat.ui.part.Times;
import net.concordat.ui.view.people.Staff.Somebody;
import net.concordat.ui.view.review.ProposalWords;

/** Everybody who is enrolled, was, or registered a passkey. */
final class PeopleGrid extends Grid<Somebody> {
  private static final long serialVersionUID = 1;
  // More than that scroll within the grid, which then draws only those in sight.
  private static final int FEW = 25;

  private final transient Staff staff;
  private final Instant now;
  private final transient Function<Somebody, List<Button>> acts;

  /**
   * Shows them.
   *
   * @param across whether they are of several banks
   * @param acts what whoever looks can do about somebody
   */
  PeopleGrid(Staff staff, Instant now, boolean across, Function<Somebody, List<Button>> acts) {
    this.staff = staff;
    this.now = now;
    this.acts = acts;
    addThemeVariants(GridVariant.LUMO_NO_BORDER, GridVariant.LUMO_ROW_STRIPES);
    getElement().setAttribute("aria-label", getTranslation("people.grid"));
    column("person", this::person).setWidth("9rem").setFlexGrow(2).setFrozen(true);
    column("bank", each -> new Span(bank(each))).setWidth("8rem").setVisible(across);
    column("roles", each -> new Span(roles(each))).setWidth("11rem");
    column("state", this::state).setWidth("11rem").setFlexGrow(0);
    column("more", this::toggle).setWidth("7rem").setFlexGrow(0);
    setItemDetailsRenderer(new ComponentRenderer<>(this::details));
    setDetailsVisibleOnClick(false);
    setEmptyStateComponent(
        new EmptyState(
            VaadinIcon.USERS, getTranslation("people.none"), getTranslation("people.none.lesson")));
    setItems(staff.all());
    setAllRowsVisible(staff.all().size() <= FEW);
  }

  private Column<Somebody> column(String name, SerializableFunction<Somebody, Component> cell) {
    return addColumn(new ComponentRenderer<>(cell))
        .setKey(name)
        .setHeader(getTranslation("people." + name))
        .setResizable(true);
  }

  private Component person(Somebody somebody) {
    return staff.shown(somebody.personId());
  }

  private static String bank(Somebody somebody) {
    Decider enrolled = somebody.enrolled();
    return enrolled == null ? "" : Members.organisation(enrolled.member());
  }

  private static String roles(Somebody somebody) {
    Decider enrolled = somebody.enrolled();
    return enrolled == null ? "–" : ProposalWords.roles(enrolled.roles());
  }

  private Badge state(Somebody somebody) {
    Decider enrolled = somebody.enrolled();
    return enrolled == null
        ? new Badge(getTranslation("people.state.REGISTERED"), Badge.Tone.OPEN)
        : PersonState.badge(enrolled, now);
  }

  private Component toggle(Somebody somebody) {
    Button button = new Button(getTranslation("people.show"));
    button.addThemeVariants(ButtonVariant.LUMO_TERTIARY_INLINE);
    button.setAriaLabel(getTranslation("people.show.of", somebody.words()));
    button.addClickListener(click -> setDetailsVisible(somebody, !isDetailsVisible(somebody)));
    return button;
  }

  Component details(Somebody somebody) {
    Facts facts =
        new Facts().with(getTranslation("people.pseudonym"), somebody.personId().toString());
    Decider enrolled = somebody.enrolled();
    if (enrolled != null) {
      facts
          .with(getTranslation("people.state"), PersonState.words(enrolled, now, getLocale()))
          .with(getTranslation("people.since"), Times.shown(enrolled.since(), getLocale()))
          .with(getTranslation("people.decidedBy"), staff.decidedBy(enrolled))
          .with(getTranslation("people.fingerprint"), new Fingerprint(enrolled.keyDigest()));
    }
    for (RegisteredPasskey passkey : somebody.passkeys()) {
      if (enrolled == null || !passkey.key().digest().equals(enrolled.keyDigest())) {
        facts.with(
            getTranslation("people.alsoRegistered"), new Fingerprint(passkey.key().digest()));
      }
    }
    Div buttons = new Div();
    buttons.addClassName("buttons");
    acts.apply(somebody).forEach(buttons::add);
    return new Div(facts, buttons);
  }
}
