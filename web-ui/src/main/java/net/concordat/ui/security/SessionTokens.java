// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.security;

import com.vaadin.flow.server.VaadinSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.time.Duration;
import net.concordat.ui.UiProperties;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.OAuth2AuthorizedClient;
import org.springframework.security.oauth2.client.endpoint.RestClientRefreshTokenTokenResponseClient;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizedClientRepository;
import org.springframework.stereotype.Component;

/** Keeps each session's token in the session, so it goes when that goes. */
@Component
final class SessionTokens implements OAuth2AuthorizedClientRepository, TokenSource {
  private final RestClientRefreshTokenTokenResponseClient realm =
      new RestClientRefreshTokenTokenResponseClient();
  private final Clock clock;
  private final Duration life;

  @Autowired
  SessionTokens(Clock clock, UiProperties properties) {
    this(clock, properties.sessionLife());
  }

  SessionTokens(Clock clock, Duration life) {
    this.clock = clock;
    this.life = life;
  }

  @Override
  public @Nullable UserToken current() {
    VaadinSession session = VaadinSession.getCurrent();
    if (session == null || session.getSession() == null) {
      return null;
    }
    return (UserToken) session.getSession().getAttribute(UserToken.NAME);
  }

  @Override
  public void saveAuthorizedClient(
      OAuth2AuthorizedClient client,
      Authentication person,
      HttpServletRequest request,
      HttpServletResponse response) {
    HttpSession session = request.getSession();
    // The realm ends the sign-in earlier; what somebody typed into an open form outlives that.
    session.setMaxInactiveInterval((int) life.toSeconds());
    UserToken known = (UserToken) session.getAttribute(UserToken.NAME);
    if (known != null && known.isOf(client.getPrincipalName())) {
      // Pages that are open hold this one: what comes by itself goes on coming to them.
      known.renew(client);
    } else {
      session.setAttribute(UserToken.NAME, new UserToken(client, realm, clock));
    }
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  public <T extends OAuth2AuthorizedClient> @Nullable T loadAuthorizedClient(
      String id, Authentication person, HttpServletRequest request) {
    HttpSession session = request.getSession(false);
    UserToken token = session == null ? null : (UserToken) session.getAttribute(UserToken.NAME);
    return token == null ? null : (T) token.client();
  }

  @Override
  public void removeAuthorizedClient(
      String id, Authentication person, HttpServletRequest request, HttpServletResponse response) {
    HttpSession session = request.getSession(false);
    if (session != null) {
      session.removeAttribute(UserToken.NAME);
    }
  }
}
