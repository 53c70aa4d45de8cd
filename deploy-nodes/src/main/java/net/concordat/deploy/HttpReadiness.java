// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Waits until a service answers at each of its addresses. */
public final class HttpReadiness {
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(250);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(10);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(ANSWER_TIMEOUT).build();
  private final String service;
  private final List<URI> addresses;
  private final Path log;

  /**
   * @param service its name, for people to read
   * @param addresses what must answer with status 200
   * @param log where it says why it does not start
   */
  public HttpReadiness(String service, List<URI> addresses, Path log) {
    this.service = service;
    this.addresses = addresses;
    this.log = log;
  }

  /** Returns the time it took; fails if the process ends or the time is up. */
  public Duration await(MarkedProcess process, Duration timeout) throws InterruptedException {
    long start = System.nanoTime();
    while (true) {
      // Before the answer, which may be somebody else's.
      if (!process.isRunning()) {
        throw new DeployException("%s has ended; see %s.".formatted(service, log));
      }
      boolean ready = answers();
      Duration waited = Duration.ofNanos(System.nanoTime() - start);
      if (ready) {
        return waited;
      }
      if (waited.compareTo(timeout) > 0) {
        throw new DeployException(
            "%s did not answer within %d seconds; see %s."
                .formatted(service, timeout.toSeconds(), log));
      }
      Thread.sleep(BETWEEN_LOOKS.toMillis());
    }
  }

  /** Whether every address answers now. */
  public boolean answers() {
    return addresses.stream().allMatch(this::answers);
  }

  private boolean answers(URI address) {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(ANSWER_TIMEOUT).build();
    try {
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeployException("Interrupted while " + service + " started.", e);
    }
  }
}
