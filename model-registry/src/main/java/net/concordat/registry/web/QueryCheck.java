// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.UriUtils;

/**
 * Refuses a query that would be answered as if part of it had not been asked: a filter whose name
 * is misspelt, a value given twice, text that is no text.
 */
class QueryCheck implements HandlerInterceptor {
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    String query = request.getQueryString();
    if (query != null && handler instanceof HandlerMethod method) {
      Set<String> allowed = names(method);
      Set<String> given = new TreeSet<>();
      for (String part : query.split("&")) {
        String[] pair = part.split("=", 2);
        String name = text(pair[0]);
        if (!allowed.contains(name) && isOurs(request)) {
          throw new BadRequestException(
              "There is no parameter %s here; there are: %s"
                  .formatted(Given.shown(name), String.join(", ", allowed)),
              null);
        }
        if (!given.add(name) && isOurs(request)) {
          throw new BadRequestException(name + " must be given once", null);
        }
        text(pair.length == 1 ? "" : pair[1]);
      }
    }
    return true;
  }

  /** Clients of MLflow's add parameters of later versions. */
  private static boolean isOurs(HttpServletRequest request) {
    return request.getRequestURI().startsWith("/api/v1/");
  }

  private static Set<String> names(HandlerMethod method) {
    Set<String> names = new TreeSet<>();
    Arrays.stream(method.getMethodParameters())
        .filter(parameter -> parameter.hasParameterAnnotation(RequestParam.class))
        .forEach(parameter -> names.add(name(parameter)));
    return names;
  }

  private static String name(MethodParameter parameter) {
    RequestParam declared = parameter.getParameterAnnotation(RequestParam.class);
    if (declared != null && !declared.name().isEmpty()) {
      return declared.name();
    }
    parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
    return String.valueOf(parameter.getParameterName());
  }

  private static String text(String encoded) {
    try {
      byte[] bytes =
          UriUtils.decode(encoded.replace('+', ' '), StandardCharsets.ISO_8859_1)
              .getBytes(StandardCharsets.ISO_8859_1);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (Given.isText(text)) {
        return text;
      }
    } catch (IllegalArgumentException | CharacterCodingException e) {
      throw noText(encoded, e);
    }
    throw noText(encoded, null);
  }

  private static BadRequestException noText(String encoded, @Nullable Exception cause) {
    return new BadRequestException(
        "A query must be percent-encoded UTF-8 without U+0000; given " + Given.shown(encoded),
        cause);
  }
}
