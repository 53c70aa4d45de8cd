// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.people;

import net.corda.core.serialization.CordaSerializable;

/** In what capacity a person acts; one person may have several. */
@CordaSerializable
public enum Role {
  /** Makes models, and never decides on an own one. */
  MODEL_DEVELOPER,
  /** Examines models independently of who made them. */
  MODEL_VALIDATOR,
  /** Answers for the use of models. */
  MODEL_APPROVER
}
