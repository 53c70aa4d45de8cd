// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What whoever scores rows has to give in one field.
 *
 * @param min least number that is allowed; of numbers alone
 * @param max greatest number that is allowed; of numbers alone
 * @param unit of measure in words, if one is declared
 * @param values those that are declared, in their order; of categories and ordinals alone
 * @param earliest the first time that is allowed; of times alone
 * @param latest the last time that is allowed; of times alone
 * @param missing what becomes of a missing value
 */
public record Field(
    String name,
    Kind kind,
    @Nullable Double min,
    @Nullable Double max,
    @Nullable String unit,
    List<String> values,
    @Nullable String earliest,
    @Nullable String latest,
    Missing missing) {

  /** What kind of value it takes. */
  public enum Kind {
    /** A finite number. */
    NUMBER,
    /** Text, one of {@link Field#values}; others where {@link Field#missing} is UNKNOWN. */
    CATEGORY,
    /** Text, one of {@link Field#values}. */
    ORDINAL,
    /** True or false, or 1 or 0. */
    FLAG,
    /** Text, a day or a time as ISO 8601 writes it. */
    TIME
  }

  /** What becomes of a missing value. */
  public enum Missing {
    /** It is refused. */
    REFUSED,
    /** A declared value stands for it. */
    DEFAULT,
    /** An input of its own says that it is missing. */
    INDICATED,
    /** It goes where values go that are not declared. */
    UNKNOWN
  }

  static Field of(Feature feature) {
    if (feature instanceof NumericFeature number) {
      Missing rule = missing(number.indicator(), number.missing());
      return new Field(
          number.name(),
          Kind.NUMBER,
          number.min(),
          number.max(),
          number.unit(),
          List.of(),
          null,
          null,
          rule);
    }
    if (feature instanceof DatetimeFeature time) {
      Missing rule = missing(time.indicator(), null);
      return new Field(
          time.name(), Kind.TIME, null, null, null, List.of(), time.min(), time.max(), rule);
    }
    if (feature instanceof CategoricalFeature category) {
      return of(
          category.name(),
          Kind.CATEGORY,
          category.values(),
          category.other() ? Missing.UNKNOWN : Missing.REFUSED);
    }
    if (feature instanceof OrdinalFeature ordinal) {
      Missing rule = missing(ordinal.indicator(), ordinal.missing());
      return of(ordinal.name(), Kind.ORDINAL, ordinal.values(), rule);
    }
    BooleanFeature flag = (BooleanFeature) feature;
    return of(flag.name(), Kind.FLAG, List.of(), missing(false, flag.missing()));
  }

  private static Field of(String name, Kind kind, List<String> values, Missing missing) {
    return new Field(name, kind, null, null, null, values, null, null, missing);
  }

  private static Missing missing(@Nullable Boolean indicator, @Nullable Object value) {
    if (Boolean.TRUE.equals(indicator)) {
      return Missing.INDICATED;
    }
    return value == null ? Missing.REFUSED : Missing.DEFAULT;
  }
}
