// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.ledger.internal;

import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import net.concordat.contracts.frame.ConcordatState;
import net.concordat.registry.ledger.LedgerAct;
import net.concordat.registry.ledger.LedgerCommands;
import net.concordat.registry.ledger.LedgerResult;
import net.concordat.registry.ledger.NodeUnavailableException;
import net.concordat.registry.ledger.StateId;
import net.concordat.registry.ledger.UnknownMemberException;
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
class NodeCommands implements LedgerCommands, KnownParties {
  private final NodeConnection node;
  private final PeopleNode people;
  private final FlowProgress flows;

  NodeCommands(NodeConnection node, PeopleNode people, FlowProgress flows) {
    this.node = node;
    this.people = people;
    this.flows = flows;
  }

  @Override
  public void requireReady(LedgerAct act) {
    node.ask(CordaRPCOps::currentNodeTime);
    FlowCalls.of(new UUID(0, 0).toString(), act, this);
  }

  @Override
  public Party party(String name) {
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
  public boolean isEnrolled(UUID personId) {
    return people.people().stream()
        .flatMap(enrolled -> enrolled.getPeople().stream())
        .anyMatch(approver -> approver.getPerson().getPersonId().equals(personId));
  }

  @Override
  public CompletableFuture<LedgerResult> start(
      String clientId, UUID commandId, LedgerAct act, Consumer<String> progress) {
    node.ask(CordaRPCOps::currentNodeTime);
    FlowCall call = FlowCalls.of(commandId.toString(), act, this);
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

  /**
   * Starts a flow that may be started again.
   *
   * @return what it gives; ends with a refusal in our words
   */
  CompletableFuture<Object> begin(FlowCall call) {
    try {
      return node.ask(ops -> ops.startFlowDynamic(call.flow(), call.arguments().toArray()))
          .getReturnValue()
          .toCompletableFuture()
          .handle(NodeCommands::given);
    } catch (RejectedCommandException draining) {
      throw new NodeUnavailableException("The node takes nothing new: it drains.", draining);
    }
  }

  private static Object given(@Nullable Object given, @Nullable Throwable failure) {
    if (failure != null) {
      throw asOurs(failure);
    }
    return given == null ? "nothing" : given;
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
      return Refusals.of(refusal);
    }
    if (failure instanceof RPCException lost) {
      return new NodeUnavailableException("The node was lost while it acted.", lost);
    }
    return new CompletionException(failure);
  }

  @Override
  public void forget(String clientId) {
    node.ask(ops -> ops.removeClientId(clientId));
  }
}
