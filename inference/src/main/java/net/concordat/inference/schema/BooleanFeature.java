// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.schema;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import net.concordat.inference.support.Checks;
import org.jspecify.annotations.Nullable;

/**
 * A flag, written 1 or 0, true or false; its network input is 1 or 0.
 *
 * @param missing what an empty cell stands for; without it an empty cell is refused
 */
public record BooleanFeature(
    String name,
    @Nullable Boolean missing,
    @JsonProperty("protected") @Nullable Protection protection)
    implements Feature {

  /** Refuses a missing name. */
  public BooleanFeature {
    Checks.text("name", name, 100);
  }

  /** A flag that is not protected. */
  public BooleanFeature(String name, @Nullable Boolean missing) {
    this(name, missing, null);
  }

  @Override
  @JsonIgnore
  public int width() {
    return 1;
  }

  @Override
  public void encode(String cell, float[] out, int offset) throws CellException {
    out[offset] =
        switch (cell) {
          case "1", "true" -> 1;
          case "0", "false" -> 0;
          default -> missing(cell);
        };
  }

  private float missing(String cell) throws CellException {
    if (!cell.isEmpty() || missing == null) {
      throw new CellException(
          cell.isEmpty() ? FieldRule.MISSING : FieldRule.VALUE,
          "must be %s, but is '%s'".formatted(allowed(), NumericFeature.abbreviated(cell)));
    }
    return missing ? 1 : 0;
  }

  @Override
  public void encode(double number, float[] out, int offset) throws CellException {
    if (number != 0 && number != 1) {
      throw new CellException(
          FieldRule.VALUE, "must be %s, but is %s".formatted(allowed(), number));
    }
    out[offset] = (float) number;
  }

  @Override
  public void encode(boolean flag, float[] out, int offset) {
    out[offset] = flag ? 1 : 0;
  }

  @Override
  public String allowed() {
    return "1, 0, true or false";
  }
}
