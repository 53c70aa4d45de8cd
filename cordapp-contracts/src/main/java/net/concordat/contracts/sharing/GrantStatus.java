// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.sharing;

import net.corda.core.serialization.CordaSerializable;

/** How far a grant has come. */
@CordaSerializable
public enum GrantStatus {
  /** The grantor offers it; the grantee has not agreed to its terms. */
  OFFERED,
  /** The grantee agreed; it may be used until it expires. */
  ACTIVE,
  /** The grantor took it back; final. */
  REVOKED
}
