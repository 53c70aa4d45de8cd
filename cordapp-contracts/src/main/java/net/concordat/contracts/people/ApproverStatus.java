// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.people;

import net.corda.core.serialization.CordaSerializable;

/** Whether a person may decide, once the time has come. */
@CordaSerializable
public enum ApproverStatus {
  /** Enrolled. */
  ACTIVE,
  /** Gone for good. */
  REVOKED
}
