// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.members;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import net.concordat.ui.api.Consortium;
import net.concordat.ui.api.ConsortiumApi;
import net.concordat.ui.api.FederationsApi;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.PeopleApi;
import net.concordat.ui.layout.MainLayout;
import net.concordat.ui.live.FollowsLedger;
import net.concordat.ui.part.EmptyState;
import net.concordat.ui.part.PageView;
import net.concordat.ui.part.Times;
import net.concordat.ui.view.federation.FederationList;
import net.concordat.ui.view.version.ModelNames;

/** Who belongs to the consortium, its rules, and what is being changed about it. */
@Route(value = "members", layout = MainLayout.class)
@Menu(title = "members.title", order = 50, icon = "vaadin:institution")
@PermitAll
public class MembersView extends PageView implements BeforeEnterObserver, FollowsLedger {
  private static final long serialVersionUID = 1;

  private final transient ConsortiumApi api;
  private final transient PeopleApi people;
  private final transient FederationsApi federations;
  private final transient ModelNames names;
  private final Div columns = new Div();

  MembersView(ConsortiumApi api, PeopleApi people, FederationsApi federations, ModelsApi models) {
    super("");
    setHeading(getTranslation("members.title"));
    this.api = api;
    this.people = people;
    this.federations = federations;
    names = new ModelNames(models);
    columns.addClassName("columns");
    // There is nothing else here to reach by keyboard, and so to scroll by it.
    getElement().setAttribute("tabindex", "0");
    add(columns);
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
    columns.removeAll();
    api.consortium().ifPresentOrElse(this::show, this::showNone);
  }

  private void showNone() {
    columns.add(
        new EmptyState(
            VaadinIcon.INSTITUTION,
            getTranslation("members.none"),
            getTranslation("members.none.lesson")));
  }

  private void show(Consortium consortium) {
    Consortium.Charter charter = consortium.charter();
    ChangeList changes = new ChangeList(api.amendments(), api.votes(), charter);
    setHeading(charter.name());
    setBeside(
        new Span(
            getTranslation(
                "members.version",
                consortium.version(),
                Times.words(consortium.since(), getLocale()))));
    columns.add(
        new BankList(charter, people.people(), Instant.now()),
        new RuleList(charter),
        new FederationList(federations.federations(), names),
        changes);
  }
}
