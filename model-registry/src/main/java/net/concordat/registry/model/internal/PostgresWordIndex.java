// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.model.internal;

import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** PostgreSQL makes the words of a row itself, in a generated column with an inverted index. */
final class PostgresWordIndex implements WordIndex {
  private final EntityManager entities;

  PostgresWordIndex(EntityManager entities) {
    this.entities = entities;
  }

  @Override
  public void add(SearchTable<?> table, List<Indexed> rows) {
    // The database does.
  }

  @Override
  public WordQuery having(SearchTable<?> table, List<String> words) {
    // Whether to go by words or by order depends on how frequent the words are.
    entities.createNativeQuery("set local plan_cache_mode = force_custom_plan").executeUpdate();
    return new WordQuery(
        table.name() + " t",
        List.of("t.words @@ cast(:words as tsquery)"),
        Map.of(
            "words",
            words.stream().map(word -> "'" + word + "'").collect(Collectors.joining(" & "))),
        "t",
        List.of());
  }
}
