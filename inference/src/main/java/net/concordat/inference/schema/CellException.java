// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.schema;

/** A cell is not allowed; the message gives the reason, the reader adds row and column. */
public final class CellException extends Exception {
  private static final long serialVersionUID = 1L;

  private final FieldRule rule;

  CellException(FieldRule rule, String reason) {
    super(reason);
    this.rule = rule;
  }

  /** What it breaks. */
  public FieldRule rule() {
    return rule;
  }

  /** The reason. */
  public String reason() {
    return String.valueOf(getMessage());
  }
}
