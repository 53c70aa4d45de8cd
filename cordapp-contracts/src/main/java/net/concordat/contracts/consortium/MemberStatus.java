// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.consortium;

import net.corda.core.serialization.CordaSerializable;

/** Whether a member may act. */
@CordaSerializable
public enum MemberStatus {
  /** It may publish, grant, receive and decide. */
  ACTIVE,
  /** It may do nothing until it is reinstated; what it did before stands. */
  SUSPENDED
}
