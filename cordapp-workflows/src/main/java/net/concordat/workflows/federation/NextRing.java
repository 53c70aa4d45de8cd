// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import java.util.concurrent.CompletableFuture;
import net.corda.core.flows.FlowExternalAsyncOperation;

/**
 * What a flow awaits that has looked in vain. After a restart the bell has rung another number of
 * times, so the flow looks at once.
 */
final class NextRing implements FlowExternalAsyncOperation<Boolean> {
  private final RoundBell bell;
  private final long heard;

  /**
   * @param heard how often the bell had rung before the flow looked
   */
  NextRing(RoundBell bell, long heard) {
    this.bell = bell;
    this.heard = heard;
  }

  @Override
  public CompletableFuture<Boolean> execute(String deduplicationId) {
    return bell.after(heard);
  }
}
