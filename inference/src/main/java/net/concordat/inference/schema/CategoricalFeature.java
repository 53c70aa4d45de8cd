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
 * One of a declared list of values, as one network input each (1 for the value, else 0).
 *
 * @param values the declared vocabulary, in the order of its inputs
 * @param other whether values outside the vocabulary, and empty cells, go to one more input;
 *     otherwise they are refused
 */
public record CategoricalFeature(
    String name,
    List<String> values,
    boolean other,
    @JsonProperty("protected") @Nullable Protection protection)
    implements Feature {

  /** Refuses an empty or ambiguous vocabulary. */
  public CategoricalFeature {
    Checks.text("name", name, 100);
    values = Checks.list(name + ".values", values, 1, 1000);
    if (Set.copyOf(values).size() != values.size()) {
      throw new InvalidInputException(
          "Feature '%s' must declare each value once, but declares %s".formatted(name, values));
    }
  }

  /** A category that is not protected. */
  public CategoricalFeature(String name, List<String> values, boolean other) {
    this(name, values, other, null);
  }

  @Override
  @JsonIgnore
  public int width() {
    return values.size() + (other ? 1 : 0);
  }

  @Override
  public void encode(String cell, float[] out, int offset) throws CellException {
    int index = values.indexOf(cell);
    if (index < 0 && !other) {
      throw new CellException(
          cell.isEmpty() ? FieldRule.MISSING : FieldRule.VALUE,
          "must be %s, but is '%s'".formatted(allowed(), NumericFeature.abbreviated(cell)));
    }
    out[offset + (index < 0 ? values.size() : index)] = 1;
  }

  @Override
  public String allowed() {
    return other ? "text" : "one of " + values;
  }
}
