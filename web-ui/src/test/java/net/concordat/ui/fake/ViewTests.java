// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.fake;

import com.github.mvysny.fakeservlet.FakeRequest;
import com.github.mvysny.fakeservlet.FakeResponse;
import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.PrettyPrintTreeKt;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.VaadinServletRequest;
import com.vaadin.flow.server.VaadinServletResponse;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.util.Locale;
import java.util.Set;
import net.concordat.ui.security.SignedInPeople;
import net.concordat.ui.security.UserToken;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Tests of views without a browser, in milliseconds each; the started pages are shared. */
@OnFakeParty
public abstract class ViewTests {
  private static final Routes ROUTES = new Routes().autoDiscoverViews("net.concordat.ui");

  @Autowired private ApplicationContext context;

  /** Whose pages these are. */
  @Autowired protected FakeParty party;

  @BeforeEach
  final void forget() {
    party.registry().reset();
    party.scoring().reset();
  }

  @AfterEach
  protected final void signOut() {
    MockVaadin.tearDown();
    SecurityContextHolder.clearContext();
  }

  /** Signs somebody in, who then sees the home view, in English. */
  protected final void signIn(String username, String... roles) {
    signIn(Locale.UK, username, roles);
  }

  /** Signs somebody in for whom views speak a language. */
  protected final void signIn(Locale locale, String username, String... roles) {
    party.realm().nextIs(username, roles);
    UserToken token = SignedInPeople.token(party.realm().accessToken());
    Authentication person = SignedInPeople.signIn(username, roles);
    MockVaadin.setMockRequestFactory(
        session -> {
          session.setAttribute(SignedInPeople.TOKEN, token);
          FakeRequest request = new FakeRequest(session);
          request.setUserPrincipalInt(person);
          request.setUserInRole((whoever, role) -> Set.of(roles).contains(role));
          return request;
        });
    MockVaadin.setup(UI::new, new MockSpringServlet(ROUTES, context, UI::new));
    UI.getCurrent().setLocale(locale);
  }

  /** Goes to an address, such as {@code models?q=fraud}. */
  protected final void go(String address) {
    int query = address.indexOf('?');
    if (query < 0) {
      UI.getCurrent().navigate(address);
    } else {
      UI.getCurrent()
          .navigate(
              address.substring(0, query),
              com.vaadin.flow.router.QueryParameters.fromString(address.substring(query + 1)));
    }
  }

  /** Has the browser send cookies from now on, and no others. */
  protected final void sendCookies(Cookie... cookies) {
    ServletRequest request = VaadinServletRequest.getCurrent();
    while (request instanceof HttpServletRequestWrapper wrapper) {
      request = wrapper.getRequest();
    }
    ((FakeRequest) request).setCookiesInt(cookies);
  }

  /** The last cookie of a name that the browser was told to keep. */
  protected final Cookie cookie(String name) {
    ServletResponse response = VaadinServletResponse.getCurrent();
    while (response instanceof HttpServletResponseWrapper wrapper) {
      response = wrapper.getResponse();
    }
    return ((FakeResponse) response)
        .getCookies().stream()
            .filter(cookie -> cookie.getName().equals(name))
            .reduce((first, second) -> second)
            .orElseThrow();
  }

  /** All that the page says, as a person would read it. */
  protected final String text() {
    return PrettyPrintTreeKt.toPrettyTree(UI.getCurrent());
  }
}
