// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import net.corda.core.crypto.SecureHash;

/** Windows of an adopted version, as a scoring service says what it found. */
final class WindowSamples {
  static final UUID ADOPTION = new UUID(1, 1);
  static final String MODEL = Facts.hex(SecureHash.sha256("card-fraud"));

  /** The first day after the adoption. */
  static final Instant DAY = Instant.parse("2026-03-03T00:00:00Z");

  private WindowSamples() {}

  /** The window of a day, counted from the first, with the score's index and its chance. */
  static String window(int day, double psi, double chance, String outcome) {
    return window(day, psi, chance, outcome, "CHAMPION");
  }

  /** The same, of what served at a place: CHAMPION or CHALLENGER. */
  static String window(int day, double psi, double chance, String outcome, String place) {
    Instant from = DAY.plus(Duration.ofDays(day));
    return """
        {"modelId": "%s", "version": 1, "adoptionId": "%s", "purpose": "fraud", "place": "%s",
         "from": "%s", "to": "%s", "closedAt": "%s", "decisions": 1000, "flagged": 20,
         "overridden": 2, "reference": {"origin": "FIRST_WINDOW", "decisions": 900,
         "from": "2026-03-02T00:00:00Z", "to": "2026-03-03T00:00:00Z"},
         "alerts": {"reference": 0.02, "change": 0.0, "changeAlarm": 0.01},
         "score": {"psi": %s, "psiAlarm": %s, "ks": 0.02, "ksAlarm": 0.05},
         "features": [{"field": "amount", "psi": 0.01, "psiAlarm": 0.03, "ks": 0.01, "ksAlarm": 0.05},
                      {"field": "country", "psi": 0.01, "psiAlarm": 0.03}],
         "outcome": %s}
        """
        .formatted(
            MODEL,
            ADOPTION,
            place,
            from,
            from.plus(Duration.ofDays(1)),
            from.plus(Duration.ofDays(1)).plusSeconds(60),
            psi,
            chance,
            outcome);
  }

  /** What labels said, with a precision. */
  static String outcome(double precision) {
    return """
        {"labelled": 900, "unknown": 100, "positives": 30, "precision": %s,
         "recallAtAlertRate": 0.5, "alertRate": 0.02, "prAuc": 0.6, "brier": 0.02,
         "calibrationError": 0.01,
         "calibration": [{"from": 0.0, "to": 0.1, "mean": 0.02, "share": 0.03, "cases": 900}]}
        """
        .formatted(precision);
  }

  /** The same, where it is known to be at most so much. */
  static String outcome(double precision, double atMost) {
    return outcome(precision)
        .strip()
        .replaceFirst(
            "\\}$",
            ", \"bounds\": {\"precision\": {\"low\": 0.0, \"high\": %s}}}".formatted(atMost));
  }
}
