// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.live;

/** A view that shows what is on the ledger, and so is told when that changes. */
public interface FollowsLedger {
  /** Shows what is there now; called with the view's session locked. */
  void ledgerMoved();
}
