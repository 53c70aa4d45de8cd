// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import net.concordat.contracts.federation.ExclusionReason;
import net.concordat.contracts.federation.UpdateCommitment;
import net.corda.core.serialization.ConstructorForDeserialization;
import net.corda.core.serialization.CordaSerializable;
import org.jspecify.annotations.Nullable;

/** What has come from one client in a round. */
@CordaSerializable
public final class UpdateMail {
  private final UpdateCommitment commitment;
  private final @Nullable UpdateCommitment second;
  private final boolean arrived;
  private final @Nullable ExclusionReason finding;

  /**
   * @param commitment what it committed to first
   * @param second another commitment that it signed for the same round; null for none
   * @param arrived whether the update is in this node's store, as committed to and agreed on
   * @param finding what was wrong with what came instead; null for nothing
   */
  @ConstructorForDeserialization
  public UpdateMail(
      UpdateCommitment commitment,
      @Nullable UpdateCommitment second,
      boolean arrived,
      @Nullable ExclusionReason finding) {
    this.commitment = commitment;
    this.second = second;
    this.arrived = arrived;
    this.finding = finding;
  }

  public UpdateCommitment getCommitment() {
    return commitment;
  }

  public @Nullable UpdateCommitment getSecond() {
    return second;
  }

  public boolean isArrived() {
    return arrived;
  }

  public @Nullable ExclusionReason getFinding() {
    return finding;
  }
}
