// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.model.internal;

import java.util.List;

/** How a database finds rows by the words in their {@code search_text}. */
interface WordIndex {
  /**
   * Notes the words of rows.
   *
   * @param rows of each its place in the table's order, and its words
   */
  void add(SearchTable<?> table, List<Indexed> rows);

  /**
   * The rows that have all of some words.
   *
   * @param words one at least
   */
  WordQuery having(SearchTable<?> table, List<String> words);

  /**
   * A row's words.
   *
   * @param place its place in the table's order
   * @param text the words, with a space between two
   */
  record Indexed(List<?> place, String text) {}
}
