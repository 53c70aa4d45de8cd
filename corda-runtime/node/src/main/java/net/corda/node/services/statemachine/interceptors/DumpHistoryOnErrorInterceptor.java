// SPDX-License-Identifier: Apache-2.0
package net.corda.node.services.statemachine.interceptors;

import co.paralleluniverse.fibers.Suspendable;
import kotlin.Pair;
import net.corda.node.services.statemachine.ActionExecutor;
import net.corda.node.services.statemachine.Event;
import net.corda.node.services.statemachine.FlowFiber;
import net.corda.node.services.statemachine.StateMachineState;
import net.corda.node.services.statemachine.TransitionExecutor;
import net.corda.node.services.statemachine.transitions.FlowContinuation;
import net.corda.node.services.statemachine.transitions.TransitionResult;

/**
 * In the place of Corda's class, ahead of it on the class path. In dev mode that one keeps each
 * transition of a flow, with its checkpoints and messages, until the flow ends, to log them if it
 * fails: a flow that moves an artifact would fill the heap with it three times over. The cause of a
 * failure is logged elsewhere.
 */
public final class DumpHistoryOnErrorInterceptor implements TransitionExecutor {
  private final TransitionExecutor delegate;

  /**
   * Called by the state machine.
   *
   * @param delegate carries the transitions out
   */
  public DumpHistoryOnErrorInterceptor(TransitionExecutor delegate) {
    this.delegate = delegate;
  }

  @Suspendable
  @Override
  public Pair<FlowContinuation, StateMachineState> executeTransition(
      FlowFiber fiber,
      StateMachineState previousState,
      Event event,
      TransitionResult transition,
      ActionExecutor actionExecutor) {
    return delegate.executeTransition(fiber, previousState, event, transition, actionExecutor);
  }
}
