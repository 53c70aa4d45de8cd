// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.layout;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.util.WebUtils;

/**
 * Says why somebody could not be signed in. Where only the beginning of the sign-in is forgotten,
 * the browser begins again, once in a minute: the last request of a page that was left can come
 * with a session that has ended, and be given a new one in the place of that in which somebody
 * signs in. To be sent to the realm again and again would end where it began, for ever, if the
 * realm remembers who it is.
 */
@Component
final class SignInFailures implements AuthenticationFailureHandler {
  private static final Logger LOG = LoggerFactory.getLogger(SignInFailures.class);
  private static final String RETRY_SECONDS = "30";
  private static final String FORGOTTEN = "authorization_request_not_found";
  private static final String AGAIN = "concordat-signs-in-again";

  private final PlainPage page;

  SignInFailures(PlainPage page) {
    this.page = page;
  }

  @Override
  public void onAuthenticationFailure(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException failure)
      throws IOException {
    if (isForgotten(failure) && WebUtils.getCookie(request, AGAIN) == null) {
      response.addCookie(Cookies.kept(AGAIN, "1", Duration.ofMinutes(1)));
      response.sendRedirect(request.getContextPath() + "/");
      return;
    }
    String id = UUID.randomUUID().toString();
    LOG.warn("Somebody could not be signed in; correlation id {}", id, failure);
    if (isAway(failure)) {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      response.setHeader(HttpHeaders.RETRY_AFTER, RETRY_SECONDS);
      page.write(request, response, "layout.plain.realmAway", id);
    } else {
      response.setStatus(HttpServletResponse.SC_FORBIDDEN);
      page.write(request, response, "layout.plain.notSignedIn", id);
    }
  }

  private static boolean isForgotten(AuthenticationException failure) {
    return failure instanceof OAuth2AuthenticationException told
        && told.getError().getErrorCode().equals(FORGOTTEN);
  }

  private static boolean isAway(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof IOException) {
        return true;
      }
    }
    return false;
  }
}
