// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.view.guide;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.spring.annotation.SpringComponent;
import com.vaadin.flow.spring.annotation.UIScope;
import java.util.List;
import java.util.Optional;
import net.concordat.ui.api.VersionKey;
import net.concordat.ui.security.CurrentUser;
import net.concordat.ui.view.guide.Progress.State;
import org.jspecify.annotations.Nullable;

/**
 * Stands above every view while somebody is led: which step it is, what to see there, and how to go
 * on, back or away. Each step puts the keyboard on its heading, which a screen reader then reads.
 */
@SpringComponent
@UIScope
public final class GuideBar extends Section {
  private static final long serialVersionUID = 1;

  private final transient ShownContent content;
  private final List<Stop> stops;
  private @Nullable VersionKey version;

  GuideBar(ShownContent content, CurrentUser user) {
    this.content = content;
    this.stops = Stop.of(user.roles());
    addClassName("guide-bar");
    getElement().setAttribute("aria-label", getTranslation("guide.title"));
    show(Progress.current());
  }

  /** How many steps it has. */
  int steps() {
    return stops.size();
  }

  /** Whether there is anything to be led to. */
  boolean hasContent() {
    return version().isPresent();
  }

  /** Leads to a step, from 0. */
  void lead(int step) {
    Progress progress = new Progress(step, State.ON);
    progress.remember();
    show(progress);
    version().ifPresent(each -> UI.getCurrent().navigate(stops.get(step).address(each)));
    getChildren()
        .filter(H2.class::isInstance)
        .findFirst()
        .ifPresent(heading -> heading.getElement().callJsFunction("focus"));
  }

  private void end(int step, State state) {
    Progress progress = new Progress(step, state);
    progress.remember();
    show(progress);
    UI.getCurrent().navigate("");
  }

  /** Asked for once, and only if somebody is to be led. */
  private Optional<VersionKey> version() {
    if (version == null) {
      version = content.version().orElse(null);
    }
    return Optional.ofNullable(version);
  }

  private void show(Progress progress) {
    removeAll();
    boolean on = progress.state() == State.ON && progress.step() < stops.size();
    setVisible(on);
    if (on) {
      version().ifPresentOrElse(each -> show(progress.step(), each), () -> setVisible(false));
    }
  }

  private void show(int step, VersionKey about) {
    Stop stop = stops.get(step);
    Span count = new Span(getTranslation("guide.step", step + 1, stops.size()));
    count.addClassName("guide-count");
    // An address, since where a step leads is no one view's.
    Anchor there = new Anchor(stop.address(about), getTranslation(stop.text()));
    H2 heading = new H2(count, new Span(" "), there);
    heading.getElement().setAttribute("tabindex", "-1");
    add(heading, new Paragraph(getTranslation(stop.text() + ".text")), buttons(step));
  }

  private Div buttons(int step) {
    Button back = new Button(getTranslation("guide.back"), click -> lead(step - 1));
    back.setVisible(step > 0);
    boolean last = step == stops.size() - 1;
    Button next =
        last
            ? new Button(getTranslation("guide.finish"), click -> end(0, State.DONE))
            : new Button(getTranslation("guide.next"), click -> lead(step + 1));
    next.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    Button leave = new Button(getTranslation("guide.leave"), click -> end(step, State.LEFT));
    leave.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    Div buttons = new Div(back, next, leave);
    buttons.addClassName("page-actions");
    return buttons;
  }
}
