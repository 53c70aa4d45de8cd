// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.workflows.support.Background;
import net.concordat.workflows.support.LedgerFacts;
import net.corda.core.flows.StateMachineRunId;
import net.corda.core.identity.CordaX500Name;
import net.corda.core.identity.Party;
import net.corda.core.messaging.FlowHandle;
import net.corda.core.node.AppServiceHub;
import net.corda.core.node.services.CordaService;
import net.corda.core.node.services.ServiceLifecycleEvent;
import net.corda.core.serialization.SingletonSerializeAsToken;
import net.corda.core.transactions.SignedTransaction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties the outbox: whenever a transaction is recorded, and now and then besides, it starts one
 * {@link ReportFlow} for each recipient that has yet to be told of something and is not being told.
 * When the node starts, and when the consortium changes, it fills the gaps in the outbox; and once
 * after its start it asks everybody in the consortium what they have for this node.
 */
@CordaService
public final class OutboxService extends SingletonSerializeAsToken {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxService.class);
  private static final long PUMP_SECONDS = 5;
  private static final long TIDY_SECONDS = 20;

  private final AppServiceHub services;
  private final Background background;
  private final ConsortiumParties parties;
  private final Map<String, StateMachineRunId> beingTold = new ConcurrentHashMap<>();
  private final Set<Party> answered = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean awake = new AtomicBoolean();

  public OutboxService(AppServiceHub services) {
    this.services = services;
    this.background = new Background(services, "concordat-outbox");
    this.parties = new ConsortiumParties(services);
    services.register(AppServiceHub.SERVICE_PRIORITY_NORMAL, this::onLifecycleEvent);
  }

  private Void onLifecycleEvent(ServiceLifecycleEvent event) {
    if (event == ServiceLifecycleEvent.STATE_MACHINE_STARTED) {
      services.getValidatedTransactions().getUpdates().subscribe(this::onRecorded);
      background.execute(this::fillGaps);
      background.repeat(this::pump, PUMP_SECONDS);
      background.repeat(this::tidy, TIDY_SECONDS);
    }
    return null;
  }

  private void onRecorded(SignedTransaction recorded) {
    if (LedgerFacts.makesConsortium(recorded)) {
      background.execute(this::fillGaps);
    }
    wake();
  }

  /** Looks into the outbox soon. */
  void wake() {
    if (awake.compareAndSet(false, true)) {
      background.execute(this::pump);
    }
  }

  private void fillGaps() {
    Optional<ConsortiumState> consortium = background.inTransaction(parties::current);
    if (!consortium.isPresent() || parties.isObserver(consortium.get())) {
      return;
    }
    for (Party observer : consortium.get().getHeader().getObservers()) {
      Optional<String> after = Optional.of("");
      while (after.isPresent()) {
        String from = after.get();
        after =
            background.inTransaction(
                () -> new StoredTransactions(services).enqueueUnreported(observer, from));
      }
    }
    wake();
  }

  private void pump() {
    awake.set(false);
    List<Party> free =
        background.inTransaction(
            () -> {
              List<Party> recipients = new ArrayList<>();
              for (String name : new Outbox(services).waitingRecipients()) {
                Party party =
                    services.getNetworkMapCache().getPeerByLegalName(CordaX500Name.parse(name));
                if (party != null && isFree(party)) {
                  recipients.add(party);
                }
              }
              return recipients;
            });
    free.forEach(this::tell);
  }

  private boolean isFree(Party recipient) {
    FlowLease lease = new FlowLease(services);
    String task = ReportFlow.task(recipient);
    return lease.isGivenUp(task)
        || !beingTold.containsKey(recipient.getName().toString()) && !lease.isTaken(task);
  }

  private void tell(Party recipient) {
    String name = recipient.getName().toString();
    FlowHandle<Integer> flow = services.startFlow(new ReportFlow(recipient));
    beingTold.put(name, flow.getId());
    flow.getReturnValue()
        .toCompletableFuture()
        .whenComplete((told, failure) -> onTold(name, flow.getId(), told, failure));
  }

  private void onTold(
      String name, StateMachineRunId flow, @Nullable Integer told, @Nullable Throwable failure) {
    beingTold.remove(name, flow);
    if (failure != null) {
      LOG.warn("The report to {} failed and is tried again: {}", name, failure.toString());
    } else if (told != null && told > 0) {
      wake();
    }
  }

  private void tidy() {
    Set<Party> toAsk =
        background.inTransaction(
            () -> {
              new Outbox(services).dropAbandoned();
              Set<Party> others = new LinkedHashSet<>(parties.toGreet());
              others.removeAll(answered);
              others.removeIf(
                  party -> new FlowLease(services).isTaken(RequestReportsFlow.task(party)));
              return others;
            });
    toAsk.forEach(this::ask);
  }

  private void ask(Party member) {
    services
        .startFlow(new RequestReportsFlow(member, Collections.emptyList()))
        .getReturnValue()
        .toCompletableFuture()
        .whenComplete(
            (promised, failure) -> {
              if (failure == null) {
                answered.add(member);
              } else {
                LOG.info("{} tells nothing yet: {}", member.getName(), failure.toString());
              }
            });
  }
}
