// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** A decision in words. */
final class DecisionWords {
  private DecisionWords() {}

  /**
   * Of a scoring service's answer.
   *
   * @param decision one of its {@code decisions}
   */
  static String of(JsonNode decision) {
    List<String> reasons = new ArrayList<>();
    decision.path("reasons").forEach(reason -> reasons.add(reason.path("code").asText()));
    String words =
        "%s is %s: score %s, threshold %s%n  by %s, measured from the baseline %s%n  version  %s%n  adoption %s%n  at %s, asked by %s"
            .formatted(
                decision.path("id").asText(),
                decision.path("decision").asText(),
                decision.path("score").asText(),
                decision.path("threshold").asText(),
                reasons.isEmpty() ? "nothing" : String.join(", ", reasons),
                decision.path("baseline").asText(),
                decision.path("versionId").asText(),
                decision.path("adoptionId").asText(),
                decision.path("at").asText(),
                decision.path("caller").asText());
    if (decision.has("insteadOf")) {
      words +=
          "%n  instead of the suspended champion, adoption %s"
              .formatted(decision.path("insteadOf").asText());
    }
    if (decision.has("receipt")) {
      words +=
          "%n  record %d of the log %s"
              .formatted(
                  decision.at("/receipt/sequence").asLong(),
                  decision.at("/receipt/logId").asText());
    }
    return words;
  }
}
