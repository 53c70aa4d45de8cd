// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.HttpSession;
import java.lang.ref.WeakReference;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.concordat.ui.bench.OpenPage;
import net.concordat.ui.bench.PushedChanges;
import net.concordat.ui.bench.VisitException;
import net.concordat.ui.bench.Visitor;
import net.concordat.ui.fake.FakeParty;
import net.concordat.ui.fake.OnFakeParty;
import net.concordat.ui.fake.Samples;
import net.concordat.ui.security.Roles;
import org.apache.catalina.Context;
import org.apache.catalina.Session;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.web.embedded.tomcat.TomcatWebServer;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;

/** What a session holds, for how long, and how much of it there may be. */
@OnFakeParty
@Timeout(240)
class SessionMemoryTest {
  private static final int MOST_PAGES = 20;
  private static final List<String> ADDRESSES =
      List.of(
          "models",
          "models/" + Samples.CARD_FRAUD + "/versions/80/performance",
          "review",
          "fine-tune",
          "audit",
          "");

  @Autowired private FakeParty party;
  @Autowired private ServletWebServerApplicationContext context;
  @Autowired private OpenSessions sessions;
  @LocalServerPort private int port;

  @BeforeEach
  void forget() {
    party.registry().reset();
    party.realm().nextIs("developer", Roles.DEVELOPER);
  }

  @Test
  void isFreedWithAllItsPagesWhenItEnds() throws Exception {
    Set<String> before = ids();
    PushedChanges pushed = lookAround(visitor()).listen();
    assertAllAreCounted();
    List<WeakReference<Object>> held = heldByTheOneBeside(before);
    assertThat(held).hasSize(2);
    beside(before).expire();
    assertAllAreCounted();
    assertFreed(held);
    pushed.close();
  }

  @Test
  void freesAPageThatIsClosedWhileOthersStay() throws Exception {
    Set<String> before = ids();
    Visitor visitor = visitor();
    OpenPage closed = lookAround(visitor);
    List<WeakReference<Object>> held = heldByTheOneBeside(before).subList(1, 2);
    OpenPage kept = visitor.open("models");
    closed.close();
    // The server forgets the page at the end of a request.
    kept.beat();
    assertFreed(held);
    assertThat(kept.go("members")).isNotEmpty();
  }

  @Test
  void holdsSoManyPagesAndTellsWhoeverOpensOneMore() throws Exception {
    Visitor visitor = visitor();
    List<OpenPage> pages = new ArrayList<>();
    for (int i = 0; i < MOST_PAGES; i++) {
      pages.add(visitor.open("members"));
    }
    assertThatThrownBy(() -> visitor.open("members"))
        .isInstanceOf(VisitException.class)
        .hasMessageContaining("429")
        .hasMessageContaining("You have too many pages open");
    assertThat(pages.get(0).go("audit")).isNotEmpty();
    pages.get(1).close();
    assertThat(visitor.open("members").go("audit")).isNotEmpty();
  }

  @Test
  void endsWhenNothingIsDoneAlthoughAPageBeats() throws Exception {
    Set<String> before = ids();
    OpenPage page = visitor().open("models");
    // An hour would be long.
    beside(before).getSession().setMaxInactiveInterval(1);
    await()
        .atMost(Duration.ofSeconds(30))
        .pollInterval(Duration.ofMillis(300))
        .untilAsserted(() -> assertThatThrownBy(page::beat).isInstanceOf(VisitException.class));
    assertThatThrownBy(() -> page.go("members")).isInstanceOf(VisitException.class);
  }

  @Test
  void lastsAnHourForThoseWhoSignedInAndMinutesForOthers() throws Exception {
    Set<String> before = ids();
    visitor().open("");
    assertThat(beside(before).getMaxInactiveInterval()).isEqualTo(3600);
    Set<String> then = ids();
    java.net.http.HttpClient.newHttpClient()
        .send(
            java.net.http.HttpRequest.newBuilder(URI.create("http://localhost:" + port)).build(),
            java.net.http.HttpResponse.BodyHandlers.discarding());
    assertThat(beside(then).getMaxInactiveInterval()).isEqualTo(600);
  }

  /** Others may end meanwhile, of which the server tells a moment later. */
  private void assertAllAreCounted() {
    await()
        .atMost(Duration.ofSeconds(60))
        .untilAsserted(() -> assertThat(sessions.count()).isEqualTo(all().length));
  }

  private Visitor visitor() {
    return new Visitor(URI.create("http://localhost:" + port), "developer", "");
  }

  private static OpenPage lookAround(Visitor visitor) throws Exception {
    OpenPage page = visitor.open("");
    for (String address : ADDRESSES) {
      page.go(address);
    }
    return page;
  }

  private Session[] all() {
    TomcatWebServer server = (TomcatWebServer) context.getWebServer();
    return ((Context) server.getTomcat().getHost().findChildren()[0]).getManager().findSessions();
  }

  private Set<String> ids() {
    return Arrays.stream(all()).map(Session::getId).collect(Collectors.toSet());
  }

  private Session beside(Set<String> others) {
    return Arrays.stream(all())
        .filter(each -> !others.contains(each.getId()))
        .findFirst()
        .orElseThrow();
  }

  /** A session of Vaadin and its one page. */
  private List<WeakReference<Object>> heldByTheOneBeside(Set<String> others) {
    HttpSession session = beside(others).getSession();
    List<WeakReference<Object>> held = new ArrayList<>();
    for (String name : Collections.list(session.getAttributeNames())) {
      if (session.getAttribute(name) instanceof VaadinSession pages) {
        held.add(new WeakReference<>(pages));
        pages.lock();
        try {
          for (UI page : pages.getUIs()) {
            held.add(new WeakReference<>(page));
          }
        } finally {
          pages.unlock();
        }
      }
    }
    return held;
  }

  /** What was about to be sent to a page as a heartbeat holds its session until then. */
  private static void assertFreed(List<WeakReference<Object>> held) {
    await()
        .atMost(Duration.ofSeconds(100))
        .untilAsserted(
            () -> {
              System.gc();
              assertThat(held).allMatch(each -> each.get() == null);
            });
  }
}
