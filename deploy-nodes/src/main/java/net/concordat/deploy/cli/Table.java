// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** A table for people to read; each column as wide as its widest cell. */
final class Table {
  private static final String GAP = "  ";

  private Table() {}

  /**
   * Prints a table.
   *
   * @param head what each column has
   * @param items a row each
   * @param row the cells of an item
   */
  static void print(List<String> head, List<JsonNode> items, Function<JsonNode, List<String>> row) {
    List<List<String>> rows = new ArrayList<>();
    items.forEach(item -> rows.add(row.apply(item)));
    int[] widths = head.stream().mapToInt(String::length).toArray();
    for (List<String> cells : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], cells.get(i).length());
      }
    }
    print(head, widths);
    print(Arrays.stream(widths).mapToObj("-"::repeat).toList(), widths);
    rows.forEach(cells -> print(cells, widths));
  }

  private static void print(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      line.append(cells.get(i)).append(" ".repeat(widths[i] - cells.get(i).length())).append(GAP);
    }
    System.out.println(line.toString().stripTrailing());
  }
}
