// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

/** How much depends on a model: its exposure and what it is used for. */
public enum Tier {
  /** Little. */
  LOW,
  /** Something. */
  MEDIUM,
  /** Much. */
  HIGH
}
