// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import net.corda.core.serialization.CordaSerializable;

/** Why a client's update is not in a round. */
@CordaSerializable
public enum ExclusionReason {
  /** Nothing came from it in time. */
  AWAY,
  /** It signed two different updates for one round; the second is the evidence. */
  TWO_UPDATES,
  /** What came is not what it had committed to. */
  WRONG_COMMITMENT,
  /** What it committed to is of another length or form than agreed on. */
  WRONG_SHAPE,
  /** What it committed to has a number in it that is none. */
  NOT_FINITE,
  /** What it committed to is an update of another round, or from other global weights. */
  REPLAYED,
  /** The rule of the federation left it out. */
  BY_RULE,
  /** Another of its group is missing, so that the group's sum cannot be taken. */
  GROUP_INCOMPLETE,
  /** The consortium has suspended it. */
  SUSPENDED,
  /** By the evaluators' word models have gained least by it, of all rounds so far. */
  LEAST_GAIN
}
