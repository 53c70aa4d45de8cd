// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.concordat.ui.UiProperties;
import net.concordat.ui.api.EventsApi;
import net.concordat.ui.api.InboxApi;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.RegistryEvent;
import net.concordat.ui.api.VersionFilter;
import net.concordat.ui.api.Waiting;
import net.concordat.ui.layout.MainLayout;
import net.concordat.ui.live.FollowsLedger;
import net.concordat.ui.part.PageView;
import net.concordat.ui.part.Times;
import net.concordat.ui.security.CurrentUser;
import net.concordat.ui.view.models.ModelsView;
import net.concordat.ui.view.people.PeopleView;
import net.concordat.ui.view.review.DecideView;
import net.concordat.ui.view.version.ModelNames;
import net.concordat.ui.view.version.VersionView;

/** Where everybody begins: what waits, and what changed since the last time. */
@Route(value = "", layout = MainLayout.class)
@Menu(title = "home.title", order = 0, icon = "vaadin:home")
@PermitAll
public class HomeView extends PageView implements BeforeEnterObserver, FollowsLedger {
  private static final long serialVersionUID = 1;
  private static final int SHOWN = 8;
  private static final int EVENTS = 12;
  private static final Set<String> ABOUT_SOMEBODY = Set.of("Enrol", "ChangePerson", "RevokePerson");

  private final transient EventsApi events;
  private final transient InboxApi inbox;
  private final transient ModelsApi models;
  private final boolean observer;
  private final long seenBefore = LastVisit.seen();
  private final Div columns = new Div();

  HomeView(
      EventsApi events,
      InboxApi inbox,
      ModelsApi models,
      CurrentUser user,
      UiProperties properties) {
    super("");
    setHeading(getTranslation("home.welcome", user.name()));
    this.events = events;
    this.inbox = inbox;
    this.models = models;
    this.observer = properties.observer();
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
    ModelNames names = new ModelNames(models);
    Stream<Component> waiting = observer ? Stream.empty() : Stream.of(waiting(names));
    List<Component> all = Stream.concat(waiting, Stream.of(happened(names), versions())).toList();
    columns.removeAll();
    columns.add(all);
  }

  private Component waiting(ModelNames names) {
    EntryList list = new EntryList("home.waiting", VaadinIcon.INBOX);
    for (Waiting each : inbox.waiting()) {
      list.add(
          "",
          Optional.of(what(each, names)),
          each.due() == null
              ? Times.shown(each.since(), getLocale())
              : list.due(each.due(), getLocale()));
    }
    return list;
  }

  /** What is to be done, and about which version or person. */
  private Component what(Waiting waiting, ModelNames names) {
    Div what = new Div(link(waiting));
    if (waiting.kind().equals("ENROL") && waiting.about() != null) {
      what.add(new Span(waiting.about()));
    }
    what.addClassName("entry");
    names.link(waiting.modelId(), waiting.version()).ifPresent(what::add);
    return what;
  }

  /** As a link where there is a page for it. */
  private Component link(Waiting waiting) {
    String words = getTranslation("home.waiting." + kind(waiting));
    if (waiting.kind().equals("ENROL")) {
      return new RouterLink(words, PeopleView.class);
    }
    boolean proposed = waiting.kind().equals("DECIDE") || waiting.kind().equals("CARRY_OUT");
    return proposed && waiting.id() != null
        ? DecideView.link(waiting.id(), words)
        : new Span(words);
  }

  /** A decision about a person has words of its own. */
  private static String kind(Waiting waiting) {
    boolean aboutSomebody = waiting.about() != null && ABOUT_SOMEBODY.contains(waiting.about());
    return waiting.kind().equals("DECIDE") && aboutSomebody ? "CONFIRM" : waiting.kind();
  }

  private Component happened(ModelNames names) {
    List<RegistryEvent> last =
        events.events(null).page(null).items().stream().limit(EVENTS).toList();
    EntryList list = new EntryList("home.happened", VaadinIcon.TIME_BACKWARD);
    for (RegistryEvent event : last) {
      list.add(
          EventWords.of(event, getLocale()),
          names.link(event),
          Times.shown(event.knownAt(), getLocale()));
      if (event.number() > seenBefore) {
        list.markNew();
      }
    }
    last.stream().findFirst().ifPresent(newest -> LastVisit.remember(newest.number()));
    return list;
  }

  private Component versions() {
    EntryList list = new EntryList("home.versions", VaadinIcon.CUBES);
    List<ModelVersion> newest = models.versions(VersionFilter.ALL).page(null).items();
    for (ModelVersion version : newest.subList(0, Math.min(SHOWN, newest.size()))) {
      list.add(
          "",
          Optional.of(VersionView.link(version)),
          Times.shown(version.publishedAt(), getLocale()));
    }
    if (!newest.isEmpty()) {
      list.add(new RouterLink(getTranslation("home.versions.all"), ModelsView.class));
    }
    return list;
  }
}
