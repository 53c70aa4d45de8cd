// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.watch;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.AfterNavigationEvent;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinRequest;
import com.vaadin.flow.server.VaadinRequestInterceptor;
import com.vaadin.flow.server.VaadinResponse;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.VaadinSession;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Times what browsers ask of each view, from the request to the end of the answer: opening it, and
 * what is done in it afterwards. A tab that has an address is timed as a view of its own.
 */
@Component
final class ViewTimer implements VaadinServiceInitListener, VaadinRequestInterceptor {
  private static final long serialVersionUID = 1;
  private static final Duration AIM = Duration.ofMillis(300);
  private static final String BEGAN = ViewTimer.class.getName() + ".began";
  private static final String OPENED = ViewTimer.class.getName() + ".opened";

  private final transient MeterRegistry metrics;

  ViewTimer(MeterRegistry metrics) {
    this.metrics = metrics;
  }

  /** Which view a browser tab shows. */
  private record Shown(String view) {}

  @Override
  public void serviceInit(ServiceInitEvent event) {
    event.addVaadinRequestInterceptor(this);
    event
        .getSource()
        .addUIInitListener(init -> init.getUI().addAfterNavigationListener(ViewTimer::opened));
  }

  private static void opened(AfterNavigationEvent event) {
    String view = event.getActiveChain().get(0).getClass().getSimpleName().toLowerCase(Locale.ROOT);
    String name = view.endsWith("view") ? view.substring(0, view.length() - 4) : view;
    String tab = event.getRouteParameters().get("tab").map(found -> "/" + found).orElse("");
    ComponentUtil.setData(
        event.getLocationChangeEvent().getUI(), Shown.class, new Shown(name + tab));
    VaadinRequest asked = VaadinRequest.getCurrent();
    if (asked != null) {
      asked.setAttribute(OPENED, true);
    }
  }

  @Override
  public void requestStart(VaadinRequest request, @Nullable VaadinResponse response) {
    request.setAttribute(BEGAN, System.nanoTime());
  }

  @Override
  public void handleException(
      VaadinRequest request, VaadinResponse response, VaadinSession session, Exception failure) {}

  @Override
  public void requestEnd(
      VaadinRequest request, @Nullable VaadinResponse response, @Nullable VaadinSession session) {
    UI ui = UI.getCurrent();
    if (ui == null || session == null || !(request.getAttribute(BEGAN) instanceof Long began)) {
      return;
    }
    Duration taken = Duration.ofNanos(System.nanoTime() - began);
    session.lock();
    try {
      Shown shown = ComponentUtil.getData(ui, Shown.class);
      if (shown != null) {
        timer(shown.view(), request.getAttribute(OPENED) == null ? "act" : "open").record(taken);
      }
    } finally {
      session.unlock();
    }
  }

  private Timer timer(String view, String kind) {
    return Timer.builder("concordat.ui.request")
        .description("What browsers ask of a view: to open it, or to do something in it")
        .tag("view", view)
        .tag("kind", kind)
        .publishPercentiles(0.5, 0.95)
        .serviceLevelObjectives(AIM)
        .register(metrics);
  }
}
