// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.fake;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How the first model's version 80 does as champion: a month of windows, of which two drift. */
public final class SampleMonitoring {
  /** An alarm that nobody has closed. */
  public static final String ALARM = "a1a177c5-ca10-4c0e-a96b-0d4b7bd0b3ee";

  private static final int WINDOWS = 30;

  /** For so many of the newest, labels are still waited for. */
  private static final int WITHOUT_LABELS = 10;

  private static final Instant FIRST = Instant.parse("2026-01-31T00:00:00Z");
  private static final List<String> FIELDS =
      List.of("Amount", "V1", "V2", "V3", "V4", "V14", "merchant_category", "hour");

  private SampleMonitoring() {}

  static void tell(FakeRegistry registry) {
    registry.gives("monitoring/windows", windows(WINDOWS));
    registry.gives("monitoring/plan", PLAN);
    registry.answers(
        "GET monitoring/alarms",
        asked ->
            new FakeRegistry.Answer(
                200,
                asked.parameter("status").isPresent()
                    ? "{\"items\": [" + alarm(ALARM, "OPEN") + "]}"
                    : "{\"items\": ["
                        + alarm(ALARM, "OPEN")
                        + ","
                        + alarm("a2a277c5-ca10-4c0e-a96b-0d4b7bd0b3ee", "CLOSED")
                        + "]}"));
  }

  /** So many windows, the newest first; the first is what others are compared with. */
  public static String windows(int count) {
    return IntStream.range(0, count)
        .map(i -> count - 1 - i)
        .mapToObj(i -> window(i, count))
        .collect(Collectors.joining(",", "{\"items\": [", "]}"));
  }

  private static String window(int day, int count) {
    Instant from = FIRST.plus(Duration.ofDays(day));
    double drift = day > 24 ? 0.05 * (day - 24) : 0;
    return String.format(
        Locale.ROOT,
        """
        {"id": "b0b077c5-ca10-4c0e-a96b-0d4b7bd0b3%02x", "receivedAt": "%3$s",
         "modelId": "%4$s", "version": 80, "adoptionId": "%5$s", "purpose": "fraud",
         "place": "CHAMPION", "from": "%2$s", "to": "%3$s", "closedAt": "%3$s",
         "decisions": %6$d, "flagged": %7$d, "overridden": %8$d,
         "reference": {"origin": "FIRST_WINDOW", "decisions": 9200, "from": "%9$s", "to": "%9$s"},
         %10$s}
        """,
        day,
        from,
        from.plus(Duration.ofDays(1)),
        Samples.CARD_FRAUD,
        UseSamples.CHAMPION,
        9_200 + Math.round(900 * Math.sin(day * 0.9)),
        120 + Math.round(14 * Math.sin(day * 1.7) + 300 * drift),
        9 + Math.round(4 * Math.cos(day)),
        FIRST,
        day == 0
            ? "\"alerts\": null, \"score\": null, \"features\": [], \"outcome\": null"
            : compared(day, drift, day < count - WITHOUT_LABELS));
  }

  private static String compared(int day, double drift, boolean labelled) {
    return String.format(
        Locale.ROOT,
        """
        "alerts": {"reference": 0.013, "change": %.4f, "changeAlarm": 0.004},
        "score": {"psi": %.4f, "psiAlarm": 0.021, "ks": %.4f, "ksAlarm": 0.028},
        "features": [%s], "outcome": %s
        """,
        0.001 + drift / 30,
        0.008 + 0.004 * Math.sin(day) + drift,
        0.011 + 0.005 * Math.cos(day) + drift / 2,
        IntStream.range(0, FIELDS.size())
            .mapToObj(i -> feature(i, day, drift))
            .collect(Collectors.joining(",")),
        labelled ? outcome(day) : "null");
  }

  private static String feature(int field, int day, double drift) {
    double psi = 0.006 + 0.003 * Math.sin(day + field) + (field < 2 ? drift * (2 - field) : 0);
    boolean isCategory = field == 6;
    return String.format(
        Locale.ROOT,
        "{\"field\": \"%s\", \"psi\": %.4f, \"psiAlarm\": 0.0205, \"ks\": %s, \"ksAlarm\": %s}",
        FIELDS.get(field),
        psi,
        isCategory ? "null" : String.format(Locale.ROOT, "%.4f", 0.01 + psi / 2),
        isCategory ? "null" : "0.0275");
  }

  private static String outcome(int day) {
    double sway = 0.02 * Math.sin(day * 1.3);
    String calibration =
        IntStream.range(0, 10)
            .mapToObj(
                i ->
                    String.format(
                        Locale.ROOT,
                        "{\"from\": %.1f, \"to\": %.1f, \"mean\": %.3f, \"share\": %.3f, \"cases\": %d}",
                        i / 10.0,
                        (i + 1) / 10.0,
                        i / 10.0 + 0.05,
                        Math.min(1, i / 10.0 + 0.03 + sway),
                        3000 - 290 * i))
            .collect(Collectors.joining(","));
    return String.format(
        Locale.ROOT,
        """
        {"labelled": 8120, "unknown": 1080, "positives": 64, "precision": %.3f,
         "recallAtAlertRate": %.3f, "alertRate": 0.013, "prAuc": %.3f, "brier": %.4f,
         "calibrationError": %.4f, "calibration": [%s],
         "bounds": {"precision": {"low": 0.334, "high": 0.552},
           "recallAtAlertRate": {"low": 0.698, "high": 0.887}, "prAuc": {"low": 0.674, "high": 0.872}}}
        """,
        0.44 + sway,
        0.81 - sway,
        0.79 + sway / 2,
        0.0052 + sway / 20,
        0.011 + sway / 10,
        calibration);
  }

  /** Something beyond its limit, of the first two fields. */
  public static String alarm(String id, String status) {
    return """
    {"id": "%s", "modelId": "%s", "version": 80, "adoptionId": "%s", "purpose": "fraud",
     "place": "CHAMPION", "metric": "psi", "field": "Amount", "value": 0.507, "limit": 0.1,
     "level": "SUSPENSION_PROPOSED", "windowFrom": "2026-03-01T00:00:00Z",
     "windowTo": "2026-03-02T00:00:00Z", "raisedAt": "2026-02-25T00:05:00Z" %s}
    """
        .formatted(
            id,
            Samples.CARD_FRAUD,
            UseSamples.CHAMPION,
            status.equals("OPEN")
                ? ""
                : ", \"closedAt\": \"2026-02-26T09:00:00Z\", \"closedBy\": \"subject-of-nina\","
                    + " \"closedByName\": \"Nina\", \"note\": \"A new merchant; nothing is wrong.\"");
  }

  private static final String PLAN =
      """
      {"modelId": "%s", "version": 80, "revision": 2, "windowMinutes": 1440,
       "leastDecisions": 500, "labelDelayHours": 720, "limits": [
         {"metric": "psi", "alarm": 0.1, "proposal": 0.25, "automatic": 0.4},
         {"metric": "precision", "alarm": 0.3, "proposal": null, "automatic": null}]}
      """
          .formatted(Samples.CARD_FRAUD);
}
