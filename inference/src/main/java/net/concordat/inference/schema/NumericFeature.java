// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.schema;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Collections;
import java.util.List;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * A number. Its network input is {@code (t(x) - mean) / sd}, where t is the transform; mean and sd
 * are declared for t(x), never measured on a bank's rows.
 *
 * @param min least allowed value, before the transform
 * @param max greatest allowed value, before the transform
 * @param missing the value an empty cell stands for; without it and {@code indicator} an empty cell
 *     is refused
 * @param unit of measure, in words, so that another bank can convert its own
 * @param indicator whether one more input is 1 where the cell is empty; without {@code missing} the
 *     first input is then 0
 * @param quantiles ascending values at equal shares of the rows, for the transform QUANTILE alone
 */
public record NumericFeature(
    String name,
    double min,
    double max,
    Transform transform,
    double mean,
    double sd,
    @Nullable Double missing,
    @Nullable String unit,
    @Nullable Boolean indicator,
    @Nullable List<Double> quantiles,
    @JsonProperty("protected") @Nullable Protection protection)
    implements Feature {

  /** What is done to a value before scaling. */
  public enum Transform {
    /** Nothing. */
    NONE,
    /** {@code log(1 + x)}, for amounts and counts. */
    LOG1P,
    /** The share of declared quantiles below x, from 0 to 1, in a straight line between two. */
    QUANTILE
  }

  /** Refuses a declaration that could not scale. */
  public NumericFeature {
    Checks.text("name", name, 100);
    Checks.required(name + ".transform", transform);
    if (!(min < max) || Double.isInfinite(min) || Double.isInfinite(max)) {
      throw new InvalidInputException(
          "Feature '%s' must have finite min < max, but has min %s and max %s"
              .formatted(name, min, max));
    }
    if (transform == Transform.LOG1P && min < 0) {
      throw new InvalidInputException(
          "Feature '%s' takes log1p, so min must be at least 0, but is %s".formatted(name, min));
    }
    Checks.range(name + ".mean", mean, -1e9, 1e9);
    Checks.range(name + ".sd", sd, 1e-9, 1e9);
    if (missing != null) {
      Checks.range(name + ".missing", missing, min, max);
    }
    if (unit != null) {
      Checks.text(name + ".unit", unit, 100);
    }
    if ((quantiles != null) != (transform == Transform.QUANTILE)) {
      throw new InvalidInputException(
          "Feature '%s' must have quantiles with the transform QUANTILE and with no other, but has %s and %s"
              .formatted(name, transform, quantiles == null ? "none" : "some"));
    }
    quantiles = quantiles == null ? null : ascending(name, quantiles);
  }

  /** A number without unit, indicator, quantiles and protection. */
  public NumericFeature(
      String name,
      double min,
      double max,
      Transform transform,
      double mean,
      double sd,
      @Nullable Double missing) {
    this(name, min, max, transform, mean, sd, missing, null, null, null, null);
  }

  private static List<Double> ascending(String name, List<Double> quantiles) {
    List<Double> copy = Checks.list(name + ".quantiles", quantiles, 2, 1001);
    for (int i = 0; i < copy.size(); i++) {
      boolean ordered = i == 0 || copy.get(i - 1) < copy.get(i);
      if (!Double.isFinite(copy.get(i)) || !ordered) {
        throw new InvalidInputException(
            "'%s.quantiles' must be finite and ascend, but number %d is %s"
                .formatted(name, i + 1, copy.get(i)));
      }
    }
    return copy;
  }

  @Override
  @JsonIgnore
  public int width() {
    return Boolean.TRUE.equals(indicator) ? 2 : 1;
  }

  @Override
  public void encode(String cell, float[] out, int offset) throws CellException {
    if (cell.isEmpty() && width() == 2) {
      out[offset + 1] = 1;
      if (missing == null) {
        return;
      }
    }
    double value = cell.isEmpty() ? missingValue() : parse(cell);
    requireInRange(value, cell);
    write(value, out, offset);
  }

  @Override
  public void encode(double number, float[] out, int offset) throws CellException {
    requireInRange(number, null);
    write(number, out, offset);
  }

  private void requireInRange(double value, @Nullable String cell) throws CellException {
    if (!(value >= min && value <= max)) {
      String given = cell == null ? String.valueOf(value) : abbreviated(cell);
      throw new CellException(
          FieldRule.RANGE, "must be between %s and %s, but is '%s'".formatted(min, max, given));
    }
  }

  private void write(double value, float[] out, int offset) {
    out[offset] = (float) ((transformed(value) - mean) / sd);
  }

  @Override
  public String allowed() {
    return "a number between %s and %s".formatted(min, max);
  }

  private double transformed(double value) {
    return switch (transform) {
      case NONE -> value;
      case LOG1P -> StrictMath.log1p(value);
      case QUANTILE -> share(value, Checks.required("quantiles", quantiles));
    };
  }

  private static double share(double value, List<Double> quantiles) {
    int last = quantiles.size() - 1;
    int place = Collections.binarySearch(quantiles, value);
    if (place >= 0) {
      return (double) place / last;
    }
    int above = -place - 1;
    if (above == 0 || above > last) {
      return above == 0 ? 0 : 1;
    }
    double low = quantiles.get(above - 1);
    return (above - 1 + (value - low) / (quantiles.get(above) - low)) / last;
  }

  private double missingValue() throws CellException {
    if (missing == null) {
      throw new CellException(FieldRule.MISSING, "must hold a number, but is empty");
    }
    return missing;
  }

  private static double parse(String cell) throws CellException {
    try {
      return number(cell);
    } catch (NumberFormatException e) {
      throw new CellException(
          FieldRule.TYPE, "must hold a number, but holds '%s'".formatted(abbreviated(cell)));
    }
  }

  /**
   * A cell's decimal number. What Java takes besides is none: hexadecimal digits, and {@code 5d}
   * for 5.
   *
   * @throws NumberFormatException if it is none
   */
  public static double number(String cell) {
    for (int i = 0; i < cell.length(); i++) {
      char letter = cell.charAt(i);
      if (letter > '9' && "xXdDfF".indexOf(letter) >= 0 && !cell.endsWith("Infinity")) {
        throw new NumberFormatException(abbreviated(cell));
      }
    }
    return Double.parseDouble(cell);
  }

  /** A cell as messages show it. */
  public static String abbreviated(String cell) {
    if (cell.length() <= 40) {
      return cell;
    }
    // Not between the halves of a character that takes four bytes.
    int end = Character.isHighSurrogate(cell.charAt(39)) ? 39 : 40;
    return cell.substring(0, end) + "...";
  }
}
