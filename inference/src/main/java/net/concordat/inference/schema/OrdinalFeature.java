// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.schema;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Set;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * One of a list of values that have an order, such as a grade. Its network input goes in equal
 * steps from -1 for the first to 1 for the last.
 *
 * @param values in their order
 * @param missing the value an empty cell stands for
 * @param indicator whether one more input is 1 where the cell is empty; without {@code missing} the
 *     first input is then 0
 */
public record OrdinalFeature(
    String name,
    List<String> values,
    @Nullable String missing,
    @Nullable Boolean indicator,
    @JsonProperty("protected") @Nullable Protection protection)
    implements Feature {

  /** Refuses an empty or ambiguous list, and a missing value that is not in it. */
  public OrdinalFeature {
    Checks.text("name", name, 100);
    values = Checks.list(name + ".values", values, 2, 1000);
    if (Set.copyOf(values).size() != values.size()) {
      throw new InvalidInputException(
          "Feature '%s' must declare each value once, but declares %s".formatted(name, values));
    }
    if (missing != null && !values.contains(missing)) {
      throw new InvalidInputException(
          "'%s.missing' must be one of %s, but is '%s'".formatted(name, values, missing));
    }
  }

  @Override
  @JsonIgnore
  public int width() {
    return Boolean.TRUE.equals(indicator) ? 2 : 1;
  }

  @Override
  public void encode(String cell, float[] out, int offset) throws CellException {
    String value = cell.isEmpty() && missing != null ? missing : cell;
    int index = values.indexOf(value);
    boolean indicated = cell.isEmpty() && width() == 2;
    if (index < 0 && !indicated) {
      throw new CellException(
          cell.isEmpty() ? FieldRule.MISSING : FieldRule.VALUE,
          "must be %s, but is '%s'".formatted(allowed(), NumericFeature.abbreviated(cell)));
    }
    out[offset] = index < 0 ? 0 : 2f * index / (values.size() - 1) - 1;
    if (indicated) {
      out[offset + 1] = 1;
    }
  }

  @Override
  public String allowed() {
    return "one of " + values;
  }
}
