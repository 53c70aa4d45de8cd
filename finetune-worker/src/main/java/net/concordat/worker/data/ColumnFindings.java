// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import net.concordat.inference.schema.Feature;
import net.concordat.inference.schema.FeatureSchema;
import net.concordat.inference.support.InvalidInputException;
import net.concordat.worker.data.source.RowSource;
import org.jspecify.annotations.Nullable;

/** What is odd about the rows of a source as a whole, which no single row shows. */
public final class ColumnFindings implements Serializable {
  private static final long serialVersionUID = 1;

  private final String source;
  private final List<String> names;
  private final int[] columns;
  private final @Nullable String[] first;
  private final boolean[] varies;
  private final int label;
  private final boolean labelled;
  private int rows;
  private int positives;

  /** Begins without rows. */
  public ColumnFindings(RowSource source, FeatureSchema schema, List<String> header) {
    this.source = source.name();
    Set<String> absent = source.absent();
    this.names =
        schema.features().stream().map(Feature::name).filter(n -> !absent.contains(n)).toList();
    this.columns = names.stream().mapToInt(header::indexOf).toArray();
    this.first = new @Nullable String[columns.length];
    this.varies = new boolean[columns.length];
    this.label = header.indexOf(schema.label());
    this.labelled = !absent.contains(schema.label());
  }

  /** Takes in a row. */
  public void add(List<String> cells) {
    rows++;
    positives += cells.get(label).strip().equals("1") ? 1 : 0;
    for (int i = 0; i < columns.length; i++) {
      if (!varies[i]) {
        String cell = cells.get(columns[i]).strip();
        varies[i] = rows > 1 && !cell.equals(first[i]);
        first[i] = cell;
      }
    }
  }

  /** Takes in what was found in other rows of the source. */
  public void add(ColumnFindings others) {
    for (int i = 0; i < columns.length && others.rows > 0; i++) {
      varies[i] |= others.varies[i] || rows > 0 && !Objects.equals(first[i], others.first[i]);
      first[i] = others.first[i];
    }
    rows += others.rows;
    positives += others.positives;
  }

  /**
   * Refuses a source without rows, and columns that are empty in all of them.
   *
   * @throws InvalidInputException naming what is empty
   */
  public void requireContent() {
    if (rows == 0) {
      throw new InvalidInputException(source + " must have rows, but has only a header");
    }
    List<String> empty = where("");
    if (!empty.isEmpty()) {
      throw new InvalidInputException(
          "%s must have values in each column of the schema, but all %d rows are empty in %s: name such a column as missing in a feature mapping"
              .formatted(source, rows, empty));
    }
  }

  /** Sentences for a person to read before training; none where nothing is odd. */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    List<String> constant = where(null);
    if (!constant.isEmpty()) {
      sentences.add(
          "%s has the same value in all %d rows of %s: nothing can be learned from these columns"
              .formatted(source, rows, constant));
    }
    if (labelled && (positives == 0 || positives == rows)) {
      sentences.add(
          "%s has the same label in all %d rows: a model cannot be trained on them"
              .formatted(source, rows));
    }
    return sentences;
  }

  private List<String> where(@Nullable String value) {
    List<String> found = new ArrayList<>();
    for (int i = 0; i < columns.length; i++) {
      if (!varies[i] && rows > 1 && (value == null || value.equals(first[i]))) {
        found.add(names.get(i));
      }
    }
    return found;
  }
}
