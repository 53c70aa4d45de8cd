// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.model;

import net.corda.core.serialization.CordaSerializable;

/** What the consortium has decided about a version, or its owner has done about it. */
@CordaSerializable
public enum VersionStatus {
  /** Published; members may be granted it for review, and decide. */
  PENDING_APPROVAL,
  /** As many members as the consortium demands approved it; it may be granted for use. */
  APPROVED,
  /** So many members rejected it that it can no longer be approved; final. */
  REJECTED,
  /** Its owner has stopped all use of it for a while. */
  FROZEN,
  /** Its owner has taken it back; final. */
  WITHDRAWN
}
