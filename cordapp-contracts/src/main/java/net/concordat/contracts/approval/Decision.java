// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.approval;

import net.corda.core.serialization.CordaSerializable;

/** What a member decides about a version. */
@CordaSerializable
public enum Decision {
  /** The version is fit for its purpose. */
  APPROVE,
  /** It is not. */
  REJECT
}
