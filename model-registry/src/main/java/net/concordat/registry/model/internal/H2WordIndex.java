// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.model.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * For H2, a table of words, each with the places where it occurs, in the order in which these are
 * listed: whether a word is frequent or rare, the first of them are found by reading on in an
 * index.
 */
final class H2WordIndex implements WordIndex {
  private static final int FREQUENT = 1_000;

  private final JdbcTemplate jdbc;

  H2WordIndex(JdbcTemplate jdbc) {
    this.jdbc = jdbc;
  }

  @Override
  public void add(SearchTable<?> table, List<Indexed> rows) {
    String columns = "word, " + String.join(", ", table.place());
    String values = "?" + ", ?".repeat(table.place().size());
    jdbc.batchUpdate(
        "merge into %s (%s) key (%s) values (%s)"
            .formatted(table.words(), columns, columns, values),
        rows.stream().flatMap(H2WordIndex::entries).toList());
  }

  private static Stream<Object[]> entries(Indexed row) {
    return SearchText.words(row.text()).stream()
        .map(word -> Stream.concat(Stream.of(word), row.place().stream()).toArray());
  }

  @Override
  public WordQuery having(SearchTable<?> table, List<String> words) {
    List<String> rarestFirst = new ArrayList<>(words);
    if (words.size() > 1) {
      Map<String, Integer> frequencies = new HashMap<>();
      words.forEach(word -> frequencies.put(word, frequency(table, word)));
      rarestFirst.sort(Comparator.comparing(frequencies::get));
    }
    List<String> conditions = new ArrayList<>(List.of("w.word = :word0"));
    Map<String, Object> values = new HashMap<>(Map.of("word0", rarestFirst.get(0)));
    for (int i = 1; i < rarestFirst.size(); i++) {
      conditions.add(
          "exists (select 1 from %s o where o.word = :word%d and %s)"
              .formatted(table.words(), i, samePlace(table, "o")));
      values.put("word" + i, rarestFirst.get(i));
    }
    return new WordQuery(
        "%s w join %s t on %s".formatted(table.words(), table.name(), samePlace(table, "t")),
        conditions,
        values,
        "w",
        List.of("w.word"));
  }

  private static String samePlace(SearchTable<?> table, String other) {
    return table.place().stream()
        .map(column -> "%s.%s = w.%s".formatted(other, column, column))
        .collect(Collectors.joining(" and "));
  }

  private Integer frequency(SearchTable<?> table, String word) {
    List<Integer> found =
        jdbc.queryForList(
            "select 1 from %s where word = ? limit %d".formatted(table.words(), FREQUENT),
            Integer.class,
            word);
    return found.size();
  }
}
