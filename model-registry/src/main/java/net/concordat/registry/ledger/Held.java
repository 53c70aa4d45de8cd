// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger;

import jakarta.persistence.criteria.Predicate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.jpa.domain.Specification;

/** Which of the states of a thing are asked for. */
public final class Held {
  private Held() {}

  /**
   * Those that held at an instant, by the ledger.
   *
   * @param asOf the instant; null for those that hold now
   */
  public static <R extends LedgerRow> Specification<R> asOf(@Nullable Instant asOf) {
    return (row, query, builder) -> {
      if (asOf == null) {
        return builder.isNull(row.get("validTo"));
      }
      Predicate notEnded =
          builder.or(
              builder.isNull(row.get("validTo")), builder.greaterThan(row.get("validTo"), asOf));
      return builder.and(builder.lessThanOrEqualTo(row.get("validFrom"), asOf), notEnded);
    };
  }

  /**
   * Those that come after a place in a list.
   *
   * @param place the values of the fields that the list is sorted by, in that order; empty for the
   *     beginning
   */
  public static <R extends LedgerRow, V extends Comparable<? super V>> Specification<R> after(
      Map<String, V> place) {
    return (row, query, builder) -> {
      if (place.isEmpty()) {
        return builder.conjunction();
      }
      List<Predicate> later = new ArrayList<>();
      List<Predicate> equal = new ArrayList<>();
      place.forEach(
          (field, value) -> {
            List<Predicate> here = new ArrayList<>(equal);
            here.add(builder.greaterThan(row.get(field), value));
            later.add(builder.and(here.toArray(Predicate[]::new)));
            equal.add(builder.equal(row.get(field), value));
          });
      // Says nothing more, but an index finds the place by it instead of reading up to there.
      Map.Entry<String, V> first = place.entrySet().iterator().next();
      return builder.and(
          builder.greaterThanOrEqualTo(row.get(first.getKey()), first.getValue()),
          builder.or(later.toArray(Predicate[]::new)));
    };
  }

  /** Those of some versions. */
  public static <R extends LedgerRow> Specification<R> of(Collection<VersionNumber> versions) {
    List<String> models = versions.stream().map(VersionNumber::modelId).distinct().toList();
    // The models alone say nothing more, but H2 finds them by an index, and no alternatives.
    return (row, query, builder) ->
        builder.and(
            row.get("modelId").in(models),
            builder.or(
                versions.stream()
                    .map(
                        each ->
                            builder.and(
                                builder.equal(row.get("modelId"), each.modelId()),
                                builder.equal(row.get("version"), each.version())))
                    .toArray(Predicate[]::new)));
  }

  /**
   * Those with one of some values.
   *
   * @param values which; null for any
   */
  public static <R extends LedgerRow> Specification<R> oneOf(
      String field, @Nullable Collection<?> values) {
    return (row, query, builder) ->
        values == null ? builder.conjunction() : row.get(field).in(values);
  }

  /**
   * Those with a time in a span.
   *
   * @param from the first instant; null for any
   * @param before the first instant after it; null for any
   */
  public static <R extends LedgerRow> Specification<R> within(
      String field, @Nullable Instant from, @Nullable Instant before) {
    return (row, query, builder) ->
        builder.and(
            from == null
                ? builder.conjunction()
                : builder.greaterThanOrEqualTo(row.get(field), from),
            before == null ? builder.conjunction() : builder.lessThan(row.get(field), before));
  }

  /**
   * Those with a value.
   *
   * @param value which; null for any
   */
  public static <R extends LedgerRow> Specification<R> with(String field, @Nullable Object value) {
    return (row, query, builder) ->
        value == null ? builder.conjunction() : builder.equal(row.get(field), value);
  }
}
