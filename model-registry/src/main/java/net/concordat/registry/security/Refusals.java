// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import net.concordat.registry.web.ProblemResponse;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.server.resource.web.BearerTokenAuthenticationEntryPoint;
import org.springframework.security.oauth2.server.resource.web.access.BearerTokenAccessDeniedHandler;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.access.AccessDeniedHandler;

/** Says to whoever may not that they may not, with the headers of RFC 6750. */
final class Refusals implements AuthenticationEntryPoint, AccessDeniedHandler {
  private final AuthenticationEntryPoint unknown = new BearerTokenAuthenticationEntryPoint();
  private final AccessDeniedHandler notAllowed = new BearerTokenAccessDeniedHandler();

  @Override
  public void commence(
      HttpServletRequest request, HttpServletResponse response, AuthenticationException refusal)
      throws IOException, ServletException {
    unknown.commence(request, response, refusal);
    ProblemResponse.write(
        response,
        HttpStatus.UNAUTHORIZED,
        "A valid token of this party's own realm, meant for the registry, is needed.");
  }

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, AccessDeniedException refusal)
      throws IOException, ServletException {
    notAllowed.handle(request, response, refusal);
    ProblemResponse.write(
        response, HttpStatus.FORBIDDEN, "The token's roles do not allow this request.");
  }
}
