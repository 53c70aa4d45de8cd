// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.version;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.dom.Element;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParam;
import com.vaadin.flow.router.RouteParameters;
import com.vaadin.flow.router.RouterLink;
import jakarta.annotation.security.PermitAll;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.concordat.ui.api.ModelVersion;
import net.concordat.ui.api.ModelsApi;
import net.concordat.ui.api.ServedPurpose;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.layout.MainLayout;
import net.concordat.ui.live.FollowsLedger;
import net.concordat.ui.part.Badge;
import net.concordat.ui.part.Badge.Tone;
import net.concordat.ui.part.Digest;
import net.concordat.ui.part.Members;
import net.concordat.ui.part.PageView;
import net.concordat.ui.part.StatusBadge;
import net.concordat.ui.security.CurrentUser;
import org.jspecify.annotations.Nullable;

/**
 * One version: how it stands, and in tabs all that is known of it. The open tab is in the address.
 */
@Route(
    value = "models/:model([0-9a-f]{64})/versions/:version([1-9][0-9]{0,5})/:tab?",
    layout = MainLayout.class)
@PermitAll
public class VersionView extends PageView implements BeforeEnterObserver, FollowsLedger {
  private static final long serialVersionUID = 1;

  private final transient ModelsApi models;
  private final transient List<VersionTab> tabs;
  private final Tabs bar = new Tabs();
  private final Div panel = new Div();
  private @Nullable VersionKey key;
  private @Nullable VersionTab open;
  private transient @Nullable VersionTab filled;

  VersionView(ModelsApi models, List<VersionTab> tabs, CurrentUser user) {
    super("");
    this.models = models;
    this.tabs =
        tabs.stream()
            .filter(tab -> tab.isFor(user))
            .sorted(Comparator.comparingInt(VersionTab::order))
            .toList();
    this.tabs.forEach(tab -> bar.add(new Tab(getTranslation("version." + tab.name()))));
    bar.getElement().setAttribute("aria-label", getTranslation("version.tabs"));
    bar.addSelectedChangeListener(
        change -> {
          if (change.isFromClient()) {
            opened();
          }
        });
    panel.addClassName("tab-panel");
    panel.getElement().setAttribute("role", "tabpanel");
    add(bar, panel);
  }

  /** A link to a version, named as its model with whose it is. */
  public static RouterLink link(ModelVersion version) {
    return link(version.version(), VersionBox.words(version));
  }

  /** The same, for where its owner stands beside it. */
  public static RouterLink linkByName(ModelVersion version) {
    return link(version.version(), VersionBox.name(version));
  }

  /** A link to a version. */
  public static RouterLink link(VersionKey version, String words) {
    return new RouterLink(
        words,
        VersionView.class,
        new RouteParameters(
            new RouteParam("model", version.modelId()),
            new RouteParam("version", Integer.toString(version.version()))));
  }

  /** A link to a tab of a version. */
  public static RouterLink link(String modelId, int version, String tab, String words) {
    return new RouterLink(
        words,
        VersionView.class,
        new RouteParameters(
            new RouteParam("model", modelId),
            new RouteParam("version", Integer.toString(version)),
            new RouteParam("tab", tab)));
  }

  /** Goes to a version. */
  public static void show(UI ui, VersionKey version) {
    ui.navigate(
        VersionView.class,
        new RouteParameters(
            new RouteParam("model", version.modelId()),
            new RouteParam("version", Integer.toString(version.version()))));
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    RouteParameters address = event.getRouteParameters();
    String name = address.get("tab").orElse(tabs.get(0).name());
    open =
        tabs.stream()
            .filter(tab -> tab.name().equals(name))
            .findFirst()
            .orElseThrow(NotFoundException::new);
    bar.setSelectedIndex(tabs.indexOf(open));
    filled = null;
    show(address.get("model").orElseThrow(), address.getInteger("version").orElseThrow());
  }

  @Override
  public void ledgerMoved() {
    if (key != null) {
      show(key.modelId(), key.version());
    }
  }

  private void show(String modelId, int number) {
    ShownVersion shown = found(() -> read(modelId, number));
    ModelVersion version = shown.version();
    key = version.version();
    setHeading(getTranslation("version.heading", shown.model().name(), number));
    List<Component> beside = new ArrayList<>();
    beside.add(new StatusBadge(version.status()));
    for (ServedPurpose served : version.aliases()) {
      beside.add(
          new Badge(
              getTranslation(
                  "version." + served.alias(),
                  served.purpose(),
                  Members.organisation(served.member())),
              Tone.HELD));
    }
    beside.add(named("version.owner", Members.shown(version.owner())));
    beside.add(named("version.digest", new Digest(version.artifact().digest())));
    setBeside(beside.toArray(Component[]::new));
    if (open != null) {
      fill(open, open.content(shown));
    }
  }

  private void fill(VersionTab tab, Component content) {
    if (tab.isInElements() && tab.equals(filled) && isShown(content)) {
      return;
    }
    panel.removeAll();
    panel.add(content);
    filled = tab;
  }

  private boolean isShown(Component content) {
    String made = told(content.getElement());
    return panel.getChildren().anyMatch(each -> told(each.getElement()).equals(made));
  }

  /** All that elements say, and which of them are there and can be used. */
  private static String told(Element element) {
    StringBuilder told = new StringBuilder(element.getOuterHTML());
    tell(element, told);
    return told.toString();
  }

  private static void tell(Element element, StringBuilder told) {
    if (!element.isTextNode()) {
      told.append(element.isVisible() ? 'v' : '-').append(element.isEnabled() ? 'e' : '-');
      element.getChildren().forEach(each -> tell(each, told));
    }
  }

  private Component named(String name, Component value) {
    return new Span(new Span(getTranslation(name) + " "), value);
  }

  private ShownVersion read(String modelId, int number) {
    ModelVersion version = models.version(modelId, number);
    return new ShownVersion(models.model(modelId), version, getLocale());
  }

  private void opened() {
    if (key != null) {
      UI.getCurrent()
          .navigate(
              VersionView.class,
              new RouteParameters(
                  new RouteParam("model", key.modelId()),
                  new RouteParam("version", Integer.toString(key.version())),
                  new RouteParam("tab", tabs.get(bar.getSelectedIndex()).name())));
    }
  }
}
