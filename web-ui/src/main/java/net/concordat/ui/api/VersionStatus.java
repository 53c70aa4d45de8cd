// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

/** How a version stands on the ledger. */
public enum VersionStatus {
  /** Published, not decided on. */
  PENDING_APPROVAL,
  /** Enough members approved it. */
  APPROVED,
  /** Enough members rejected it. */
  REJECTED,
  /** Held for the time being. */
  FROZEN,
  /** Taken back for good. */
  WITHDRAWN
}
