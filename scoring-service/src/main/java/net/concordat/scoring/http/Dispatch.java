// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.http;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** Answers requests: who asks, what, and what comes of it. */
final class Dispatch extends JsonHandler {
  private final Endpoints endpoints;
  private final OutcomeEndpoint outcomes;

  Dispatch(Tokens tokens, Endpoints endpoints, OutcomeEndpoint outcomes) {
    super(tokens);
    this.endpoints = endpoints;
    this.outcomes = outcomes;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    if (request.getMethod().equals("GET")
        && Request.getPathInContext(request).equals("/health/readiness")) {
      send(new Answer(200, Map.of("status", "UP")), response, callback);
      return true;
    }
    return super.handle(request, response, callback);
  }

  /** What is decided is recorded by a thread of the log's own. */
  @Override
  boolean waits(Request request) {
    return !isToDecide(request);
  }

  private static boolean isToDecide(Request request) {
    return request.getMethod().equals("POST")
        && Request.getPathInContext(request).equals("/decisions");
  }

  @Override
  CompletableFuture<Answer> answer(Request request, Caller caller, byte[] body) throws IOException {
    return isToDecide(request)
        ? endpoints.decide(caller, body)
        : CompletableFuture.completedFuture(other(request, caller, body));
  }

  private Answer other(Request request, Caller caller, byte[] body) throws IOException {
    List<String> path = List.of(Request.getPathInContext(request).substring(1).split("/", -1));
    String asked = request.getMethod() + " " + path.get(0);
    if (path.size() == 1 && asked.equals("POST outcomes")) {
      return outcomes.keep(caller, body);
    }
    if (path.size() == 1 && asked.equals("GET fields")) {
      return endpoints.fields(caller, purpose(request));
    }
    if (path.size() == 1 && asked.equals("GET state")) {
      return endpoints.state(caller);
    }
    if (path.get(0).equals("decisions") && path.size() >= 2) {
      UUID id = id(path.get(1));
      String rest = String.join("/", path.subList(2, path.size()));
      switch (request.getMethod() + " " + rest) {
        case "GET ":
          return endpoints.decision(caller, id);
        case "GET proof":
          return endpoints.proof(caller, id);
        case "POST override":
          return endpoints.override(caller, id, body);
        default:
          break;
      }
    }
    throw new Problem(
        404, "There is no such address, or not for this method: see docs/scoring.md.");
  }

  private static @Nullable String purpose(Request request) {
    try {
      return Request.extractQueryParameters(request).getValue("purpose");
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new Problem(400, "The address after '?' must be UTF-8, percent-encoded.");
    }
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new Problem(404, "A decision's id is a UUID; the address has another text.");
    }
  }
}
