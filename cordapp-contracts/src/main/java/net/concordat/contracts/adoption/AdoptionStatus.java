// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.adoption;

import net.corda.core.serialization.CordaSerializable;

/** What became of an adoption. Before it there is a proposal, see DD011. */
@CordaSerializable
public enum AdoptionStatus {
  /** People of the bank decided that the version may be used. */
  APPROVED,
  /** The bank stopped the use; only a decision of people lets it go on. */
  SUSPENDED,
  /** The use is over for good. */
  RETIRED
}
