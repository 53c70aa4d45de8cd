// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.schema;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * One declared input column. A feature holds nothing that was measured on a bank's rows: ranges,
 * vocabularies and scaling are declared in public, or came with the parent.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = NumericFeature.class, name = "numeric"),
  @JsonSubTypes.Type(value = CategoricalFeature.class, name = "categorical"),
  @JsonSubTypes.Type(value = OrdinalFeature.class, name = "ordinal"),
  @JsonSubTypes.Type(value = DatetimeFeature.class, name = "datetime"),
  @JsonSubTypes.Type(value = BooleanFeature.class, name = "boolean")
})
public sealed interface Feature
    permits NumericFeature, CategoricalFeature, OrdinalFeature, DatetimeFeature, BooleanFeature {
  /** The column's name in the header. */
  String name();

  /** Whether and how the column is protected. */
  @Nullable Protection protection();

  /** Whether the network sees the column. */
  @JsonIgnore
  default boolean isInput() {
    Protection protection = protection();
    return protection == null || protection.inputReason() != null;
  }

  /** How many network inputs the column becomes where the network sees it. */
  @JsonIgnore
  int width();

  /**
   * Writes the network inputs of one cell of a file.
   *
   * @param cell the text of the cell; empty means missing
   * @param out the row's inputs
   * @param offset where this feature's inputs begin; they are all zero before the call
   * @throws CellException if the cell is not allowed
   */
  void encode(String cell, float[] out, int offset) throws CellException;

  /** The same of a number. */
  default void encode(double number, float[] out, int offset) throws CellException {
    throw new CellException(
        FieldRule.TYPE, "must be %s, but is the number %s".formatted(allowed(), number));
  }

  /** The same of a flag. */
  default void encode(boolean flag, float[] out, int offset) throws CellException {
    throw new CellException(FieldRule.TYPE, "must be %s, but is %s".formatted(allowed(), flag));
  }

  /** What a value may be, in words. */
  @JsonIgnore
  String allowed();
}
