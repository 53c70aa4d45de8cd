// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.adoption;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.distribution.ChiSquaredDistribution;
import org.jspecify.annotations.Nullable;

/**
 * How far one column of new rows is from the profile.
 *
 * @param name of the feature, or {@code score}
 * @param psi population stability index: the sum over groups of rows of (new - old) ln(new / old),
 *     with shares of (count + 0.5) / (rows + 0.5 groups), so that an empty group stays finite
 * @param psiByChance what 19 of 20 draws of so many rows from the profile's own stay below: the 95
 *     % quantile of chi squared with a degree of freedom less than groups, times (1 / old rows + 1
 *     / new rows) (Yurdakul and Naranjo, Statistical properties of the population stability index,
 *     Journal of Risk Model Validation 14, 2020)
 * @param ks greatest distance of the two cumulative shares (Kolmogorov-Smirnov), of numbers at the
 *     profile's edges; absent where values have no order or all cells are empty
 * @param missingBefore share of empty cells in the profile
 * @param missingNow share of empty cells in the new rows
 * @param change what the index says by the rule of thumb
 */
public record Drift(
    String name,
    double psi,
    double psiByChance,
    @Nullable Double ks,
    double missingBefore,
    double missingNow,
    Change change) {
  /** The rule of thumb of the industry; nobody has derived its bounds. */
  public enum Change {
    /** Below 0.1. */
    LITTLE,
    /** From 0.1 to below 0.25. */
    SOME,
    /** From 0.25 on. */
    MUCH;

    private static Change of(double psi) {
      return psi < 0.1 ? LITTLE : psi < 0.25 ? SOME : MUCH;
    }
  }

  private static final double GROUP = 0.1;
  private static final double RARE = 0.01;

  /** Rows before and now in the groups of one column. */
  private record Groups(List<Long> before, List<Long> now) {
    void add(long rowsBefore, long rowsNow) {
      before.add(rowsBefore);
      now.add(rowsNow);
    }
  }

  static Drift of(Distribution before, Distribution now, boolean ordered) {
    if (!before.edges().equals(now.edges()) || !before.values().equals(now.values())) {
      throw new IllegalArgumentException("Counts of other spans cannot be compared");
    }
    Groups groups = before.values().isEmpty() ? spans(before, now) : values(before, now);
    if (before.missing() + now.missing() > 0) {
      groups.add(before.missing(), now.missing());
    }
    double all = before.present() + before.missing();
    double allNow = now.present() + now.missing();
    double psi = psi(groups, all, allNow);
    return new Drift(
        before.name(),
        psi,
        byChance(groups.before.size(), all, allNow),
        ordered && before.present() > 0 && now.present() > 0 ? ks(before, now) : null,
        before.missing() / all,
        now.missing() / allNow,
        Change.of(psi));
  }

  /** Neighbouring spans together, until they have a tenth of the profile's rows. */
  private static Groups spans(Distribution before, Distribution now) {
    Groups groups = new Groups(new ArrayList<>(), new ArrayList<>());
    double wanted = GROUP * before.present();
    long rowsBefore = 0;
    long rowsNow = 0;
    long restBefore = before.present();
    for (int i = 0; i < before.counts().size(); i++) {
      rowsBefore += before.counts().get(i);
      rowsNow += now.counts().get(i);
      restBefore -= before.counts().get(i);
      boolean last = i == before.counts().size() - 1;
      // What is left behind a group must be enough for one more.
      if (last || (rowsBefore >= wanted && restBefore >= wanted / 2)) {
        groups.add(rowsBefore, rowsNow);
        rowsBefore = 0;
        rowsNow = 0;
      }
    }
    return groups;
  }

  /** Each value apart; those that fewer than a hundredth of the profile's rows have, together. */
  private static Groups values(Distribution before, Distribution now) {
    Groups groups = new Groups(new ArrayList<>(), new ArrayList<>());
    long rareBefore = 0;
    long rareNow = 0;
    for (int i = 0; i < before.counts().size(); i++) {
      long rowsBefore = before.counts().get(i);
      long rowsNow = now.counts().get(i);
      if (rowsBefore < RARE * before.present()) {
        rareBefore += rowsBefore;
        rareNow += rowsNow;
      } else {
        groups.add(rowsBefore, rowsNow);
      }
    }
    if (rareBefore + rareNow > 0) {
      groups.add(rareBefore, rareNow);
    }
    return groups;
  }

  private static double psi(Groups groups, double all, double allNow) {
    int count = groups.before.size();
    double sum = 0;
    for (int i = 0; i < count; i++) {
      double before = (groups.before.get(i) + 0.5) / (all + 0.5 * count);
      double now = (groups.now.get(i) + 0.5) / (allNow + 0.5 * count);
      sum += (now - before) * Math.log(now / before);
    }
    return sum;
  }

  private static double byChance(int groups, double all, double allNow) {
    return groups < 2
        ? 0
        : new ChiSquaredDistribution(null, groups - 1).inverseCumulativeProbability(0.95)
            * (1 / all + 1 / allNow);
  }

  private static double ks(Distribution before, Distribution now) {
    double greatest = 0;
    double sumBefore = 0;
    double sumNow = 0;
    for (int i = 0; i < before.counts().size(); i++) {
      sumBefore += before.counts().get(i);
      sumNow += now.counts().get(i);
      greatest =
          Math.max(greatest, Math.abs(sumBefore / before.present() - sumNow / now.present()));
    }
    return greatest;
  }
}
