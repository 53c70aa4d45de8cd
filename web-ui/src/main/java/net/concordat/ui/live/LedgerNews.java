// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.live;

/** What there is to tell of the ledger. */
public enum LedgerNews {
  /** Something happened. */
  MOVED,
  /** The registry does not answer. */
  AWAY,
  /** The registry answers again. */
  BACK
}
