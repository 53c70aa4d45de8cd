// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.model.internal;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.concordat.registry.ledger.FactRow;
import net.concordat.registry.model.internal.Search.Filter;
import net.concordat.registry.model.internal.Search.Form;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Component;

/** Finds rows by words and by what they are, in the order of the table. */
@Component
public class TextSearch {
  private final NamedParameterJdbcTemplate jdbc;
  private final WordIndex words;

  TextSearch(NamedParameterJdbcTemplate jdbc, WordIndex words) {
    this.jdbc = jdbc;
    this.words = words;
  }

  /** Those that are looked for. Needs a transaction. */
  public <R> List<R> find(SearchTable<R> table, Search search) {
    WordQuery words = words(table, search);
    Map<String, Object> values = new HashMap<>(words.values());
    List<String> conditions = new ArrayList<>(words.conditions());
    conditions.add(held(search.asOf(), values));
    for (Filter filter : search.filters()) {
      conditions.add(search.condition(filter));
      values.put(filter.column(), filter.value());
    }
    conditions.addAll(after(table, search, words, values));
    values.put("most", search.most());
    values.replaceAll((name, value) -> forJdbc(value));
    return jdbc.query(
        "select %s from %s where %s order by %s fetch first :most rows only"
            .formatted(
                columns(table),
                words.from(),
                String.join(" and ", conditions),
                order(table, search, words)),
        values,
        table.row());
  }

  private static String columns(SearchTable<?> table) {
    return Stream.concat(FactRow.COLUMNS.stream(), table.besides().stream())
        .map(column -> "t." + column)
        .collect(Collectors.joining(", "));
  }

  private static Object forJdbc(Object value) {
    return value instanceof Instant instant ? instant.atOffset(ZoneOffset.UTC) : value;
  }

  private WordQuery words(SearchTable<?> table, Search search) {
    return search.words().isEmpty()
        ? new WordQuery(table.name() + " t", List.of(), Map.of(), "t", List.of())
        : words.having(table, search.words());
  }

  /** What is so of those rows of {@code t} that held at an instant, or hold now. */
  static String held(@Nullable Instant asOf, Map<String, Object> values) {
    if (asOf == null) {
      return "t.valid_to is null";
    }
    values.put("asOf", asOf);
    return "t.valid_from <= :asOf and (t.valid_to is null or t.valid_to > :asOf)";
  }

  /** The first column alone once more, for an index that knows no comparison of rows. */
  private static List<String> after(
      SearchTable<?> table, Search search, WordQuery words, Map<String, Object> values) {
    if (search.after().isEmpty()) {
      return List.of();
    }
    IntStream.range(0, search.after().size())
        .forEach(i -> values.put("after" + i, search.after().get(i)));
    String than = table.newestFirst() ? "<" : ">";
    String first = columns(table, words.ordered(), "").split(", ", 2)[0];
    return List.of(
        "%s %s= :after0".formatted(first, than),
        "(%s) %s (%s)"
            .formatted(
                columns(table, words.ordered(), ""),
                than,
                IntStream.range(0, search.after().size())
                    .mapToObj(i -> ":after" + i)
                    .collect(Collectors.joining(", "))));
  }

  /** What is the same for all comes first: some databases then read it off an index. */
  private static String order(SearchTable<?> table, Search search, WordQuery words) {
    List<String> order = new ArrayList<>(words.orderedBy());
    if (order.isEmpty()) {
      same(table, search).forEach(column -> order.add("t." + column));
    }
    order.add(columns(table, words.ordered(), table.newestFirst() ? " desc" : ""));
    return String.join(", ", order);
  }

  /**
   * Of which columns all rows have the same, as far as one index begins with them; none where rows
   * are named, since H2 then reads all that are the same rather than the few.
   */
  private static List<String> same(SearchTable<?> table, Search search) {
    if (search.namesRows()) {
      return List.of();
    }
    List<String> same =
        search.filters().stream()
            .filter(filter -> filter.form() == Form.IS && !table.place().contains(filter.column()))
            .map(Filter::column)
            .toList();
    return same.equals(table.together()) ? same : same.stream().limit(1).toList();
  }

  private static String columns(SearchTable<?> table, String of, String direction) {
    return table.place().stream()
        .map(column -> of + "." + column + direction)
        .collect(Collectors.joining(", "));
  }
}
