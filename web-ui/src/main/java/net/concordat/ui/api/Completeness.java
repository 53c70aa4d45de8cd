// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which fields of the record of a version's review and approval are there.
 *
 * @param tier how the model is classified; null if it is not: then all is asked for
 * @param present what is there
 * @param missing what is not
 */
public record Completeness(@Nullable String tier, List<Field> present, List<Field> missing) {
  /**
   * A field.
   *
   * @param document in which kind of document it is looked for; ledger for none
   * @param title what it is, as the registry calls it
   */
  public record Field(String document, String title) {}
}
