// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data.mapping;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.concordat.inference.support.Checks;
import net.concordat.inference.support.InvalidInputException;
import org.jspecify.annotations.Nullable;

/**
 * How a bank's columns become those of a model's schema. A column that has the same name in both
 * needs no entry, and columns that the schema does not know are left out. It stays at the bank.
 *
 * @param format always {@value #FORMAT}
 */
public record FeatureMapping(String format, List<Column> columns) {
  /** The only format this version reads. */
  public static final String FORMAT = "concordat-mapping/1";

  /** Refuses a feature that is mapped twice. */
  public FeatureMapping {
    if (!FORMAT.equals(format)) {
      throw new InvalidInputException(
          "A mapping's format must be '%s', but is '%s'".formatted(FORMAT, format));
    }
    columns = Checks.list("columns", columns, 0, 16_384);
    Set<String> seen = new HashSet<>();
    for (Column column : columns) {
      if (!seen.add(column.feature())) {
        throw new InvalidInputException(
            "Each feature may be mapped once, but '%s' is mapped again"
                .formatted(column.feature()));
      }
    }
  }

  /**
   * One column of the schema.
   *
   * @param feature its name in the schema: a feature, the label, the customer or the time
   * @param from the bank's column; without it the bank has none
   * @param factor what a number is multiplied by, to come from the bank's unit to the schema's
   * @param offset what is added after that
   * @param values the schema's word for each word of the bank's; words that are not named stay
   * @param constant the cell that stands in each row where the bank has no such column; without it
   *     the feature's own rule for missing values is used
   */
  public record Column(
      String feature,
      @Nullable String from,
      @Nullable Double factor,
      @Nullable Double offset,
      @Nullable Map<String, String> values,
      @Nullable String constant) {
    /** Refuses an entry that says two things, and conversions that lose the value. */
    public Column {
      Checks.text("feature", feature, 100);
      if (from != null) {
        Checks.text(feature + ".from", from, 100);
      }
      if (from != null && constant != null) {
        throw contradiction(feature, "'from' and 'constant'");
      }
      boolean converted = factor != null || offset != null;
      if (from == null && (converted || values != null)) {
        throw new InvalidInputException(
            "The mapping of '%s' must name the column 'from' which it converts, but names none"
                .formatted(feature));
      }
      if (converted && values != null) {
        throw contradiction(feature, "'values' and 'factor' or 'offset'");
      }
      if (factor != null) {
        Checks.range(feature + ".factor", Math.abs(factor), 1e-12, 1e12);
      }
      if (offset != null) {
        Checks.range(feature + ".offset", offset, -1e12, 1e12);
      }
      values = values == null ? null : Map.copyOf(values);
    }

    boolean converts() {
      return factor != null || offset != null;
    }

    private static InvalidInputException contradiction(String feature, String both) {
      return new InvalidInputException(
          "The mapping of '%s' must have one of %s, but has both".formatted(feature, both));
    }
  }
}
