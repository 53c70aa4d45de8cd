// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.federation;

import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.frame.Bounds;
import net.concordat.contracts.frame.Value;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** A client whose update is not in a round, and why. */
@CordaSerializable
public final class Exclusion extends Value {
  private final int seat;
  private final ExclusionReason reason;
  private final @Nullable UpdateCommitment second;

  /**
   * @param seat the client's place in the federation, from 0
   * @param reason why
   * @param second what it signed beside its commitment; null unless that is the reason
   */
  @ConstructorForDeserialization
  public Exclusion(int seat, ExclusionReason reason, @Nullable UpdateCommitment second) {
    this.seat = seat;
    this.reason = reason;
    this.second = second;
  }

  void checkBounds() {
    Bounds.number("seat", seat, 0, Bounds.PARTIES - 1L);
    if (second != null) {
      second.checkBounds();
    }
  }

  public int getSeat() {
    return seat;
  }

  public ExclusionReason getReason() {
    return reason;
  }

  public @Nullable UpdateCommitment getSecond() {
    return second;
  }

  @Override
  protected List<@Nullable Object> components() {
    return Arrays.asList(seat, reason, second);
  }
}
