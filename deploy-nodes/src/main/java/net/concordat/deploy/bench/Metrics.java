// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.identity.SignIn;

/** What a service tells Prometheus of itself. */
final class Metrics {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Pattern LINE =
      Pattern.compile("(?m)^([a-z_]+)(?:\\{(.*)})? ([-+.0-9A-Za-z]+)$");

  private final URI service;
  private final SignIn watcher;

  Metrics(URI service, SignIn watcher) {
    this.service = service;
    this.watcher = watcher;
  }

  /**
   * The values of one metric, by their labels.
   *
   * @param name as Prometheus has it
   */
  Map<String, Double> of(String name) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        HTTP.send(
            HttpRequest.newBuilder(service.resolve("/actuator/prometheus"))
                .header("Authorization", "Bearer " + watcher.token().value())
                .build(),
            BodyHandlers.ofString());
    if (answer.statusCode() != 200) {
      throw new DeployException(
          "%s does not tell what it counts: status %d.".formatted(service, answer.statusCode()));
    }
    Map<String, Double> values = new TreeMap<>();
    Matcher line = LINE.matcher(answer.body());
    while (line.find()) {
      if (line.group(1).equals(name)) {
        values.put(String.valueOf(line.group(2)), Double.valueOf(line.group(3)));
      }
    }
    return values;
  }

  /** The sum of all values of a metric, whatever their labels. */
  double total(String name) throws IOException, InterruptedException {
    return of(name).values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
