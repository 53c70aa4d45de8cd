// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.consortium;

import co.paralleluniverse.fibers.Suspendable;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;
import org.jspecify.annotations.Nullable;

/** Tells which consortium this node is bound to; null while it is bound to none. */
@StartableByRPC
public final class PinnedConsortiumFlow extends FlowLogic<@Nullable SecureHash> {
  @Suspendable
  @Override
  public @Nullable SecureHash call() {
    return new ConsortiumPin(getServiceHub()).pinned().orElse(null);
  }
}
