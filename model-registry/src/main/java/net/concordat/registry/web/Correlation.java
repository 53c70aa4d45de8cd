// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Gives each request an id that is in its answer, in a problem's text, and in each line of log that
 * the request causes: the caller's own, where it is plain text, otherwise a new one.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class Correlation extends OncePerRequestFilter {
  static final String HEADER = "X-Correlation-Id";

  /** Its name in problems and in the log. */
  static final String NAME = "correlationId";

  private static final Logger LOG = LoggerFactory.getLogger(Correlation.class);
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  /** The id of the request that this thread answers. */
  static String id() {
    String id = MDC.get(NAME);
    return id == null ? "none" : id;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    String given = request.getHeader(HEADER);
    String id =
        given != null && PLAIN.matcher(given).matches() ? given : UUID.randomUUID().toString();
    response.setHeader(HEADER, id);
    MDC.put(NAME, id);
    try {
      chain.doFilter(request, response);
      // Reads are many; what changes something is told of each.
      Level level =
          HttpMethod.GET.matches(request.getMethod()) && response.getStatus() < 500
              ? Level.DEBUG
              : Level.INFO;
      LOG.atLevel(level)
          .log(
              "{} {} answered {}",
              request.getMethod(),
              request.getRequestURI(),
              response.getStatus());
    } finally {
      MDC.remove(NAME);
    }
  }
}
