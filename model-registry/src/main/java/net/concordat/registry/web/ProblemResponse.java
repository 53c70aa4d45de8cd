// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** A problem of RFC 9457, written where no controller answers. */
public final class ProblemResponse {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ProblemResponse() {}

  /** Answers with a problem. */
  public static void write(HttpServletResponse response, HttpStatus status, String detail)
      throws IOException {
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(json(status, detail).getBytes(StandardCharsets.UTF_8));
  }

  static String json(HttpStatus status, String detail) throws JsonProcessingException {
    return JSON.writeValueAsString(
        Map.of(
            "type",
            "about:blank",
            "title",
            status.getReasonPhrase(),
            "status",
            status.value(),
            "detail",
            detail));
  }
}
