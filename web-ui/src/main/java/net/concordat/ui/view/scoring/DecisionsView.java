// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.scoring;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Instant;
import java.util.List;
import net.concordat.ui.api.RegistryException;
import net.concordat.ui.api.ScoringState;
import net.concordat.ui.layout.MainLayout;
import net.concordat.ui.live.FollowsLedger;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.Badge.Tone;
import net.concordat.ui.part.EmptyState;
import net.concordat.ui.part.NumberTable;
import net.concordat.ui.part.PageView;
import net.concordat.ui.part.Times;
import net.concordat.ui.security.Roles;
import net.concordat.ui.view.version.ModelNames;

/** The way to a decision, and which versions decide now. */
@Route(value = "decisions", layout = MainLayout.class)
@Menu(title = "scoring.title", order = 25, icon = "vaadin:scale")
@RolesAllowed({Roles.VALIDATOR, Roles.APPROVER, Roles.AUDITOR})
public class DecisionsView extends PageView implements BeforeEnterObserver, FollowsLedger {
  private static final long serialVersionUID = 1;

  private final transient ScoringSources from;
  private final Div state = new Div();

  DecisionsView(ScoringSources from) {
    super("");
    this.from = from;
    setHeading(getTranslation("scoring.title"));
    if (from.scoring().isThere()) {
      Section find = new Section(new H2(getTranslation("scoring.find")), new DecisionField());
      find.addClassName("card");
      add(find, state);
    } else {
      add(
          new EmptyState(
              VaadinIcon.SCALE,
              getTranslation("scoring.nowhere"),
              getTranslation("scoring.nowhere.lesson")));
    }
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    show();
  }

  @Override
  public void ledgerMoved() {
    show();
  }

  private void show() {
    if (!from.scoring().isThere()) {
      return;
    }
    state.removeAll();
    ScoringState now;
    try {
      now = from.scoring().state();
    } catch (RegistryException e) {
      if (e.isSignedOut()) {
        throw e;
      }
      state.add(new ServiceFailure(e, this::show));
      return;
    }
    state.add(card(now));
  }

  private Component card(ScoringState now) {
    Section card = new Section(new H2(getTranslation("scoring.serves")), contact(now.ledger()));
    card.addClassName("card");
    if (now.versions().isEmpty()) {
      card.add(new Paragraph(getTranslation("scoring.serves.none")));
      return card;
    }
    NumberTable table =
        new NumberTable(
            getTranslation("scoring.serves"),
            List.of(
                getTranslation("scoring.version"),
                getTranslation("scoring.purpose"),
                getTranslation("scoring.place"),
                getTranslation("scoring.threshold"),
                getTranslation("scoring.may")));
    ModelNames names = new ModelNames(from.models());
    now.versions().forEach(each -> row(table, each, names));
    card.add(table);
    return card;
  }

  private Component contact(ScoringState.Contact ledger) {
    Instant at = ledger.contactAt();
    return new Paragraph(
        at == null
            ? getTranslation("scoring.contact.never")
            : getTranslation(
                ledger.away() ? "scoring.contact.away" : "scoring.contact",
                Times.words(at, getLocale())));
  }

  private void row(NumberTable table, ScoringState.Served served, ModelNames names) {
    Component version =
        ScoringWords.version(served.versionId())
            .flatMap(key -> names.link(key.modelId(), key.version()))
            .<Component>map(link -> link)
            .orElseGet(() -> new Span(served.versionId()));
    Double threshold = served.threshold();
    table.with(
        version,
        List.of(
            new Span(served.purpose()),
            new Span(getTranslation("scoring.place." + served.place())),
            threshold == null ? new Span("–") : ScoringWords.exact(threshold, getLocale()),
            usable(served)));
  }

  private Component usable(ScoringState.Served served) {
    Badge badge =
        served.usable()
            ? new Badge(getTranslation("scoring.may.yes"), Tone.GOOD)
            : new Badge(getTranslation("scoring.may.no"), Tone.BAD);
    String why = served.detail();
    if (why == null) {
      return badge;
    }
    Span detail = new Span(why);
    detail.addClassName("note");
    detail.getElement().setAttribute("lang", "en");
    return new Span(badge, new Span(" "), detail);
  }
}
