// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.watch;

import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.UIInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.WrappedSession;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.http.HttpSession;
import jakarta.servlet.http.HttpSessionEvent;
import jakarta.servlet.http.HttpSessionListener;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/** How many sessions there are, and how many pages of each are open. */
@Component
public final class OpenSessions implements HttpSessionListener, VaadinServiceInitListener {
  private static final long serialVersionUID = 1;
  private static final String PAGES = OpenSessions.class.getName();

  private final AtomicInteger sessions = new AtomicInteger();
  private final AtomicInteger pages = new AtomicInteger();

  /** None yet. */
  public OpenSessions(MeterRegistry metrics) {
    Gauge.builder("concordat.ui.sessions", sessions, AtomicInteger::get)
        .description("Sessions, also of those who have not signed in yet")
        .register(metrics);
    Gauge.builder("concordat.ui.pages", pages, AtomicInteger::get)
        .description("Pages that are open in browsers")
        .register(metrics);
  }

  @Override
  public void sessionCreated(HttpSessionEvent event) {
    sessions.incrementAndGet();
  }

  @Override
  public void sessionDestroyed(HttpSessionEvent event) {
    sessions.decrementAndGet();
  }

  @Override
  public void serviceInit(ServiceInitEvent event) {
    event.getSource().addUIInitListener(this::opened);
  }

  private void opened(UIInitEvent event) {
    WrappedSession session = event.getUI().getSession().getSession();
    if (session.getAttribute(PAGES) == null) {
      session.setAttribute(PAGES, new AtomicInteger());
    }
    AtomicInteger own = (AtomicInteger) session.getAttribute(PAGES);
    own.incrementAndGet();
    pages.incrementAndGet();
    event
        .getUI()
        .addDetachListener(
            closed -> {
              own.decrementAndGet();
              pages.decrementAndGet();
            });
  }

  /** How many sessions there are. */
  public int count() {
    return sessions.get();
  }

  /** How many pages of all sessions are open. */
  public int pages() {
    return pages.get();
  }

  /** How many pages of a session are open. */
  public static int pages(HttpSession session) {
    return session.getAttribute(PAGES) instanceof AtomicInteger own ? own.get() : 0;
  }
}
