// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.model.internal;

import java.util.List;
import net.concordat.registry.ledger.LedgerRow;

/**
 * A table that is searched.
 *
 * @param name its name
 * @param words the table of its words, where the database has none of its own
 * @param place by which columns the rows have their order
 * @param newestFirst whether that is descending
 * @param together what an index begins with that serves those who ask for all of it
 * @param row what a row is
 * @param <R> what a row is
 */
public record SearchTable<R extends LedgerRow>(
    String name,
    String words,
    List<String> place,
    boolean newestFirst,
    List<String> together,
    Class<R> row) {
  /** Models by name. */
  public static final SearchTable<RegisteredModelRow> MODELS =
      new SearchTable<>(
          "registered_model",
          "model_word",
          List.of("name", "model_id"),
          false,
          List.of("owner", "purpose"),
          RegisteredModelRow.class);

  /** Versions, the newest first. */
  public static final SearchTable<ModelVersionRow> VERSIONS =
      new SearchTable<>(
          "model_version",
          "version_word",
          List.of("published_at", "model_id", "version_number"),
          true,
          List.of(),
          ModelVersionRow.class);
}
