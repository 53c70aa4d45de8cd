// SPDX-License-Identifier: Apache-2.0
package net.concordat.privacy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What was spent of privacy: a bound on the R&eacute;nyi divergence between what is released with
 * and without any one privacy unit, at each of {@link PrivacyAccountant#ORDERS}, in units of 1e-9
 * rounded up.
 *
 * <p>Spends on the same units add up order by order (Mironov, "R&eacute;nyi Differential Privacy",
 * CSF 2017, proposition 1). What is too large to count is {@link #INFINITE} and stays so.
 */
public final class PrivacySpend {
  /** A divergence or an epsilon that has no bound. More than any cap may be. */
  public static final long INFINITE = Long.MAX_VALUE;

  /** Nothing spent. */
  public static final PrivacySpend NONE =
      new PrivacySpend(Collections.nCopies(PrivacyAccountant.ORDERS.size(), 0L));

  private final List<Long> divergences;

  /**
   * Takes up a spend that was written down before.
   *
   * @param divergences one for each order, in units of 1e-9, 0 or more
   * @throws IllegalArgumentException if there is another number of them, or one is less than 0
   */
  public PrivacySpend(List<Long> divergences) {
    if (divergences.size() != PrivacyAccountant.ORDERS.size()) {
      throw new IllegalArgumentException(
          "A privacy spend has "
              + PrivacyAccountant.ORDERS.size()
              + " divergences, one for each order, but was given "
              + divergences.size());
    }
    for (int i = 0; i < divergences.size(); i++) {
      if (divergences.get(i) < 0) {
        throw new IllegalArgumentException(
            "A divergence must be 0 or more billionths, but was given "
                + divergences.get(i)
                + " at order "
                + PrivacyAccountant.ORDERS.get(i));
      }
    }
    this.divergences = Collections.unmodifiableList(new ArrayList<>(divergences));
  }

  /** The divergence at each order, in the sequence of the orders, in units of 1e-9. */
  public List<Long> divergences() {
    return divergences;
  }

  /** What this and the other spend together. */
  public PrivacySpend plus(PrivacySpend other) {
    List<Long> sums = new ArrayList<>(divergences.size());
    for (int i = 0; i < divergences.size(); i++) {
      sums.add(sum(divergences.get(i), other.divergences.get(i)));
    }
    return new PrivacySpend(sums);
  }

  /** The sum of two numbers that are not negative; infinite if one is or the sum is too large. */
  static long sum(long one, long other) {
    long sum = one + other;
    return sum < 0 ? INFINITE : sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof PrivacySpend && divergences.equals(((PrivacySpend) other).divergences);
  }

  @Override
  public int hashCode() {
    return divergences.hashCode();
  }

  @Override
  public String toString() {
    return divergences.toString();
  }
}
