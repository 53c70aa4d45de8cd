// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/**
 * Requests with a token and a body, answered with JSON. The thread that finds a request answers it,
 * if that is short work; all other work, and whatever waits, has a thread of its own. No thread
 * waits for a body, or for the disk.
 */
abstract class JsonHandler extends Handler.Abstract {
  private static final int LARGEST_BODY = 1 << 20;

  /** Work on a larger one would keep those waiting whom the same thread finds next. */
  private static final int SHORT_BODY = 4 << 10;

  private final Tokens tokens;

  JsonHandler(Tokens tokens) {
    super(InvocationType.NON_BLOCKING);
    this.tokens = tokens;
  }

  /**
   * What is answered.
   *
   * @param status of HTTP
   * @param body to be written as JSON
   */
  record Answer(int status, Object body) {}

  /** Whether to answer a request may take more than to compute, if its body is short. */
  abstract boolean waits(Request request);

  /** What is answered to somebody who asks with a body. */
  abstract CompletableFuture<Answer> answer(Request request, Caller caller, byte[] body)
      throws IOException;

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    Executor threads = request.getComponents().getExecutor();
    tokens
        .caller(request.getHeaders().get(HttpHeader.AUTHORIZATION), threads)
        .thenCompose(caller -> answer(request, caller, threads))
        .exceptionally(JsonHandler::refusal)
        .thenAccept(answer -> send(answer, response, callback))
        .exceptionally(
            failure -> {
              callback.failed(failure);
              return null;
            });
    return true;
  }

  private CompletableFuture<Answer> answer(Request request, Caller caller, Executor threads) {
    return body(request)
        .thenCompose(
            body ->
                body.length <= SHORT_BODY && !waits(request)
                    ? answered(request, caller, body)
                    : CompletableFuture.completedFuture(body)
                        .thenComposeAsync(whole -> answered(request, caller, whole), threads));
  }

  private CompletableFuture<Answer> answered(Request request, Caller caller, byte[] body) {
    try {
      return answer(request, caller, body);
    } catch (IOException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /**
   * The body, once it came; the server says with an {@code IllegalStateException} that it is
   * larger.
   */
  private static CompletableFuture<byte[]> body(Request request) {
    return Content.Source.asByteArrayAsync(request, LARGEST_BODY)
        .exceptionallyCompose(
            failure ->
                CompletableFuture.failedFuture(
                    cause(failure) instanceof IllegalStateException ? tooLarge() : failure));
  }

  private static Problem tooLarge() {
    return new Problem(413, "A request has at most " + LARGEST_BODY + " bytes.");
  }

  private static Answer refusal(Throwable failure) {
    Problem problem = Problem.of(cause(failure));
    return new Answer(problem.status(), problem.body());
  }

  private static @Nullable Throwable cause(Throwable failure) {
    return failure instanceof CompletionException ? failure.getCause() : failure;
  }

  static void send(Answer answer, Response response, Callback callback) {
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
}
