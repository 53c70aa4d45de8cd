// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * Columns that are no inputs, but say whose a row is and when it was.
 *
 * @param customer column with the customer, so that nobody's rows are torn apart
 * @param time column with the time, as ISO 8601 writes a day or a time
 * @param labelDelayDays after how many days a row's label is known
 */
public record RowColumns(
    @Nullable String customer, @Nullable String time, @Nullable Integer labelDelayDays) {
  /** No such columns. */
  public static final RowColumns NONE = new RowColumns(null, null, null);

  /** Refuses a delay without a time. */
  public RowColumns {
    if (customer != null) {
      Checks.text("rows.customer", customer, 100);
    }
    if (time != null) {
      Checks.text("rows.time", time, 100);
    }
    if (labelDelayDays != null) {
      Checks.range("rows.labelDelayDays", labelDelayDays, 0, 3650);
      if (time == null) {
        throw new InvalidInputException(
            "'rows.labelDelayDays' needs 'rows.time', which is missing");
      }
    }
  }

  /** The same for those who wait for no label. */
  public RowColumns withoutLabelDelay() {
    return new RowColumns(customer, time, null);
  }

  /** The names that are there. */
  List<String> names() {
    return Arrays.asList(customer, time).stream().filter(Objects::nonNull).toList();
  }
}
