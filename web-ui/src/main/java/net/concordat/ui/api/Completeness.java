// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of the record of a version's review and approval are there.
 *
 * @param tier how the model is classified; null if it is not: then all is asked for
 * @param present what is there
 * @param missing what is not
 */
public record Completeness(@Nullable String tier, List<Field> present, List<Field> missing) {
  /** What is asked of a document, there or not. */
  public List<Field> of(String document) {
    return Stream.concat(present.stream(), missing.stream())
        .filter(field -> field.document().equals(document))
        .toList();
  }

  /** What is missing of it. */
  public List<Field> missing(String document) {
    return missing.stream().filter(field -> field.document().equals(document)).toList();
  }

  /**
   * A field.
   *
   * @param id by which the registry knows it
   * @param document in which kind of document it is looked for; ledger for none
   * @param path where it stands in the document (RFC 6901)
   * @param title what it is, as the registry calls it
   */
  public record Field(String id, String document, String path, String title) {}
}
