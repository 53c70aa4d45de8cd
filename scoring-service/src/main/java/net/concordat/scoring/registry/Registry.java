// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.registry;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/** Requests to the bank's registry. */
public final class Registry {
  private static final Duration CONNECT = Duration.ofSeconds(2);

  /** An answer that takes longer is none: what may decide is asked for again at once. */
  private static final Duration ANSWER = Duration.ofSeconds(5);

  private static final Duration TRANSFER = Duration.ofMinutes(30);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final URI address;
  private final ServiceAccount account;

  /** A registry; nobody is asked yet. */
  public Registry(URI address, ServiceAccount account) {
    this.address = address;
    this.account = account;
  }

  /**
   * What serves now, as JSON.
   *
   * @throws IOException if the registry does not say so
   */
  public byte[] serving() throws IOException, InterruptedException {
    return send("/api/v1/serving", ANSWER, BodyHandlers.ofByteArray()).body();
  }

  /**
   * Fetches the bytes of a version that serves.
   *
   * @param file where they are once they are there whole
   * @throws IOException if they cannot be had; nothing is left then
   */
  public void fetch(String digest, Path file) throws IOException, InterruptedException {
    Path unfinished = file.resolveSibling(file.getFileName() + ".part");
    try (InputStream bytes =
        send("/api/v1/serving/artifacts/" + digest, TRANSFER, BodyHandlers.ofInputStream())
            .body()) {
      Files.copy(bytes, unfinished, StandardCopyOption.REPLACE_EXISTING);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  /**
   * What holds for the monitoring of a version, as JSON.
   *
   * @throws IOException if the registry does not say so
   */
  public byte[] monitoringPlan(String modelId, int version)
      throws IOException, InterruptedException {
    return send(
            "/api/v1/monitoring/plan?modelId=%s&version=%d".formatted(modelId, version),
            ANSWER,
            BodyHandlers.ofByteArray())
        .body();
  }

  /**
   * Says what was found of a window.
   *
   * @return the status with which the registry answers
   * @throws IOException if it does not
   */
  public int putWindow(byte[] window) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve("/api/v1/monitoring/windows"))
            .timeout(ANSWER)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofByteArray(window));
    int status = sendOnce(request, BodyHandlers.discarding()).statusCode();
    if (status == 401) {
      account.drop();
      status = sendOnce(request, BodyHandlers.discarding()).statusCode();
    }
    return status;
  }

  /** A token that the registry does not take is renewed once: it may just have ended. */
  private <T> HttpResponse<T> send(String path, Duration timeout, BodyHandler<T> body)
      throws IOException, InterruptedException {
    HttpResponse<T> answer = sendOnce(path, timeout, body);
    if (answer.statusCode() == 401) {
      account.drop();
      answer = sendOnce(path, timeout, body);
    }
    if (answer.statusCode() != 200) {
      throw new IOException("The registry answers %s with %d".formatted(path, answer.statusCode()));
    }
    return answer;
  }

  private <T> HttpResponse<T> sendOnce(String path, Duration timeout, BodyHandler<T> body)
      throws IOException, InterruptedException {
    return sendOnce(HttpRequest.newBuilder(address.resolve(path)).timeout(timeout), body);
  }

  private <T> HttpResponse<T> sendOnce(HttpRequest.Builder request, BodyHandler<T> body)
      throws IOException, InterruptedException {
    request.setHeader("Authorization", "Bearer " + account.token());
    return http.send(request.build(), body);
  }
}
