// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.document;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.concordat.registry.web.Given;

/**
 * What a monitoring plan says to programs: the last sentence of its {@code thresholds}, for example
 * {@code Monitoring: window minutes 1440; alarm psi 0.1; propose suspension psi 0.25.}
 *
 * @param windowMinutes how long a window of decisions is; a day if the plan says nothing
 * @param leastDecisions how many decisions a window has at least, or it goes on; 500 if the plan
 *     says nothing
 * @param labelDelayHours how long after a window its labels are waited for; 30 days if the plan
 *     says nothing
 * @param alarms beyond which value an alarm is raised
 * @param proposals beyond which a suspension is proposed
 */
public record MonitoringPlan(
    int windowMinutes,
    int leastDecisions,
    int labelDelayHours,
    Map<MonitoredMetric, Double> alarms,
    Map<MonitoredMetric, Double> proposals) {
  private static final Pattern TERM = Pattern.compile("([a-z -]{1,60}) (\\d{1,9}(?:\\.\\d{1,9})?)");
  private static final String ALARM = "alarm ";
  private static final String PROPOSAL = "propose suspension ";

  /** The numbers that are no limits, each with the least and the most that it may be. */
  private enum Setting {
    WINDOW_MINUTES(1, 44_640, 1_440),
    LEAST_DECISIONS(20, 1_000_000, 500),
    LABEL_DELAY_HOURS(0, 17_520, 720);

    private final int least;
    private final int most;
    private final int usual;

    Setting(int least, int most, int usual) {
      this.least = least;
      this.most = most;
      this.usual = usual;
    }

    String words() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
    }
  }

  /** Copies the limits. */
  public MonitoringPlan {
    alarms = Map.copyOf(alarms);
    proposals = Map.copyOf(proposals);
  }

  /**
   * Reads what a plan says of thresholds.
   *
   * @param thresholds text; without the sentence nothing is limited
   * @throws IllegalArgumentException if the sentence cannot be understood
   */
  public static MonitoringPlan of(String thresholds) {
    Map<String, Double> said = new HashMap<>();
    Map<MonitoredMetric, Double> alarms = new EnumMap<>(MonitoredMetric.class);
    Map<MonitoredMetric, Double> proposals = new EnumMap<>(MonitoredMetric.class);
    for (String term : Sentence.terms(thresholds, "Monitoring")) {
      Matcher read = TERM.matcher(term);
      if (!read.matches()) {
        throw unknown(term);
      }
      String name = read.group(1);
      Double number = Double.valueOf(read.group(2));
      boolean isOnce =
          name.startsWith(ALARM)
              ? alarms.put(metric(name, ALARM, term), number) == null
              : name.startsWith(PROPOSAL)
                  ? proposals.put(metric(name, PROPOSAL, term), number) == null
                  : said.put(name, number) == null;
      if (!isOnce) {
        throw new IllegalArgumentException(
            "The sentence 'Monitoring:' may say each thing once; given '%s' again"
                .formatted(Given.shown(name)));
      }
    }
    MonitoringPlan plan =
        new MonitoringPlan(
            number(Setting.WINDOW_MINUTES, said),
            number(Setting.LEAST_DECISIONS, said),
            number(Setting.LABEL_DELAY_HOURS, said),
            alarms,
            proposals);
    if (!said.isEmpty()) {
      throw unknown(said.keySet().iterator().next());
    }
    return plan;
  }

  private static int number(Setting setting, Map<String, Double> said) {
    Double given = said.remove(setting.words());
    if (given == null) {
      return setting.usual;
    }
    if (given != Math.rint(given) || given < setting.least || given > setting.most) {
      throw new IllegalArgumentException(
          "'%s' must be a whole number from %d to %d; given %s"
              .formatted(setting.words(), setting.least, setting.most, given));
    }
    return given.intValue();
  }

  private static MonitoredMetric metric(String name, String before, String term) {
    return MonitoredMetric.named(name.substring(before.length())).orElseThrow(() -> unknown(term));
  }

  private static IllegalArgumentException unknown(String term) {
    return new IllegalArgumentException(
        "The sentence 'Monitoring:' may say 'window minutes', 'least decisions', 'label delay hours', 'alarm METRIC' and 'propose suspension METRIC', each with a number, where METRIC is one of %s; given '%s'"
            .formatted(MonitoredMetric.words(), Given.shown(term)));
  }
}
