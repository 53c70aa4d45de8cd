// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.client;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was decided on a case, and is recorded.
 *
 * @param id that the program gave it
 * @param versionId the model version that scored: model and number
 * @param adoptionId the bank's decision to use it
 * @param score from 0 to 1
 * @param threshold from which score on a case is flagged
 * @param decision FLAGGED or PASSED
 * @param reasons the fields that moved the score most, the strongest first
 * @param baseline what the reasons are measured from, as the adoption names it
 * @param at when it was decided, as ISO 8601 has it
 * @param insteadOf the adoption of the suspended champion whose fall-back decided; null if the
 *     champion did
 * @param receipt to be kept: it proves that the bank recorded this, here
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record DecidedCase(
    UUID id,
    String versionId,
    UUID adoptionId,
    double score,
    double threshold,
    String decision,
    List<Reason> reasons,
    String baseline,
    String at,
    @Nullable UUID insteadOf,
    JsonNode receipt) {
  /** Copies the list. */
  public DecidedCase {
    reasons = List.copyOf(reasons);
  }

  /** Whether the score reached the threshold. */
  public boolean isFlagged() {
    return decision.equals("FLAGGED");
  }

  /**
   * A field that moved the score.
   *
   * @param code its name
   * @param rank 1 for what moved it most
   */
  public record Reason(String code, int rank) {}
}
