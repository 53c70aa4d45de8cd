// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How decisions differ between groups of people that must not be treated differently.
 *
 * @param column by which people were told apart, for example sex
 * @param reference the largest group, which the others are compared with
 * @param groups all of them
 */
public record GroupGaps(String column, String reference, List<Group> groups) {

  /**
   * One group.
   *
   * @param rows how many
   * @param rates by {@link Rate#key}; absent where the group is too small
   * @param gaps the group's rates minus the reference's; absent where one of them is too small, and
   *     for the reference itself
   * @param favourableRatio share of the group that is not flagged, over the reference's; below 0.8
   *     it fails the four-fifths rule (29 CFR 1607.4 D); absent where all of the reference is
   *     flagged
   */
  public record Group(
      String value,
      int rows,
      int positives,
      @Nullable Map<String, Interval> rates,
      @Nullable Map<String, Interval> gaps,
      @Nullable Interval favourableRatio) {}

  /**
   * What is compared; see Barocas, Hardt and Narayanan, Fairness and Machine Learning, chapter 3.
   */
  public enum Rate {
    /** Share of rows that are flagged (independence). */
    FLAGGED("flagged", "Flagged"),
    /** Share of events that are flagged (separation). */
    RECALL("recall", "Recall"),
    /** Share of the others that are flagged (separation). */
    FALSE_POSITIVES("falsePositiveRate", "False positives"),
    /** Mean probability minus the share of events (sufficiency). */
    CALIBRATION("calibrationGap", "Mean score minus events"),
    /** How well the group's own rows are ranked. */
    ROC_AUC("rocAuc", "ROC-AUC");

    private final String key;
    private final String title;

    Rate(String key, String title) {
      this.key = key;
      this.title = title;
    }

    /** The name in reports. */
    public String key() {
      return key;
    }

    /** The name for people. */
    public String title() {
      return title;
    }
  }

  /**
   * Compares groups; intervals are of a bootstrap over all rows, so that they show the sizes of
   * both groups.
   *
   * @param values each row's group
   */
  public static GroupGaps of(
      String column,
      Partition values,
      double[] scores,
      TestRows rows,
      DecisionRule rule,
      int resamples) {
    Map<String, int[]> places = values.places();
    String reference =
        places.entrySet().stream()
            .max((a, b) -> Integer.compare(a.getValue().length, b.getValue().length))
            .orElseThrow()
            .getKey();
    Map<String, GroupRates> measured = new LinkedHashMap<>();
    places.forEach(
        (value, own) -> measured.put(value, new GroupRates(own, scores, rows, rule.threshold())));
    Resamples draws = new Resamples(rows);
    for (int draw = 0; draw < resamples; draw++) {
      int[] times = draws.times(draw);
      measured.values().forEach(group -> group.add(times));
    }
    GroupRates base = measured.get(reference);
    List<Group> groups = new ArrayList<>();
    measured.forEach(
        (value, group) -> groups.add(group.against(value, group == base ? null : base)));
    return new GroupGaps(column, reference, groups);
  }

  /** The rates of one group, on all rows and on each resample. */
  private static final class GroupRates {
    private final int[] places;
    private final double[] scores;
    private final int[] labels;
    private final double threshold;
    private final RankingMetrics ranking;
    private final double[] point;
    private final List<double[]> resampled = new ArrayList<>();

    GroupRates(int[] places, double[] scores, TestRows rows, double threshold) {
      this.places = places;
      this.scores = Arrays.stream(places).mapToDouble(i -> scores[i]).toArray();
      this.labels = Arrays.stream(places).map(i -> rows.labels()[i]).toArray();
      this.threshold = threshold;
      this.ranking = new RankingMetrics(this.scores, labels);
      int[] once = new int[rows.size()];
      Arrays.fill(once, 1);
      this.point = rates(once);
    }

    void add(int[] times) {
      resampled.add(rates(times));
    }

    Group against(String value, @Nullable GroupRates base) {
      boolean shown = enough();
      boolean compared = shown && base != null && base.enough();
      return new Group(
          value,
          places.length,
          positives(),
          shown ? intervals(point, resampled) : null,
          compared && base != null ? intervals(minus(base), gaps(base)) : null,
          compared && base != null ? ratio(base) : null);
    }

    private int positives() {
      return Arrays.stream(labels).sum();
    }

    private boolean enough() {
      return Math.min(positives(), labels.length - positives()) >= Slice.FEWEST;
    }

    private double[] minus(GroupRates base) {
      return minus(point, base.point);
    }

    private List<double[]> gaps(GroupRates base) {
      List<double[]> gaps = new ArrayList<>();
      for (int draw = 0; draw < resampled.size(); draw++) {
        gaps.add(minus(resampled.get(draw), base.resampled.get(draw)));
      }
      return gaps;
    }

    private @Nullable Interval ratio(GroupRates base) {
      int flagged = Rate.FLAGGED.ordinal();
      if (base.point[flagged] == 1) {
        return null;
      }
      double[] ratios = new double[resampled.size()];
      for (int draw = 0; draw < ratios.length; draw++) {
        ratios[draw] = (1 - resampled.get(draw)[flagged]) / (1 - base.resampled.get(draw)[flagged]);
      }
      return Interval.percentile((1 - point[flagged]) / (1 - base.point[flagged]), finite(ratios));
    }

    private double[] rates(int[] allTimes) {
      int[] times = Arrays.stream(places).map(i -> allTimes[i]).toArray();
      double[] rowsOf = new double[2];
      double[] flaggedOf = new double[2];
      double sum = 0;
      for (int i = 0; i < labels.length; i++) {
        rowsOf[labels[i]] += times[i];
        flaggedOf[labels[i]] += scores[i] >= threshold ? times[i] : 0;
        sum += times[i] * scores[i];
      }
      double all = rowsOf[0] + rowsOf[1];
      return new double[] {
        (flaggedOf[0] + flaggedOf[1]) / all,
        flaggedOf[1] / rowsOf[1],
        flaggedOf[0] / rowsOf[0],
        (sum - rowsOf[1]) / all,
        ranking.values(times).rocAuc()
      };
    }

    private static double[] minus(double[] first, double[] second) {
      double[] gap = new double[first.length];
      for (int i = 0; i < gap.length; i++) {
        gap[i] = first[i] - second[i];
      }
      return gap;
    }

    private static Map<String, Interval> intervals(double[] point, List<double[]> resampled) {
      Map<String, Interval> intervals = new LinkedHashMap<>();
      for (Rate rate : Rate.values()) {
        int place = rate.ordinal();
        double[] drawn = resampled.stream().mapToDouble(rates -> rates[place]).toArray();
        intervals.put(rate.key(), Interval.percentile(point[place], finite(drawn)));
      }
      return intervals;
    }

    /** A resample may lack a label in a small group; it says nothing about that rate. */
    private static double[] finite(double[] drawn) {
      return Arrays.stream(drawn).filter(Double::isFinite).toArray();
    }
  }
}
