// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.schema;

/** What a value can break. */
public enum FieldRule {
  /** The field is not named, or has no value and no rule for that. */
  MISSING,
  /** The model has no such field. */
  EXTRA,
  /** The value is of another kind, such as text for a number. */
  TYPE,
  /** The value is no finite number, or outside the declared range. */
  RANGE,
  /** The value is not among those that are declared. */
  VALUE
}
