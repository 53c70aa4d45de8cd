// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.model.internal;

import jakarta.persistence.EntityManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import net.concordat.registry.ledger.RegisteredModelFact;
import net.concordat.registry.model.internal.WordIndex.Indexed;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Makes models and versions searchable, and gives each version its model's name and purpose: the
 * two are different states, which may be read in either order.
 */
@Component
class SearchIndexer {
  private static final String UNNAMED =
      """
      select v.tx_id, v.output_index, v.published_at, v.model_id, v.version_number, v.search_text,
        (select max(m.name) from registered_model m where m.model_id = v.model_id) as model_name,
        (select max(m.purpose) from registered_model m where m.model_id = v.model_id) as purpose
      from model_version v where v.indexed = false
      """;
  private static final String NAME =
      "update model_version set model_name = ?, purpose = ?, search_text = ?, indexed = true"
          + " where tx_id = ? and output_index = ?";

  private final EntityManager entities;
  private final JdbcTemplate jdbc;
  private final WordIndex words;

  SearchIndexer(EntityManager entities, JdbcTemplate jdbc, WordIndex words) {
    this.entities = entities;
    this.jdbc = jdbc;
    this.words = words;
  }

  private record Unnamed(
      String txId,
      int outputIndex,
      List<Object> place,
      String text,
      @Nullable String modelName,
      @Nullable String purpose) {
    static Unnamed of(ResultSet row, int number) throws SQLException {
      String name = row.getString("model_name");
      String purpose = row.getString("purpose");
      return new Unnamed(
          row.getString("tx_id"),
          row.getInt("output_index"),
          List.of(
              row.getObject("published_at", OffsetDateTime.class),
              row.getString("model_id"),
              row.getInt("version_number")),
          SearchText.of(row.getString("search_text"), name, purpose),
          name,
          purpose);
    }

    @Nullable Object[] update() {
      return new @Nullable Object[] {modelName, purpose, text, txId, outputIndex};
    }
  }

  /** Indexes the versions whose model is known and that are not indexed yet. */
  void indexVersions() {
    entities.flush();
    List<Unnamed> found = new ArrayList<>(jdbc.query(UNNAMED, Unnamed::of));
    found.removeIf(version -> version.modelName() == null);
    if (!found.isEmpty()) {
      jdbc.batchUpdate(NAME, found.stream().map(Unnamed::update).toList());
      words.add(
          SearchTable.VERSIONS,
          found.stream().map(version -> new Indexed(version.place(), version.text())).toList());
    }
  }

  /** Indexes a model. */
  void indexModel(RegisteredModelFact model) {
    words.add(
        SearchTable.MODELS,
        List.of(
            new Indexed(
                List.of(model.name(), model.modelId()), RegisteredModelRow.searchText(model))));
  }
}
