// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpMethod;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.servlet.HandlerInterceptor;

/** Refuses a body of every type and of none: what reads bodies takes such a type for a fault. */
class ContentTypeCheck implements HandlerInterceptor {
  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws HttpMediaTypeNotSupportedException {
    String type = request.getContentType();
    if (type != null && !HttpMethod.GET.matches(request.getMethod()) && !isOne(type)) {
      throw new HttpMediaTypeNotSupportedException(
          "Content-Type must name one type; given " + Given.shown(type));
    }
    return true;
  }

  private static boolean isOne(String type) {
    try {
      return MediaType.parseMediaType(type).isConcrete();
    } catch (InvalidMediaTypeException e) {
      // Whoever reads the body answers to it.
      return true;
    }
  }
}
