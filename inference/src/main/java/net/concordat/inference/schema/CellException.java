// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference.schema;

/** A cell is not allowed; the message gives the reason, the reader adds row and column. */
public final class CellException extends Exception {
  private static final long serialVersionUID = 1L;

  CellException(String reason) {
    super(reason);
  }
}
