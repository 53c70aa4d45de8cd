// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.model;

import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an adoption says of scoring: the last sentence of its conditions on the ledger, which the
 * bank's people signed, for example {@code Scoring: threshold 0.35; baseline reference; minutes
 * without ledger 60; suspend psi 0.25.}
 *
 * @param threshold from which score on a case is flagged, from 0 to 1
 * @param baseline what reasons are measured from: {@link #REFERENCE}
 * @param withoutLedger how long decisions go on without contact to the ledger; 60 minutes if the
 *     adoption says nothing
 * @param fallBack the version that decides while this one is suspended: model and number; null if
 *     none does
 * @param suspend at which value of a metric the adoption is to be suspended, by metric
 */
public record Terms(
    double threshold,
    String baseline,
    Duration withoutLedger,
    @Nullable String fallBack,
    SortedMap<String, Double> suspend) {
  /** The version's own reference row, the only baseline there is. */
  public static final String REFERENCE = "reference";

  /** What an adoption may be suspended by: another word would suspend nothing, unnoticed. */
  public static final Set<String> METRICS =
      Set.of(
          "psi",
          "ks",
          "alert-change",
          "override-rate",
          "brier",
          "calibration",
          "precision",
          "recall",
          "pr-auc");

  private static final Pattern SENTENCE =
      Pattern.compile("(?:^|\\s)Scoring: ([^.]*(?:\\.\\d[^.]*)*)\\.?$");
  private static final Pattern TERM = Pattern.compile("([a-z -]+) (\\d{1,9}(?:\\.\\d{1,9})?)");
  private static final Pattern FALL_BACK =
      Pattern.compile("fall-back ([0-9a-f]{64}/[1-9]\\d{0,8})");
  private static final String THRESHOLD = "threshold";
  private static final String MINUTES = "minutes without ledger";
  private static final String SUSPEND = "suspend ";

  private static final String BASELINE = "baseline " + REFERENCE;

  private static final double MOST_MINUTES = 7 * 24 * 60.0;
  private static final double DEFAULT_MINUTES = 60;

  /** Copies the map. */
  public Terms {
    suspend = Collections.unmodifiableSortedMap(new TreeMap<>(suspend));
  }

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
          "The adoption's conditions must end with a sentence such as 'Scoring: threshold 0.5; baseline reference; minutes without ledger 60.', but have none");
    }
    Reading reading = new Reading();
    for (String term : sentence.group(1).split(";", -1)) {
      reading.take(term.strip());
    }
    return reading.terms();
  }

  /** What was said until now. */
  private static final class Reading {
    private final Map<String, Double> numbers = new TreeMap<>();
    private final SortedMap<String, Double> suspend = new TreeMap<>();
    private final Set<String> said = new HashSet<>();
    private @Nullable String fallBack;

    void take(String term) {
      Matcher version = FALL_BACK.matcher(term);
      Matcher number = TERM.matcher(term);
      String name;
      if (term.equals(BASELINE)) {
        name = BASELINE;
      } else if (version.matches()) {
        name = "fall-back";
        fallBack = version.group(1);
      } else if (number.matches()) {
        name = number.group(1);
        number(term, name, Double.parseDouble(number.group(2)));
      } else {
        throw unknown(term);
      }
      if (!said.add(name)) {
        throw unknown(term);
      }
    }

    private void number(String term, String name, double value) {
      if (name.equals(THRESHOLD) || name.equals(MINUTES)) {
        numbers.put(name, value);
      } else if (name.startsWith(SUSPEND) && METRICS.contains(name.substring(SUSPEND.length()))) {
        suspend.put(name.substring(SUSPEND.length()), value);
      } else {
        throw unknown(term);
      }
    }

    private static IllegalArgumentException unknown(String term) {
      return new IllegalArgumentException(
          "The adoption's conditions may say of scoring 'threshold' and 'minutes without ledger' with a number, 'fall-back' with a version, 'suspend' with one of %s and a number, and 'baseline reference', each once, but say '%s'"
              .formatted(new TreeSet<>(METRICS), term));
    }

    Terms terms() {
      double threshold = within(THRESHOLD, numbers.get(THRESHOLD), 1);
      if (!said.contains(BASELINE)) {
        throw new IllegalArgumentException(
            "The adoption's conditions must name what reasons are measured from, '%s', but name none"
                .formatted(BASELINE));
      }
      return new Terms(
          threshold,
          REFERENCE,
          Duration.ofSeconds(
              Math.round(
                  within(MINUTES, numbers.getOrDefault(MINUTES, DEFAULT_MINUTES), MOST_MINUTES)
                      * 60)),
          fallBack,
          suspend);
    }
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
