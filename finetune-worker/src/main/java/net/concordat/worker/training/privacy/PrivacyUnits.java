// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.privacy;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import net.concordat.inference.artifact.PrivacyUnit;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.Rows;

/** Which rows belong to which privacy unit; units are numbered by their first row, from 0. */
public final class PrivacyUnits {
  private final int rowsPerUnit;
  // The rows of unit u are rows[starts[u]] to before rows[starts[u + 1]], in ascending order.
  private final int[] starts;
  private final int[] rows;

  private PrivacyUnits(int rowsPerUnit, int[] starts, int[] rows) {
    this.rowsPerUnit = rowsPerUnit;
    this.starts = starts;
    this.rows = rows;
  }

  /**
   * Sorts rows by their units.
   *
   * @param data read with the customers' column that the settings name
   * @throws InvalidInputException if a customer has several rows which are to be protected one by
   *     one without a reason, or nobody says whose the rows are
   */
  public static PrivacyUnits of(PrivacySettings settings, Rows data) {
    if (settings.customerColumn() != null) {
      requireCustomers(settings, data);
    }
    if (settings.unit() == PrivacyUnit.ROW) {
      if (settings.rowUnitReason() == null) {
        requireDistinct(settings, data);
      }
      return rowByRow(data.size());
    }
    return byCustomer(data, Objects.requireNonNull(settings.rowsPerCustomer()));
  }

  /** Each row is a unit of its own. */
  static PrivacyUnits rowByRow(int count) {
    int[] starts = new int[count + 1];
    Arrays.setAll(starts, i -> i);
    return new PrivacyUnits(1, starts, Arrays.copyOf(starts, count));
  }

  private static PrivacyUnits byCustomer(Rows data, int rowsPerCustomer) {
    Map<Long, Integer> numbers = new HashMap<>();
    int[] unitOf = new int[data.size()];
    for (int row = 0; row < unitOf.length; row++) {
      Integer number = numbers.putIfAbsent(data.customer(row), numbers.size());
      unitOf[row] = number == null ? numbers.size() - 1 : number;
    }
    int[] starts = new int[numbers.size() + 1];
    for (int unit : unitOf) {
      starts[unit + 1]++;
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    int[] rows = new int[unitOf.length];
    int[] filled = starts.clone();
    for (int row = 0; row < unitOf.length; row++) {
      rows[filled[unitOf[row]]++] = row;
    }
    return new PrivacyUnits(rowsPerCustomer, starts, rows);
  }

  /** How many units there are. */
  public int size() {
    return starts.length - 1;
  }

  /** The rows of a step that took these units. */
  StepRows rowsOf(int[] units, KeyStream stream) {
    boolean oneByOne = size() == rows.length;
    return oneByOne ? StepRows.oneByOne(units) : StepRows.of(select(units, stream));
  }

  /** The sampled units' rows, at most as many of each as are allowed, drawn anew at each step. */
  UnitBatch select(int[] units, KeyStream stream) {
    int[] firsts = new int[units.length + 1];
    for (int i = 0; i < units.length; i++) {
      int has = starts[units[i] + 1] - starts[units[i]];
      firsts[i + 1] = firsts[i] + Math.min(has, rowsPerUnit);
    }
    int[] chosen = new int[firsts[units.length]];
    for (int i = 0; i < units.length; i++) {
      choose(units[i], chosen, firsts[i], firsts[i + 1] - firsts[i], stream);
    }
    return new UnitBatch(chosen, firsts);
  }

  /** The first places of a shuffle of the unit's rows, which is drawn only as far as needed. */
  private void choose(int unit, int[] chosen, int at, int take, KeyStream stream) {
    int start = starts[unit];
    int has = starts[unit + 1] - start;
    if (has == take) {
      System.arraycopy(rows, start, chosen, at, take);
      return;
    }
    int[] own = Arrays.copyOfRange(rows, start, start + has);
    for (int i = 0; i < take; i++) {
      int j = i + stream.nextInt(has - i);
      chosen[at + i] = own[j];
      own[j] = own[i];
    }
  }

  /** Where no column is named, each row's number stands for its customer. */
  private static void requireCustomers(PrivacySettings settings, Rows data) {
    for (int row = 0; row < data.size(); row++) {
      if (data.customer(row) != row) {
        return;
      }
    }
    throw new InvalidInputException(
        "'privacy.customerColumn' is '%s', but the rows were read without saying whose they are"
            .formatted(settings.customerColumn()));
  }

  private static void requireDistinct(PrivacySettings settings, Rows data) {
    Map<Long, Integer> seen = new HashMap<>();
    for (int row = 0; row < data.size(); row++) {
      Integer before = seen.putIfAbsent(data.customer(row), row);
      if (before != null) {
        throw new InvalidInputException(
            "The unit ROW protects one row, but in column '%s' the rows %d and %d are of one customer: the unit must be CUSTOMER, or 'privacy.rowUnitReason' must say why it need not be"
                .formatted(settings.customerColumn(), before + 1, row + 1));
      }
    }
  }

  /**
   * Rows of a step, those of one unit beside each other.
   *
   * @param rows their places in the data
   * @param firsts where the rows of each unit begin among them, and where the last ones end
   */
  record UnitBatch(int[] rows, int[] firsts) {
    int units() {
      return firsts.length - 1;
    }
  }
}
