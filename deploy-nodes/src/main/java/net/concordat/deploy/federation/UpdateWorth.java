// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.federation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the updates of a round were worth, as the bank measured that ended it.
 *
 * @param round from 1
 * @param by who measured
 * @param scores by bank, in PR-AUC on that bank's holdout
 */
public record UpdateWorth(int round, String by, Map<String, Double> scores) {
  /** Of all rounds that were measured, the first first. */
  static List<UpdateWorth> of(FederationView view) {
    List<UpdateWorth> found = new ArrayList<>();
    view.steps()
        .forEach(
            (member, steps) -> {
              for (JsonNode step : steps) {
                JsonNode scores = step.path("metrics").path("scores");
                if (scores.isObject()) {
                  found.add(of(step.path("round").asInt(), member, scores));
                }
              }
            });
    found.sort((one, other) -> Integer.compare(one.round(), other.round()));
    return found;
  }

  private static UpdateWorth of(int round, String by, JsonNode measured) {
    Map<String, Double> scores = new LinkedHashMap<>();
    measured
        .fields()
        .forEachRemaining(
            each -> scores.put(FederationView.inWords(each.getKey()), each.getValue().asDouble()));
    return new UpdateWorth(round, FederationView.inWords(by), scores);
  }

  /** A line for people. */
  public String line() {
    return "Round %d, on %s's holdout: %s"
        .formatted(
            round,
            by,
            scores.entrySet().stream()
                .map(each -> String.format(Locale.ROOT, "%s %+.4f", each.getKey(), each.getValue()))
                .collect(Collectors.joining(", ")));
  }
}
