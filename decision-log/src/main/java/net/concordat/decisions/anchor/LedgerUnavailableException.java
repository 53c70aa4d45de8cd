// SPDX-License-Identifier: Apache-2.0
package net.concordat.decisions.anchor;

import org.jspecify.annotations.Nullable;

/** The ledger does not answer: batches wait. */
public final class LedgerUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Says who does not answer. */
  public LedgerUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
