// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.model;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an adoption says of scoring: the last sentence of its conditions on the ledger, which the
 * bank's people signed, for example {@code Scoring: threshold 0.35; minutes without ledger 60.}
 *
 * @param threshold from which score on a case is flagged, from 0 to 1
 * @param withoutLedger how long decisions go on without contact to the ledger; 60 minutes if the
 *     adoption says nothing
 */
public record Terms(double threshold, Duration withoutLedger) {
  private static final Pattern SENTENCE =
      Pattern.compile("(?:^|\\s)Scoring: ([^.]*(?:\\.\\d[^.]*)*)\\.?$");
  private static final Pattern TERM = Pattern.compile("([a-z ]+) (\\d{1,9}(?:\\.\\d{1,9})?)");
  private static final String THRESHOLD = "threshold";
  private static final String MINUTES = "minutes without ledger";

  /** What reasons are measured against: the version's own reference row, the only one there is. */
  private static final String BASELINE = "baseline reference";

  private static final double MOST_MINUTES = 7 * 24 * 60.0;
  private static final double DEFAULT_MINUTES = 60;

  /**
   * Reads an adoption's conditions.
   *
   * @throws IllegalArgumentException if they have no such sentence, or one that cannot be
   *     understood
   */
  public static Terms of(@Nullable String conditions) {
    Matcher sentence = SENTENCE.matcher(conditions == null ? "" : conditions.strip());
    if (!sentence.find()) {
      throw new IllegalArgumentException(
          "The adoption's conditions must end with a sentence such as 'Scoring: threshold 0.5; minutes without ledger 60.', but have none");
    }
    Map<String, Double> terms = new HashMap<>();
    for (String term : sentence.group(1).split(";", -1)) {
      if (term.strip().equals(BASELINE)) {
        continue;
      }
      Matcher said = TERM.matcher(term.strip());
      if (!said.matches()
          || !(said.group(1).equals(THRESHOLD) || said.group(1).equals(MINUTES))
          || terms.put(said.group(1), Double.valueOf(said.group(2))) != null) {
        throw new IllegalArgumentException(
            "The adoption's conditions may say 'threshold' and 'minutes without ledger' of scoring, each once and with a number, and 'baseline reference', but say '%s'"
                .formatted(term.strip()));
      }
    }
    return new Terms(
        within(THRESHOLD, terms.get(THRESHOLD), 1),
        Duration.ofSeconds(
            Math.round(
                within(MINUTES, terms.getOrDefault(MINUTES, DEFAULT_MINUTES), MOST_MINUTES) * 60)));
  }

  private static double within(String name, @Nullable Double value, double most) {
    if (value == null || value > most) {
      throw new IllegalArgumentException(
          "The adoption's conditions must give the '%s' of scoring from 0 to %s, but give %s"
              .formatted(name, most, value == null ? "none" : value));
    }
    return value;
  }
}
