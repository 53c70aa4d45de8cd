// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import net.concordat.decisions.InvalidInputException;
import net.concordat.decisions.log.LogUnavailableException;
import net.concordat.scoring.decision.OtherDecisionException;
import net.concordat.scoring.http.Endpoints.Answer;
import net.concordat.scoring.model.InvalidRowsException;
import net.concordat.scoring.outcome.OutcomeRefusedException;
import net.concordat.scoring.serving.RefusedException;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers requests: who asks, what, and what comes of it. */
final class Dispatch extends Handler.Abstract {
  private static final Logger LOG = LoggerFactory.getLogger(Dispatch.class);
  private static final int LARGEST_BODY = 1 << 20;

  private final Tokens tokens;
  private final Endpoints endpoints;
  private final OutcomeEndpoint outcomes;

  Dispatch(Tokens tokens, Endpoints endpoints, OutcomeEndpoint outcomes) {
    this.tokens = tokens;
    this.endpoints = endpoints;
    this.outcomes = outcomes;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    CompletableFuture<Answer> answer;
    try {
      answer = answer(request);
    } catch (RuntimeException | IOException e) {
      answer = CompletableFuture.failedFuture(e);
    }
    // Whoever waits for the disk keeps no thread here.
    answer
        .exceptionally(Dispatch::refusal)
        .thenAccept(made -> send(made, response, callback))
        .exceptionally(
            failure -> {
              callback.failed(failure);
              return null;
            });
    return true;
  }

  private static void send(Answer answer, Response response, Callback callback) {
    byte[] body = Requests.written(answer.body());
    boolean isProblem = answer.status() >= 400;
    response.setStatus(answer.status());
    response
        .getHeaders()
        .put(HttpHeader.CONTENT_TYPE, isProblem ? "application/problem+json" : "application/json");
    response.getHeaders().put(HttpHeader.CACHE_CONTROL, "no-store");
    if (answer.status() == 401) {
      response.getHeaders().put(HttpHeader.WWW_AUTHENTICATE, "Bearer");
    }
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, body.length);
    response.write(true, ByteBuffer.wrap(body), callback);
  }

  private CompletableFuture<Answer> answer(Request request) throws IOException {
    List<String> path = List.of(Request.getPathInContext(request).substring(1).split("/", -1));
    String asked = request.getMethod() + " " + path.get(0);
    if (path.size() == 2 && asked.equals("GET health") && path.get(1).equals("readiness")) {
      return CompletableFuture.completedFuture(new Answer(200, Map.of("status", "UP")));
    }
    Caller caller = tokens.caller(request.getHeaders().get(HttpHeader.AUTHORIZATION));
    return path.size() == 1 && asked.equals("POST decisions")
        ? endpoints.decide(caller, body(request))
        : CompletableFuture.completedFuture(answer(request, path, caller));
  }

  private Answer answer(Request request, List<String> path, Caller caller) throws IOException {
    String asked = request.getMethod() + " " + path.get(0);
    if (path.size() == 1 && asked.equals("POST outcomes")) {
      return outcomes.keep(caller, body(request));
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
          return endpoints.override(caller, id, body(request));
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

  static byte[] body(Request request) throws IOException {
    try (InputStream in = Content.Source.asInputStream(request)) {
      byte[] body = in.readNBytes(LARGEST_BODY + 1);
      if (body.length > LARGEST_BODY) {
        throw new Problem(413, "A request has at most " + LARGEST_BODY + " bytes.");
      }
      return body;
    }
  }

  private static Answer refusal(Throwable failure) {
    Problem problem =
        problem(failure instanceof CompletionException ? failure.getCause() : failure);
    return new Answer(problem.status(), problem.body());
  }

  private static Problem problem(@Nullable Throwable e) {
    if (e instanceof Problem problem) {
      return problem;
    }
    String detail = e == null ? "" : String.valueOf(e.getMessage());
    if (e instanceof InvalidRowsException invalid) {
      return new Problem(422, invalid.sentence(), Map.of("faults", invalid.faults()));
    }
    if (e instanceof RefusedException refused) {
      return new Problem(
          refused.refusal().isForNow() ? 503 : 409,
          detail,
          Map.of("reason", refused.refusal().reason()));
    }
    if (e instanceof OutcomeRefusedException refused) {
      return new Problem(refused.status(), detail);
    }
    if (e instanceof OtherDecisionException) {
      return new Problem(409, detail, Map.of("reason", "OTHER_DECISION"));
    }
    if (e instanceof InvalidInputException) {
      return new Problem(422, detail);
    }
    if (e instanceof LogUnavailableException) {
      LOG.error("Nothing can be decided", e);
      return new Problem(
          503,
          "The decision log cannot record, so nothing is decided.",
          Map.of("reason", "LOG_UNAVAILABLE"));
    }
    if (e instanceof IOException) {
      return new Problem(400, "The request did not come whole.");
    }
    LOG.error("A request failed", e);
    return new Problem(500, "The service failed at this request; its log says how.");
  }
}
