// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** What clients say in a masked round, one after the other. */
@CordaSerializable
public enum MaskStep {
  /** Their open keys for this round. */
  KEYS,
  /** Shares of their secrets, each sealed for one other client. */
  SHARES,
  /** Whose masked updates are in the sum. */
  SURVIVORS,
  /** The shares that take the masks away from that sum. */
  UNMASKING;

  /** The step that comes before; null of the first. */
  @Nullable MaskStep before() {
    return this == KEYS ? null : values()[ordinal() - 1];
  }

  /** Whether it comes before clients commit to their updates. */
  boolean isBeforeCommitments() {
    return compareTo(SHARES) <= 0;
  }
}
