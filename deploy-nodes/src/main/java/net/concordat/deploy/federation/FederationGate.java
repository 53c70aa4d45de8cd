// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.federation;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who judges what each round makes, and when it is taken back.
 *
 * @param holdouts where each evaluator's rows are, in its worker's folder
 * @param tolerance by how much PR-AUC may fall in a round, 0 to 1: the middle one of the
 *     evaluators' changes counts
 */
public record FederationGate(Map<Participant, Path> holdouts, double tolerance) {
  /**
   * What a proposal says of it.
   *
   * @param terms what the worker says of these rows
   */
  Map<String, Object> proposed(JsonNode terms) {
    List<Map<String, Object>> evaluators = new ArrayList<>();
    for (Participant evaluator : holdouts.keySet()) {
      String root = terms.path("holdouts").path(evaluators.size()).asText();
      evaluators.add(Map.of("member", evaluator.member(), "holdout", root));
    }
    return Map.of("evaluators", evaluators, "toleranceMillionths", millionths());
  }

  private long millionths() {
    return Math.round(1e6 * tolerance);
  }

  /** Whether a plan has this gate; of null, whether it has none. */
  static boolean isIn(JsonNode federation, @Nullable FederationGate gate) {
    JsonNode planned = federation.path("gate");
    if (gate == null || !planned.isObject()) {
      return gate == null && !planned.isObject();
    }
    List<String> members = planned.path("evaluators").findValuesAsText("member");
    return planned.path("toleranceMillionths").asLong() == gate.millionths()
        && members.equals(gate.holdouts().keySet().stream().map(Participant::member).toList());
  }
}
