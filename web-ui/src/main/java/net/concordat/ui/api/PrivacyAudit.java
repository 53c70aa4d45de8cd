// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What {@code finetune-worker audit} found that a version gives away of its training rows.
 *
 * @param membership whether one can tell that a row was among them
 * @param oneRun what canaries show of epsilon; null where that was not measured
 */
public record PrivacyAudit(Membership membership, @Nullable OneRun oneRun) {
  /** Checks that what is always there is. */
  public PrivacyAudit {
    Objects.requireNonNull(membership, "membership");
  }

  /**
   * An attack by membership inference.
   *
   * @param members how many rows the version was trained on
   * @param nonMembers how many others were tried
   * @param notMeasurable why there is no figure; null where there are
   */
  public record Membership(
      String attack,
      int shadowModels,
      long members,
      long nonMembers,
      @Nullable String notMeasurable,
      List<Rate> rates) {
    /** None is none. */
    public Membership {
      rates = Objects.requireNonNullElse(rates, List.of());
    }
  }

  /**
   * How many members are found.
   *
   * @param maxFpr while so large a share of the others is called members by mistake
   * @param truePositiveRate the share of the members; null where it was not measurable
   */
  public record Rate(
      double maxFpr,
      @Nullable String notMeasurable,
      @Nullable Double truePositiveRate,
      @Nullable Range interval) {}

  /** A 95 % interval. */
  public record Range(double low, double high) {}

  /**
   * Canaries in one run.
   *
   * @param epsilonLowerBound the run surely passes it, with this confidence
   * @param epsilonClaimed what the accountant says
   */
  public record OneRun(
      int canaries,
      double confidence,
      double epsilonLowerBound,
      double epsilonClaimed,
      double delta) {}
}
