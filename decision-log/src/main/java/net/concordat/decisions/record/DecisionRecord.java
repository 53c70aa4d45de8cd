// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import net.concordat.decisions.FieldReader;
import net.concordat.decisions.Fields;
import net.concordat.decisions.Hash;
import net.concordat.decisions.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * One decision of a model. It holds no feature's value: the features are in its {@link Payload}.
 *
 * @param id of the decision, see {@link DecisionId}
 * @param versionId the model version that scored, 1 to 200 characters
 * @param adoptionId the adoption under which it scored
 * @param featureDigest {@link Payload#digest} of the features
 * @param score finite
 * @param threshold the approved one, finite
 * @param decision what score and threshold give
 * @param reasons the codes of what moved the score most, the strongest first: a code's place,
 *     counted from 1, is its rank; at most 32 different ones
 * @param baseline what the reasons are measured from, as the adoption names it, 1 to 200 characters
 * @param at when it was decided, in milliseconds; what is finer is cut off
 * @param caller who asked, 1 to 200 characters: a program or a pseudonym, no customer
 * @param insteadOf the suspended champion's adoption, where its fall-back decided; null where the
 *     champion itself did
 */
public record DecisionRecord(
    UUID id,
    String versionId,
    UUID adoptionId,
    Hash featureDigest,
    double score,
    double threshold,
    Decision decision,
    List<String> reasons,
    String baseline,
    Instant at,
    String caller,
    @Nullable UUID insteadOf)
    implements LogRecord {
  static final String DOMAIN = "concordat/decision/3";

  /** The most reasons of a decision. */
  public static final int MOST_REASONS = 32;

  /**
   * Checks the fields.
   *
   * @throws InvalidInputException if one is not as said above
   */
  public DecisionRecord {
    Rules.text("version id", versionId);
    Rules.text("baseline", baseline);
    Rules.text("caller", caller);
    score = Rules.finite("score", score);
    threshold = Rules.finite("threshold", threshold);
    at = Rules.millis(at);
    reasons = List.copyOf(reasons);
    reasons.forEach(code -> Rules.text("reason code", code));
    if (reasons.size() > MOST_REASONS || new HashSet<>(reasons).size() < reasons.size()) {
      throw new InvalidInputException(
          "A decision has at most "
              + MOST_REASONS
              + " different reasons, but was given "
              + reasons.size()
              + ", of which "
              + new HashSet<>(reasons).size()
              + " are different");
    }
    if (decision != Decision.of(score, threshold)) {
      throw new InvalidInputException(
          "A score of "
              + score
              + " at the threshold "
              + threshold
              + " gives "
              + Decision.of(score, threshold)
              + ", but the decision was given as "
              + decision);
    }
  }

  @Override
  public byte[] encoded() {
    Fields fields =
        new Fields(DOMAIN)
            .id(id)
            .text(versionId)
            .id(adoptionId)
            .hash(featureDigest)
            .number(score)
            .number(threshold)
            .text(decision.name())
            .number((long) reasons.size());
    reasons.forEach(fields::text);
    return fields
        .text(baseline)
        .number(at.toEpochMilli())
        .text(caller)
        .bytes(insteadOf == null ? new byte[0] : Fields.idBytes(insteadOf))
        .encoded();
  }

  static DecisionRecord read(FieldReader in) {
    return new DecisionRecord(
        in.id("id"),
        Rules.readText(in, "version id"),
        in.id("adoption id"),
        in.hash("feature digest"),
        in.real("score"),
        in.real("threshold"),
        Rules.readName(in, "decision", Decision.class),
        readReasons(in),
        Rules.readText(in, "baseline"),
        Rules.readTime(in),
        Rules.readText(in, "caller"),
        in.idOrNone("adoption id of the suspended champion"));
  }

  private static List<String> readReasons(FieldReader in) {
    long count = in.number("number of reasons");
    if (count < 0 || count > MOST_REASONS) {
      throw new InvalidInputException(
          "A decision has at most " + MOST_REASONS + " reasons, but says that it has " + count);
    }
    List<String> reasons = new ArrayList<>();
    while (reasons.size() < count) {
      reasons.add(Rules.readText(in, "reason code"));
    }
    return reasons;
  }
}
