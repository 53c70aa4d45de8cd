// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.schema;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;

/** Times as cells hold them. */
public final class Times {
  private static final int DAY_LENGTH = "2025-01-01".length();

  private Times() {}

  /** The time on the clock where it was written: a day, a local time, or one with its offset. */
  public static LocalDateTime parse(String cell) throws CellException {
    try {
      if (cell.length() <= DAY_LENGTH) {
        return LocalDate.parse(cell).atStartOfDay();
      }
      String text = cell.charAt(DAY_LENGTH) == ' ' ? cell.replace(' ', 'T') : cell;
      boolean zoned =
          text.endsWith("Z") || text.indexOf('+') > 0 || text.lastIndexOf('-') > DAY_LENGTH;
      return zoned ? OffsetDateTime.parse(text).toLocalDateTime() : LocalDateTime.parse(text);
    } catch (DateTimeException e) {
      throw new CellException(
          cell.isEmpty() ? FieldRule.MISSING : FieldRule.VALUE,
          "must hold a day or time such as 2025-03-01 or 2025-03-01T10:00:00, but holds '%s'"
              .formatted(NumericFeature.abbreviated(cell)));
    }
  }
}
