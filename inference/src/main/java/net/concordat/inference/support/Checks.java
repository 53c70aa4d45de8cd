// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.support;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Preconditions of declared values; each message gives the name, the range and the given value. */
public final class Checks {
  private static final Pattern HEX_32 = Pattern.compile("[0-9a-f]{64}");

  private Checks() {}

  /** The value itself, if it is there: JSON can leave out what a type calls non-null. */
  public static <T> T required(String name, @Nullable T value) {
    if (value == null) {
      throw new InvalidInputException("'" + name + "' is required, but is missing");
    }
    return value;
  }

  /** The text, if it is not blank and at most {@code limit} characters long. */
  public static String text(String name, @Nullable String value, int limit) {
    String text = required(name, value);
    if (text.isBlank() || text.length() > limit) {
      throw new InvalidInputException(
          "'%s' must have 1 to %d characters, but has %d"
              .formatted(name, limit, text.strip().length()));
    }
    return text;
  }

  /** The text, if it is 32 bytes as 64 lower-case hexadecimal characters. */
  public static String hex32(String name, @Nullable String value) {
    String text = required(name, value);
    if (!HEX_32.matcher(text).matches()) {
      throw new InvalidInputException(
          "'%s' must be 64 lower-case hexadecimal characters, but is '%s'"
              .formatted(name, text.length() > 80 ? text.substring(0, 80) + "..." : text));
    }
    return text;
  }

  /** A copy of the list, if it has between {@code min} and {@code max} elements, none missing. */
  public static <T> List<T> list(String name, @Nullable List<T> values, int min, int max) {
    List<T> given = required(name, values);
    if (given.size() < min || given.size() > max) {
      throw new InvalidInputException(
          "'%s' must have %d to %d elements, but has %d".formatted(name, min, max, given.size()));
    }
    given.forEach(value -> required(name, value));
    return List.copyOf(given);
  }

  /** Refuses a whole number outside {@code min..max}. */
  public static void range(String name, long value, long min, long max) {
    if (value < min || value > max) {
      throw new InvalidInputException(
          "'%s' must be between %d and %d, but is %d".formatted(name, min, max, value));
    }
  }

  /** Refuses a number outside {@code min..max}, or one that is not finite. */
  public static void range(String name, double value, double min, double max) {
    if (!(value >= min && value <= max)) {
      throw new InvalidInputException(
          "'%s' must be between %s and %s, but is %s".formatted(name, min, max, value));
    }
  }
}
