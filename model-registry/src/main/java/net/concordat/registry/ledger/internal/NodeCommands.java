// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import net.concordat.contracts.frame.ConcordatState;
import net.concordat.registry.ledger.LedgerAct;
import net.concordat.registry.ledger.LedgerCommands;
import net.concordat.registry.ledger.LedgerRefusedException;
import net.concordat.registry.ledger.LedgerResult;
import net.concordat.registry.ledger.NodeUnavailableException;
import net.concordat.registry.ledger.StateId;
import net.concordat.registry.ledger.UnknownMemberException;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.RefusedException;
import net.corda.client.rpc.RPCException;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.identity.CordaX500Name;
import net.corda.core.identity.Party;
import net.corda.core.messaging.CordaRPCOps;
import net.corda.core.messaging.FlowHandleWithClientId;
import net.corda.nodeapi.exceptions.RejectedCommandException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Starts flows, each under a client id. */
@Component
class NodeCommands implements LedgerCommands {
  /** What a rule's refusal says of how things stand rather than of what was asked. */
  private static final Set<FlowRule> MAY_PASS_LATER =
      Set.of(
          FlowRule.CURRENT_STATES,
          FlowRule.OBSERVED,
          FlowRule.DELIVERY_NO_GRANT,
          FlowRule.DELIVERY_VERSION,
          FlowRule.DELIVERY_CANCELLED,
          FlowRule.PROPOSAL_STATUS,
          FlowRule.SPEND_ONCE,
          FlowRule.HOLDOUT_ONCE);

  private final NodeConnection node;
  private final FlowProgress flows;

  NodeCommands(NodeConnection node, FlowProgress flows) {
    this.node = node;
    this.flows = flows;
  }

  @Override
  public void requireReady(LedgerAct act) {
    node.ask(CordaRPCOps::currentNodeTime);
    FlowCalls.of(new UUID(0, 0).toString(), act, this::party);
  }

  private Party party(String name) {
    CordaX500Name known;
    try {
      known = CordaX500Name.parse(name);
    } catch (IllegalArgumentException e) {
      throw new UnknownMemberException(name);
    }
    @Nullable Party party = node.ask(ops -> ops.wellKnownPartyFromX500Name(known));
    if (party == null) {
      throw new UnknownMemberException(name);
    }
    return party;
  }

  @Override
  public CompletableFuture<LedgerResult> start(
      String clientId, UUID commandId, LedgerAct act, Consumer<String> progress) {
    node.ask(CordaRPCOps::currentNodeTime);
    FlowCall call = FlowCalls.of(commandId.toString(), act, this::party);
    FlowHandleWithClientId<?> handle;
    try {
      handle =
          node.ask(
              ops ->
                  ops.startFlowDynamicWithClientId(
                      clientId, call.flow(), call.arguments().toArray()));
    } catch (RejectedCommandException draining) {
      throw new NodeUnavailableException("The node takes nothing new: it drains.", draining);
    } catch (RuntimeException failure) {
      return CompletableFuture.failedFuture(failure);
    }
    flows.follow(handle.getId(), progress);
    return handle.getReturnValue().toCompletableFuture().handle(NodeCommands::result);
  }

  private static LedgerResult result(@Nullable Object left, @Nullable Throwable failure) {
    if (failure != null) {
      throw asOurs(failure);
    }
    if (left instanceof StateAndRef<?> found
        && found.getState().getData() instanceof ConcordatState state) {
      StateId id = Facts.id(found.getRef());
      return new LedgerResult(id, Facts.of(state, id).orElse(null));
    }
    return new LedgerResult(null, null);
  }

  private static RuntimeException asOurs(Throwable failure) {
    if (failure instanceof RefusedException refusal) {
      return new LedgerRefusedException(
          refusal.rule(), withoutName(refusal), mayPassLater(refusal.rule()));
    }
    if (failure instanceof RPCException lost) {
      return new NodeUnavailableException("The node was lost while it acted.", lost);
    }
    return new CompletionException(failure);
  }

  private static String withoutName(RefusedException refusal) {
    String message = String.valueOf(refusal.getMessage());
    String prefix = refusal.rule() + ": ";
    return message.startsWith(prefix) ? message.substring(prefix.length()) : message;
  }

  private static boolean mayPassLater(String rule) {
    return MAY_PASS_LATER.stream().anyMatch(known -> known.ruleName().equals(rule));
  }

  @Override
  public void forget(String clientId) {
    node.ask(ops -> ops.removeClientId(clientId));
  }
}
