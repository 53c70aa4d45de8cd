// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.record;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import net.concordat.decisions.FieldReader;
import net.concordat.decisions.InvalidInputException;

/** What holds for the fields of every record. */
final class Rules {
  static final int MOST_CHARS = 200;
  private static final Instant LATEST = Instant.ofEpochMilli(Long.MAX_VALUE);
  private static final int MOST_UTF8 = 3 * MOST_CHARS;

  private Rules() {}

  static void text(String what, String value) {
    if (value.isBlank() || value.length() > MOST_CHARS || hasControl(value)) {
      throw new InvalidInputException(
          "The "
              + what
              + " must have 1 to "
              + MOST_CHARS
              + " characters without control characters, but has "
              + value.length()
              + (value.isBlank() ? ", all blank" : ""));
    }
  }

  // A stream for each text of a decision took more than the rest of its checks.
  private static boolean hasControl(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  /** Negative zero becomes zero, which has other bits and is the same number. */
  static double finite(String what, double value) {
    if (!Double.isFinite(value)) {
      throw new InvalidInputException("The " + what + " must be a finite number, but is " + value);
    }
    return value + 0.0;
  }

  static Instant millis(Instant at) {
    if (at.isBefore(Instant.EPOCH) || at.isAfter(LATEST)) {
      throw new InvalidInputException(
          "The time must be from " + Instant.EPOCH + " to " + LATEST + ", but is " + at);
    }
    return at.truncatedTo(ChronoUnit.MILLIS);
  }

  static String readText(FieldReader in, String what) {
    return in.text(what, MOST_UTF8);
  }

  static Instant readTime(FieldReader in) {
    return Instant.ofEpochMilli(in.number("time"));
  }

  static <E extends Enum<E>> E readName(FieldReader in, String what, Class<E> names) {
    String name = in.text(what, MOST_UTF8);
    for (E value : names.getEnumConstants()) {
      if (value.name().equals(name)) {
        return value;
      }
    }
    throw new InvalidInputException(
        "The "
            + what.toLowerCase(Locale.ROOT)
            + " must be one of "
            + Arrays.toString(names.getEnumConstants())
            + ", but is another");
  }
}
