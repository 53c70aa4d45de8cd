// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.model.internal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is looked for.
 *
 * @param words that it has; none for anything
 * @param filters what else must be so
 * @param asOf as it stood at this instant; null for now
 * @param after the place after which to begin; empty for the beginning
 * @param most how many at most
 */
public record Search(
    List<String> words, List<Filter> filters, @Nullable Instant asOf, List<?> after, int most) {
  /**
   * What must be so of a column.
   *
   * @param column which
   * @param form how column and value are compared
   * @param value to what
   */
  public record Filter(String column, Form form, Object value) {}

  /** How a column is compared. */
  public enum Form {
    /** It is the value. */
    IS("t.%1$s = :%1$s"),
    /** It is like the value, in which % stands for anything and _ for any one character. */
    LIKE("t.%1$s like :%1$s escape ''"),
    /** The same, whatever the case. */
    LIKE_IN_ANY_CASE("lower(t.%1$s) like lower(:%1$s) escape ''"),
    /** It is one of the values. */
    ONE_OF("t.%1$s in (:%1$s)"),
    /** It is one of some versions. */
    VERSION_ONE_OF("(t.model_id, t.version_number) in (:%1$s)"),
    /** The model is classified so. */
    OF_TIER("t.model_id in (select m.model_id from model_tier m where m.tier = :%1$s)");

    private final String sql;

    Form(String sql) {
      this.sql = sql;
    }
  }

  /** Gathers filters. */
  public static final class Filters {
    private final List<Filter> filters = new ArrayList<>();

    /** A column is a value, unless that is null. */
    public Filters is(String column, @Nullable Object value) {
      return and(column, Form.IS, value);
    }

    /** A column compares to a value, unless that is null. */
    public Filters and(String column, Form form, @Nullable Object value) {
      if (value != null) {
        filters.add(new Filter(column, form, value));
      }
      return this;
    }

    /** All of them. */
    public List<Filter> all() {
      return List.copyOf(filters);
    }
  }

  /** Whether a filter says which rows there may be at all. */
  boolean namesRows() {
    return filters.stream().anyMatch(filter -> filter.form() == Form.ONE_OF);
  }

  String condition(Filter filter) {
    return filter.form().sql.formatted(filter.column());
  }
}
