// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.workflows.support.Background;
import net.corda.core.crypto.SecureHash;
import net.corda.core.identity.CordaX500Name;
import net.corda.core.identity.Party;
import net.corda.core.node.AppServiceHub;
import net.corda.core.node.services.CordaService;
import net.corda.core.node.services.ServiceLifecycleEvent;
import net.corda.core.serialization.SingletonSerializeAsToken;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * On an observer: reads the notary's log again and again, and asks for what is missing, first the
 * node that had it notarised, then every member in turn. On any other node it does nothing.
 */
@CordaService
public final class CompletenessService extends SingletonSerializeAsToken {
  private static final Logger LOG = LoggerFactory.getLogger(CompletenessService.class);
  private static final long PERIOD_SECONDS = 5;

  /** How long a report may be on its way before somebody is asked for it. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final AppServiceHub services;
  private final Background background;
  private final ConsortiumParties parties;
  private final AtomicBoolean reading = new AtomicBoolean();

  public CompletenessService(AppServiceHub services) {
    this.services = services;
    this.background = new Background(services, "concordat-completeness");
    this.parties = new ConsortiumParties(services);
    services.register(AppServiceHub.SERVICE_PRIORITY_NORMAL, this::onLifecycleEvent);
  }

  private Void onLifecycleEvent(ServiceLifecycleEvent event) {
    if (event == ServiceLifecycleEvent.STATE_MACHINE_STARTED) {
      background.repeat(this::observe, PERIOD_SECONDS);
    }
    return null;
  }

  private void observe() {
    Optional<ConsortiumState> consortium =
        background.inTransaction(() -> parties.current().filter(parties::isObserver));
    if (!consortium.isPresent()) {
      return;
    }
    boolean isRead =
        background.inTransaction(() -> new FlowLease(services).isTaken(ReadNotaryLogFlow.TASK));
    if (!isRead && reading.compareAndSet(false, true)) {
      read();
    }
    background
        .inTransaction(() -> toAsk(consortium.get()))
        .forEach(
            (member, ids) ->
                services
                    .startFlow(new RequestReportsFlow(member, ids))
                    .getReturnValue()
                    .toCompletableFuture()
                    .whenComplete((promised, failure) -> log(member, failure)));
  }

  private void read() {
    services
        .startFlow(new ReadNotaryLogFlow())
        .getReturnValue()
        .toCompletableFuture()
        .whenComplete(
            (read, failure) -> {
              reading.set(false);
              if (failure != null) {
                LOG.warn("The notary's log was not read: {}", failure.toString());
              }
            });
  }

  private static void log(Party member, @Nullable Throwable failure) {
    if (failure != null) {
      LOG.warn("{} does not tell what is missing: {}", member.getName(), failure.toString());
    }
  }

  private Map<Party, List<SecureHash>> toAsk(ConsortiumState consortium) {
    Completeness completeness = new Completeness(services);
    completeness.settle();
    Instant before = Instant.now().minus(PATIENCE);
    List<NotarisedRow> missing = completeness.toAskFor(before, before, RequestReportsFlow.IDS);
    Map<Party, List<SecureHash>> ids = new LinkedHashMap<>();
    for (NotarisedRow row : missing) {
      List<Party> candidates = candidates(consortium, row.getRequester());
      Party next = candidates.get(row.getAsked() % candidates.size());
      ids.computeIfAbsent(next, party -> new ArrayList<>()).add(SecureHash.create(row.getTxId()));
    }
    completeness.asked(missing);
    FlowLease lease = new FlowLease(services);
    ids.keySet().removeIf(party -> lease.isTaken(RequestReportsFlow.task(party)));
    return ids;
  }

  private List<Party> candidates(ConsortiumState consortium, String requester) {
    LinkedHashSet<Party> candidates = new LinkedHashSet<>();
    Party first = services.getNetworkMapCache().getPeerByLegalName(CordaX500Name.parse(requester));
    if (first != null) {
      candidates.add(first);
    }
    candidates.addAll(parties.otherMembers(consortium));
    return new ArrayList<>(candidates);
  }
}
