// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.home;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.concordat.ui.api.CursorPages;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.api.Proposal;
import net.concordat.ui.api.RegistryEvent;
import net.concordat.ui.api.VersionFilter;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.api.Waiting;
import net.concordat.ui.layout.MainLayout;
import net.concordat.ui.live.FollowsLedger;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.PageView;
import net.concordat.ui.part.Times;
import net.concordat.ui.security.CurrentUser;
import net.concordat.ui.view.guide.GuideBar;
import net.concordat.ui.view.guide.GuideCard;
import net.concordat.ui.view.models.ModelsView;
import net.concordat.ui.view.version.ModelNames;
import net.concordat.ui.view.version.VersionView;

/**
 * Where everybody begins: what needs attention, what waits, and what changed since the last time.
 */
@Route(value = "", layout = MainLayout.class)
@Menu(title = "home.title", order = 0, icon = "vaadin:home")
@PermitAll
public class HomeView extends PageView implements BeforeEnterObserver, FollowsLedger {
  private static final long serialVersionUID = 1;
  private static final int SHOWN = 8;
  private static final int EVENTS = 12;
  private static final int WAITING = 20;
  private static final int ALARMS = 20;

  private final transient HomeSources sources;
  private final GuideBar guide;
  private final boolean observer;
  private final transient LastVisit before;
  private final Div columns = new Div();

  HomeView(HomeSources sources, GuideBar guide, CurrentUser user) {
    super("");
    setHeading(getTranslation("home.welcome", user.name()));
    this.sources = sources;
    this.guide = guide;
    this.observer = sources.properties().observer();
    this.before = LastVisit.before(sources.clock().instant());
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
    ModelNames names = new ModelNames(sources.models());
    List<Proposal> open =
        sources.decisions().proposals("OPEN", CursorPages.SIZE).page(null).items();
    columns.removeAll();
    GuideCard.offered(guide).ifPresent(columns::add);
    columns.add(alarms(open, names));
    if (!observer) {
      columns.add(waiting(names));
    }
    columns.add(proposals(open, names), happened(names), versions());
  }

  private Component alarms(List<Proposal> open, ModelNames names) {
    EntryList list = new EntryList("home.alarms", VaadinIcon.BELL);
    List<Alarm> all = sources.alarms().now(open, names, getLocale());
    List<Alarm> first = all.subList(0, Math.min(ALARMS, all.size()));
    names.know(first.stream().map(Alarm::modelId));
    for (Alarm each : first) {
      Instant due = each.due();
      list.add(
          each.words(),
          each.where().get(),
          due == null ? new Div() : Times.shown(due, getLocale()));
      list.mark(
          getTranslation(each.now() ? "home.alarm.now" : "home.alarm.soon"),
          each.now() ? Badge.Tone.BAD : Badge.Tone.OPEN);
    }
    if (all.size() > ALARMS) {
      list.add(new Paragraph(getTranslation("home.alarms.more", all.size() - ALARMS)));
    }
    return list;
  }

  private Component waiting(ModelNames names) {
    EntryList list = new EntryList("home.waiting", VaadinIcon.INBOX);
    List<Waiting> all = sources.inbox().waiting();
    List<Waiting> first = all.subList(0, Math.min(WAITING, all.size()));
    names.know(first.stream().map(Waiting::modelId));
    for (Waiting each : first) {
      list.add(
          "",
          Optional.of(new WaitingEntry(each, names)),
          each.due() == null
              ? Times.shown(each.since(), getLocale())
              : list.due(each.due(), getLocale()));
    }
    if (all.size() > WAITING) {
      list.add(new Paragraph(getTranslation("home.waiting.more", all.size() - WAITING)));
    }
    return list;
  }

  private Component proposals(List<Proposal> open, ModelNames names) {
    EntryList list = new EntryList("home.proposals", VaadinIcon.GAVEL);
    List<Proposal> first = open.subList(0, Math.min(SHOWN, open.size()));
    names.know(
        first.stream()
            .flatMap(each -> Stream.ofNullable(each.subject().version()))
            .map(VersionKey::modelId));
    for (Proposal each : first) {
      Div what = new Div(ProposalLink.of(each, observer));
      what.addClassName("entry");
      Optional.ofNullable(each.subject().version())
          .flatMap(version -> names.link(version.modelId(), version.version()))
          .ifPresent(what::add);
      list.add("", Optional.of(what), list.due(each.expiresAt(), getLocale()));
    }
    return list;
  }

  private Component happened(ModelNames names) {
    List<RegistryEvent> last = sources.events().events(null).page(null).items();
    EntryList list = new EntryList("home.happened", VaadinIcon.TIME_BACKWARD);
    Instant at = before.at();
    if (at != null && !last.isEmpty()) {
      list.addComponentAtIndex(
          1,
          new Paragraph(
              getTranslation(
                  "home.since",
                  last.stream().filter(each -> each.number() > before.seen()).count(),
                  Times.words(at, getLocale()))));
    }
    List<RegistryEvent> first = last.subList(0, Math.min(EVENTS, last.size()));
    names.know(first.stream().map(ModelNames::modelOf));
    for (RegistryEvent event : first) {
      list.add(
          EventWords.of(event, getLocale()),
          names.link(event),
          Times.shown(event.knownAt(), getLocale()));
      if (event.number() > before.seen()) {
        list.mark(getTranslation("home.new"), Badge.Tone.HELD);
      }
    }
    last.stream()
        .findFirst()
        .ifPresent(newest -> before.remember(newest.number(), sources.clock().instant()));
    return list;
  }

  private Component versions() {
    EntryList list = new EntryList("home.versions", VaadinIcon.CUBES);
    List<ModelVersion> newest =
        sources.models().versions(VersionFilter.ALL, SHOWN).page(null).items();
    for (ModelVersion version : newest) {
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
