// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import net.concordat.ui.api.LedgerApi;
import net.concordat.ui.api.LedgerTransaction;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.VersionFilter;
import net.concordat.ui.layout.MainLayout;
import net.concordat.ui.live.FollowsLedger;
import net.concordat.ui.part.EmptyState;
import net.concordat.ui.part.Members;
import net.concordat.ui.part.PageView;
import net.concordat.ui.part.Times;
import net.concordat.ui.security.CurrentUser;
import net.concordat.ui.view.models.ModelsView;
import net.concordat.ui.view.version.VersionView;

/** Where everybody begins: what changed. */
@Route(value = "", layout = MainLayout.class)
@Menu(title = "home.title", order = 0, icon = "vaadin:home")
@PermitAll
public class HomeView extends PageView implements BeforeEnterObserver, FollowsLedger {
  private static final long serialVersionUID = 1;
  private static final int SHOWN = 8;

  private final transient LedgerApi ledger;
  private final transient ModelsApi models;
  private final Div columns = new Div();

  HomeView(LedgerApi ledger, ModelsApi models, CurrentUser user) {
    super("");
    setHeading(getTranslation("home.welcome", user.name()));
    this.ledger = ledger;
    this.models = models;
    columns.addClassName("columns");
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
    List<ModelVersion> versions = models.versions(VersionFilter.ALL).page(null).items();
    Component newest = newest(ledger.newest(SHOWN));
    columns.removeAll();
    columns.add(versions(versions.subList(0, Math.min(SHOWN, versions.size()))), newest);
  }

  private Component versions(List<ModelVersion> versions) {
    Section section = section("home.versions");
    if (versions.isEmpty()) {
      section.add(empty(VaadinIcon.CUBES, "home.versions.none", "home.versions.lesson"));
      return section;
    }
    UnorderedList list = list();
    versions.forEach(version -> list.add(entry(version)));
    section.add(list, new RouterLink(getTranslation("home.versions.all"), ModelsView.class));
    return section;
  }

  private ListItem entry(ModelVersion version) {
    return new ListItem(VersionView.link(version), Times.shown(version.publishedAt(), getLocale()));
  }

  private Component newest(List<LedgerTransaction> transactions) {
    Section section = section("home.newest");
    if (transactions.isEmpty()) {
      section.add(empty(VaadinIcon.TIME_BACKWARD, "home.newest.none", "home.newest.lesson"));
      return section;
    }
    UnorderedList list = list();
    transactions.forEach(each -> list.add(entry(each)));
    section.add(list);
    return section;
  }

  private ListItem entry(LedgerTransaction transaction) {
    Span act = new Span(words(transaction.command()));
    Span by = new Span();
    by.setText(
        String.join(", ", transaction.signers().stream().map(Members::organisation).toList()));
    Div words = new Div(act, new Span(" · "), by);
    return new ListItem(words, Times.shown(transaction.at(), getLocale()));
  }

  /** {@code ModelVersionContract.Publish} reads as {@code ModelVersion: Publish}. */
  private static String words(String command) {
    return command.replace("Contract.", ": ");
  }

  private Section section(String title) {
    Section section = new Section(new H2(getTranslation(title)));
    section.addClassName("card");
    return section;
  }

  private EmptyState empty(VaadinIcon icon, String title, String lesson) {
    return new EmptyState(icon, getTranslation(title), getTranslation(lesson));
  }

  private static UnorderedList list() {
    UnorderedList list = new UnorderedList();
    list.addClassName("list");
    return list;
  }
}
