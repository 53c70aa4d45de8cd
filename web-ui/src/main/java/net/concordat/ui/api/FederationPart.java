// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * This bank's part in a federation, which no other bank sees.
 *
 * @param steps what the bank's workers did, the first first
 */
public record FederationPart(List<Step> steps) {
  /**
   * @param round from 1
   * @param kind such as TRAIN, or SCORE: what each update was worth
   * @param metrics what the worker measured; null before its end
   */
  public record Step(int round, String kind, @Nullable JsonNode metrics) {
    /** What each member's update was worth, in PR-AUC; empty where the step measured no such. */
    public Map<String, Double> scores() {
      Map<String, Double> scores = new LinkedHashMap<>();
      if (kind.equals("SCORE") && metrics != null) {
        metrics
            .path("scores")
            .fields()
            .forEachRemaining(each -> scores.put(each.getKey(), each.getValue().asDouble()));
      }
      return scores;
    }
  }

  /** Whether a step measured scores of this kind. */
  public boolean measuredBy(String method) {
    return scored().stream()
        .anyMatch(
            step ->
                step.metrics() != null && step.metrics().path("method").asText().equals(method));
  }

  /** The steps that measured what updates were worth. */
  public List<Step> scored() {
    return steps.stream().filter(step -> !step.scores().isEmpty()).toList();
  }
}
