// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How rows of named values become inputs of a network: the features of a schema that the network
 * sees, in their order. Columns that are protected and no input are no fields.
 */
public final class RowSchema {
  private final List<Feature> features;
  private final List<Field> fields;
  private final Map<String, Integer> places = new HashMap<>();
  private final int[] offsets;

  /** Of a schema. */
  public RowSchema(FeatureSchema schema) {
    this.features = schema.inputs();
    this.fields = features.stream().map(Field::of).toList();
    this.offsets = new int[features.size() + 1];
    for (int i = 0; i < features.size(); i++) {
      places.put(features.get(i).name(), i);
      offsets[i + 1] = offsets[i] + features.get(i).width();
    }
  }

  /** The fields, each of which a row has to name. */
  public List<Field> fields() {
    return fields;
  }

  /** The place of a field among {@link #fields}, or -1 if there is none of this name. */
  public int indexOf(String field) {
    return places.getOrDefault(field, -1);
  }

  /** How many inputs a row becomes. */
  public int width() {
    return offsets[features.size()];
  }

  /** The first input of a field; that of the place behind the last field is {@link #width}. */
  public int offset(int field) {
    return offsets[field];
  }

  /** What takes rows value by value, one after the other; for one thread. */
  public RowFiller filler() {
    return new RowFiller(this);
  }

  /**
   * Writes the inputs of a row.
   *
   * @param row by field a number, text, a flag, or null for a missing value
   * @param offset where the row's inputs begin
   * @throws InvalidRowException naming every field at fault
   */
  public void encode(Map<String, ?> row, float[] out, int offset) {
    RowFiller filler = filler();
    filler.begin(out, offset);
    for (Map.Entry<String, ?> given : row.entrySet()) {
      Object value = given.getValue();
      if (value == null) {
        filler.missing(given.getKey());
      } else if (value instanceof Number number) {
        filler.number(given.getKey(), number.doubleValue());
      } else if (value instanceof String text) {
        filler.text(given.getKey(), text);
      } else if (value instanceof Boolean flag) {
        filler.flag(given.getKey(), flag);
      } else {
        filler.other(given.getKey(), "neither a number nor text nor a flag");
      }
    }
    filler.end();
  }

  Feature feature(int place) {
    return features.get(place);
  }
}
