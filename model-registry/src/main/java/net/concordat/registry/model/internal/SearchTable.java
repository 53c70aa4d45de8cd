// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.model.internal;

import java.util.List;
import net.concordat.registry.ledger.FactRow;
import net.concordat.registry.ledger.ModelVersionFact;
import net.concordat.registry.ledger.RegisteredModelFact;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.model.FoundVersion;
import org.springframework.jdbc.core.RowMapper;

/**
 * A table that is searched.
 *
 * @param name its name
 * @param words the table of its words, where the database has none of its own
 * @param place by which columns the rows have their order
 * @param newestFirst whether that is descending
 * @param together what an index begins with that serves those who ask for all of it
 * @param besides which columns are read besides those of every fact
 * @param row reads a row
 * @param <R> what a row is read as
 */
public record SearchTable<R>(
    String name,
    String words,
    List<String> place,
    boolean newestFirst,
    List<String> together,
    List<String> besides,
    RowMapper<R> row) {
  /** Models by name. */
  public static final SearchTable<Standing<RegisteredModelFact>> MODELS =
      new SearchTable<>(
          "registered_model",
          "model_word",
          List.of("name", "model_id"),
          false,
          List.of("owner", "purpose"),
          List.of(),
          (row, number) -> FactRow.standing(row, RegisteredModelFact.class));

  /** Versions, the newest first. */
  public static final SearchTable<FoundVersion> VERSIONS =
      new SearchTable<>(
          "model_version",
          "version_word",
          List.of("published_at", "model_id", "version_number"),
          true,
          List.of(),
          List.of("model_name", "purpose"),
          (row, number) ->
              new FoundVersion(
                  row.getString("model_name"),
                  row.getString("purpose"),
                  FactRow.standing(row, ModelVersionFact.class)));
}
