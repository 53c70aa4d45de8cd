// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.schema;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * Parts of a time, as ISO 8601 writes a day or a time; a zone is read and left out, so the part is
 * that of the clock where it was written. Each part is two inputs, sine and cosine of its share of
 * the full turn, so that the last hour is beside the first.
 *
 * @param parts which parts, each once
 * @param min the earliest time that is allowed
 * @param max the latest time that is allowed
 * @param indicator whether an empty cell is allowed: all its parts are 0, and one more input is 1
 */
public record DatetimeFeature(
    String name,
    List<Part> parts,
    String min,
    String max,
    @Nullable Boolean indicator,
    @JsonProperty("protected") @Nullable Protection protection)
    implements Feature {

  /** A part that comes again. */
  public enum Part {
    /** Of the day, in 24 hours. */
    TIME_OF_DAY(time -> time.toLocalTime().toSecondOfDay() / 86_400.0),
    /** Of the week, from Monday, in 7 days. */
    DAY_OF_WEEK(time -> (time.getDayOfWeek().getValue() - 1) / 7.0),
    /** Of the month, in as many days as it has. */
    DAY_OF_MONTH(time -> (time.getDayOfMonth() - 1.0) / time.toLocalDate().lengthOfMonth()),
    /** Of the year, in 12 months. */
    MONTH(time -> (time.getMonthValue() - 1) / 12.0);

    @SuppressWarnings("ImmutableEnumChecker")
    private final ToDoubleFunction<LocalDateTime> turn;

    Part(ToDoubleFunction<LocalDateTime> turn) {
      this.turn = turn;
    }
  }

  /** Refuses a part named twice, and a range that is none. */
  public DatetimeFeature {
    Checks.text("name", name, 100);
    parts = Checks.list(name + ".parts", parts, 1, Part.values().length);
    if (Set.copyOf(parts).size() != parts.size()) {
      throw new InvalidInputException(
          "Feature '%s' must name each part once, but names %s".formatted(name, parts));
    }
    if (!limit(name + ".min", min).isBefore(limit(name + ".max", max))) {
      throw new InvalidInputException(
          "Feature '%s' must have min before max, but has min %s and max %s"
              .formatted(name, min, max));
    }
  }

  @Override
  @JsonIgnore
  public int width() {
    return 2 * parts.size() + (Boolean.TRUE.equals(indicator) ? 1 : 0);
  }

  @Override
  public void encode(String cell, float[] out, int offset) throws CellException {
    if (cell.isEmpty() && Boolean.TRUE.equals(indicator)) {
      out[offset + 2 * parts.size()] = 1;
      return;
    }
    LocalDateTime time = Times.parse(cell);
    if (time.isBefore(limit("min", min)) || time.isAfter(limit("max", max))) {
      throw new CellException(
          FieldRule.RANGE, "must be between %s and %s, but is '%s'".formatted(min, max, cell));
    }
    for (int i = 0; i < parts.size(); i++) {
      double angle = 2 * Math.PI * parts.get(i).turn.applyAsDouble(time);
      out[offset + 2 * i] = (float) StrictMath.sin(angle);
      out[offset + 2 * i + 1] = (float) StrictMath.cos(angle);
    }
  }

  @Override
  public String allowed() {
    return "a day or time between %s and %s".formatted(min, max);
  }

  private static LocalDateTime limit(String name, String text) {
    try {
      return Times.parse(Checks.text(name, text, 40));
    } catch (CellException e) {
      throw new InvalidInputException("'%s' %s".formatted(name, e.getMessage()), e);
    }
  }
}
