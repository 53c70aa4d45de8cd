// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.decision;

import net.corda.core.serialization.CordaSerializable;

/** What became of a proposal. */
@CordaSerializable
public enum ProposalStatus {
  /** People may decide on it until it expires. */
  OPEN,
  /** Enough of them approved it, and what it proposed was carried out. */
  ACCEPTED,
  /** One of them refused it. */
  REJECTED
}
