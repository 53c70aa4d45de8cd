// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.sharing;

import net.corda.core.serialization.CordaSerializable;

/** What a grant is for. */
@CordaSerializable
public enum GrantKind {
  /** To evaluate a pending or approved version, and nothing else. */
  REVIEW,
  /** To use an approved version within the terms. */
  USE
}
