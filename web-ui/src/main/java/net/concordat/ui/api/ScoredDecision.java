// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision of a model, as the bank's scoring service has it.
 *
 * @param decision what was decided
 * @param values what it was made on, by field; null once that was erased
 * @param features the bytes of the values of which the record has the digest, as Base64; null once
 *     they were erased
 * @param salt that went into the values' digest, as Base64; null once it was erased
 * @param overrides what people decided otherwise, the first first
 * @param shadows what challengers would have decided
 * @param outcome what the case turned out to be; null while nobody told
 */
public record ScoredDecision(
    Decided decision,
    @Nullable JsonNode values,
    @Nullable String features,
    @Nullable String salt,
    List<Override> overrides,
    List<Decided> shadows,
    @Nullable Outcome outcome) {
  /** Whether another answer about it says the same: its receipt is signed anew for each. */
  public boolean saysWhat(ScoredDecision other) {
    return Objects.equals(values, other.values)
        && overrides.equals(other.overrides)
        && shadows.equals(other.shadows)
        && Objects.equals(outcome, other.outcome);
  }

  /**
   * What a version decided.
   *
   * @param versionId its model's id and its number, with a stroke between
   * @param adoptionId by which the bank used it
   * @param score what the version gave
   * @param threshold from which on it flags
   * @param decision FLAGGED or PASSED
   * @param reasons what moved the score most, the first most
   * @param baseline what the reasons are measured from
   * @param at when
   * @param caller who asked: a program
   * @param insteadOf the suspended champion's adoption, where its fall-back decided; null where the
   *     champion itself did
   * @param receipt the bank's signature under its place in the log; null where there is none
   */
  public record Decided(
      UUID id,
      String versionId,
      UUID adoptionId,
      double score,
      double threshold,
      String decision,
      List<Reason> reasons,
      String baseline,
      Instant at,
      String caller,
      @Nullable UUID insteadOf,
      @Nullable JsonNode receipt) {}

  /**
   * What moved a score.
   *
   * @param code the field
   * @param rank from 1, which moved it most
   */
  public record Reason(String code, int rank) {}

  /**
   * A person's other decision.
   *
   * @param decision FLAGGED or PASSED
   * @param reason a code
   * @param person who, by a pseudonym or the realm's own id
   * @param at when
   */
  public record Override(String decision, String reason, String person, Instant at) {}

  /**
   * What a case turned out to be.
   *
   * @param label whether it was what the model looks for; null if that will never be known
   * @param at when that was known
   */
  public record Outcome(@Nullable Boolean label, Instant at) {}
}
