// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import com.fasterxml.jackson.annotation.JsonIgnore;
import net.concordat.worker.Checks;
import net.concordat.worker.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * A number. Its network input is {@code (t(x) - mean) / sd}, where t is the transform; mean and sd
 * are declared for t(x), never measured on a bank's rows.
 *
 * @param min least allowed value, before the transform
 * @param max greatest allowed value, before the transform
 * @param missing the value an empty cell stands for; without it an empty cell is refused
 */
public record NumericFeature(
    String name,
    double min,
    double max,
    Transform transform,
    double mean,
    double sd,
    @Nullable Double missing)
    implements Feature {

  /** What is done to a value before scaling. */
  public enum Transform {
    /** Nothing. */
    NONE,
    /** {@code log(1 + x)}, for amounts and counts. */
    LOG1P
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
  }

  @Override
  @JsonIgnore
  public int width() {
    return 1;
  }

  @Override
  public void encode(String cell, float[] out, int offset) throws CellException {
    double value = cell.isEmpty() ? missingValue() : parse(cell);
    if (!(value >= min && value <= max)) {
      throw new CellException(
          "must be between %s and %s, but is '%s'".formatted(min, max, abbreviated(cell)));
    }
    double transformed = transform == Transform.LOG1P ? Math.log1p(value) : value;
    out[offset] = (float) ((transformed - mean) / sd);
  }

  private double missingValue() throws CellException {
    if (missing == null) {
      throw new CellException("must hold a number, but is empty");
    }
    return missing;
  }

  private static double parse(String cell) throws CellException {
    try {
      return Double.parseDouble(cell);
    } catch (NumberFormatException e) {
      throw new CellException("must hold a number, but holds '%s'".formatted(abbreviated(cell)));
    }
  }

  static String abbreviated(String cell) {
    return cell.length() > 40 ? cell.substring(0, 40) + "..." : cell;
  }
}
