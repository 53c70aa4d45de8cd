// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.adoption;

import net.corda.core.serialization.CordaSerializable;

/** What an adopted version is to a purpose. */
@CordaSerializable
public enum AliasPlace {
  /** The one whose scores count. */
  CHAMPION,
  /** One that is measured beside the champion. */
  CHALLENGER
}
