// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import net.corda.core.serialization.CordaSerializable;

/** What has become of a transaction in the outbox. */
@CordaSerializable
public enum OutboxStatus {
  /** The recipient has not answered. */
  WAITING,
  /** The recipient verified and recorded it, and signed for it. */
  RECEIPTED,
  /** The recipient refused it. */
  REFUSED
}
