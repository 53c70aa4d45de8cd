// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * One declared input column. A feature holds nothing that was measured on a bank's rows: ranges,
 * vocabularies and scaling are declared in public, or came with the parent.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = NumericFeature.class, name = "numeric"),
  @JsonSubTypes.Type(value = CategoricalFeature.class, name = "categorical"),
  @JsonSubTypes.Type(value = BooleanFeature.class, name = "boolean")
})
public sealed interface Feature permits NumericFeature, CategoricalFeature, BooleanFeature {
  /** The column's name in the header. */
  String name();

  /** How many network inputs the column becomes. */
  @com.fasterxml.jackson.annotation.JsonIgnore
  int width();

  /**
   * Writes the network inputs of one cell.
   *
   * @param cell the text of the cell; empty means missing
   * @param out the row's inputs
   * @param offset where this feature's inputs begin; they are all zero before the call
   * @throws CellException if the cell is not allowed
   */
  void encode(String cell, float[] out, int offset) throws CellException;
}
