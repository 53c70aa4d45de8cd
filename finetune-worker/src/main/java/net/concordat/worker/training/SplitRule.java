// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import net.concordat.inference.schema.RowColumns;
import net.concordat.inference.support.InvalidInputException;
import org.jspecify.annotations.Nullable;

/** Which rows are held out to validate on. */
public enum SplitRule {
  /** Drawn from all rows, by class. */
  RANDOM(false, false),
  /** The last in time; rows whose label was not known when they began are left out of training. */
  TIME(true, false),
  /** All rows of customers that are drawn. */
  CUSTOMER(false, true),
  /** The last in time, and no customer on both sides. */
  TIME_AND_CUSTOMER(true, true);

  private final boolean byTime;
  private final boolean byCustomer;

  SplitRule(boolean byTime, boolean byCustomer) {
    this.byTime = byTime;
    this.byCustomer = byCustomer;
  }

  /**
   * The rule that is meant.
   *
   * @param named absent for all that the columns allow
   * @param columns that the rows are read with
   * @throws InvalidInputException if the named one needs a column that is not declared
   */
  static SplitRule meant(@Nullable SplitRule named, RowColumns columns) {
    boolean timed = columns.time() != null;
    boolean owned = columns.customer() != null;
    if (named == null) {
      return timed ? (owned ? TIME_AND_CUSTOMER : TIME) : (owned ? CUSTOMER : RANDOM);
    }
    if (named.byTime && !timed) {
      throw missing(named, "rows.time");
    }
    if (named.byCustomer && !owned) {
      throw missing(named, "rows.customer");
    }
    return named;
  }

  private static InvalidInputException missing(SplitRule named, String column) {
    return new InvalidInputException(
        "'training.earlyStopping.split' %s needs a schema with '%s', but it is not declared"
            .formatted(named, column));
  }

  boolean isByTime() {
    return byTime;
  }

  boolean isByCustomer() {
    return byCustomer;
  }

  /** For the card; nothing where rows are drawn at random, which a card always meant. */
  String inWords(RowColumns columns) {
    String time = ", the last in time, %d days after the others".formatted(delay(columns));
    return (byTime ? time : "") + (byCustomer ? ", no customer on both sides" : "");
  }

  /** Days after which a label is known. */
  static int delay(RowColumns columns) {
    Integer days = columns.labelDelayDays();
    return days == null ? 0 : days;
  }
}
