// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.holdout;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;

/**
 * The days that rows are from.
 *
 * @param firstDay of the earliest, such as 2026-01-31
 * @param lastDay of the latest, not before the first
 */
public record Period(String firstDay, String lastDay) {
  /** Refuses what is no day, and a period that ends before it begins. */
  public Period {
    if (day("lastDay", lastDay).isBefore(day("firstDay", firstDay))) {
      throw new InvalidInputException(
          "'lastDay' must not be before 'firstDay', %s, but is %s".formatted(firstDay, lastDay));
    }
  }

  private static LocalDate day(String name, String text) {
    try {
      return LocalDate.parse(Checks.required(name, text));
    } catch (DateTimeParseException e) {
      throw new InvalidInputException(
          "'%s' must be a day such as 2026-01-31, but is '%s'".formatted(name, text), e);
    }
  }
}
