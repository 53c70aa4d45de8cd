// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import net.corda.core.flows.FlowLogic;
import org.jspecify.annotations.Nullable;

/**
 * A flow that is about to be started.
 *
 * @param flow which
 * @param arguments its constructor's, none of them null: the node could not tell constructors apart
 */
record FlowCall(Class<? extends FlowLogic<?>> flow, List<Object> arguments) {
  static FlowCall of(Class<? extends FlowLogic<?>> flow, @Nullable Object... arguments) {
    return new FlowCall(flow, Collections.unmodifiableList(Arrays.<Object>asList(arguments)));
  }
}
