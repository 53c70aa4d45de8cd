// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.schema;

/**
 * Why a row cannot be scored.
 *
 * @param field its name, as it was given
 * @param rule what is broken
 * @param reason what is allowed and what was given, as the end of a sentence that begins with the
 *     field
 */
public record FieldProblem(String field, FieldRule rule, String reason) {
  @Override
  public String toString() {
    return "'" + field + "' " + reason;
  }
}
