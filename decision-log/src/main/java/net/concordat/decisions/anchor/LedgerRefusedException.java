// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.anchor;

/** The ledger does not take a batch, by the rule that the message names. */
public final class LedgerRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says by which rule. */
  public LedgerRefusedException(String message) {
    super(message);
  }
}
