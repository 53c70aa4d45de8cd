// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.web;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** What somebody gave us. */
public final class Given {
  private static final int SHOWN = 100;
  private static final int LAST_YEAR = 9999;

  private Given() {}

  /** As much of it as an answer repeats. */
  public static String shown(@Nullable Object value) {
    String text = String.valueOf(value);
    return text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
  }

  /**
   * An instant that every database can compare with.
   *
   * @throws DateTimeException if it is none of the years 1 to 9999
   */
  public static Instant instant(String text) {
    Instant at = Instant.parse(text);
    requireYear(at.atOffset(ZoneOffset.UTC).getYear());
    return at;
  }

  /**
   * A day that every database can compare with.
   *
   * @throws DateTimeException if it is in none of the years 1 to 9999
   */
  public static LocalDate day(String text) {
    LocalDate day = LocalDate.parse(text);
    requireYear(day.getYear());
    return day;
  }

  private static void requireYear(int year) {
    if (year < 1 || year > LAST_YEAR) {
      throw new DateTimeException("Year " + year);
    }
  }

  /** Whether every database can keep it: PostgreSQL takes no U+0000, UTF-8 no half characters. */
  public static boolean isText(String value) {
    return value.indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(value);
  }
}
