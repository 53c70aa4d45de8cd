// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.observer;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.workflows.support.AuditLog;
import net.concordat.workflows.support.Background;
import net.concordat.workflows.support.FlowRule;
import net.concordat.workflows.support.RefusedException;
import net.corda.core.identity.Party;
import net.corda.core.node.AppServiceHub;
import net.corda.core.node.services.CordaService;
import net.corda.core.node.services.ServiceLifecycleEvent;
import net.corda.core.serialization.SingletonSerializeAsToken;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Knows what the observers last said about whose transactions they are missing, so that a flow can
 * ask without waiting for anybody. An observer that says nothing stops nobody: its silence is
 * logged, and what it said before counts no longer.
 */
@CordaService
public final class ObservationService extends SingletonSerializeAsToken {
  private static final Logger LOG = LoggerFactory.getLogger(ObservationService.class);
  private static final long PERIOD_SECONDS = 15;

  /** How long a statement counts. */
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final AppServiceHub services;
  private final Background background;
  private final ConsortiumParties parties;
  private final Map<Party, Heard> heard = new ConcurrentHashMap<>();
  private final Set<Party> beingAsked = ConcurrentHashMap.newKeySet();

  public ObservationService(AppServiceHub services) {
    this.services = services;
    this.background = new Background(services, "concordat-observation");
    this.parties = new ConsortiumParties(services);
    services.register(AppServiceHub.SERVICE_PRIORITY_NORMAL, this::onLifecycleEvent);
  }

  private Void onLifecycleEvent(ServiceLifecycleEvent event) {
    if (event == ServiceLifecycleEvent.STATE_MACHINE_STARTED) {
      background.repeat(this::askObservers, PERIOD_SECONDS);
    }
    return null;
  }

  /**
   * Requires that no observer has been missing a transaction of any of these members for longer
   * than the consortium allows. Call inside a flow.
   *
   * @throws RefusedException by the rule {@code observed}
   */
  public void requireObserved(Party... members) throws RefusedException {
    Optional<ConsortiumState> consortium = parties.current();
    if (!consortium.isPresent()) {
      return;
    }
    Instant before =
        Instant.now().minusSeconds(consortium.get().getRules().getMaxUnobservedSeconds());
    for (Party observer : consortium.get().getHeader().getObservers()) {
      Heard last = heard.get(observer);
      if (last == null || last.at.plus(FRESH).isBefore(Instant.now())) {
        AuditLog.unobserved(observer);
        continue;
      }
      for (Party member : members) {
        Optional<OverdueStatement.Gap> gap = last.statement.gapOf(member);
        FlowRule.OBSERVED.require(
            !gap.filter(since -> since.getSince().isBefore(before)).isPresent(),
            gap.map(of -> describe(observer, of)).orElse(""));
      }
    }
  }

  private static String describe(Party observer, OverdueStatement.Gap gap) {
    return observer.getName()
        + " is missing "
        + gap.getTxId()
        + " of "
        + gap.getRequester()
        + " since "
        + gap.getSince();
  }

  private void askObservers() {
    List<Party> free =
        background.inTransaction(
            () -> {
              List<Party> observers = new ArrayList<>();
              Optional<ConsortiumState> consortium =
                  parties.current().filter(state -> !parties.isObserver(state));
              if (consortium.isPresent()) {
                observers.addAll(consortium.get().getHeader().getObservers());
              }
              observers.removeIf(this::isAsked);
              return observers;
            });
    free.forEach(this::ask);
  }

  private boolean isAsked(Party observer) {
    FlowLease lease = new FlowLease(services);
    String task = OverdueFlow.task(observer);
    return !lease.isGivenUp(task) && (beingAsked.contains(observer) || lease.isTaken(task));
  }

  private void ask(Party observer) {
    beingAsked.add(observer);
    services
        .startFlow(new OverdueFlow(observer))
        .getReturnValue()
        .toCompletableFuture()
        .whenComplete(
            (statement, failure) -> {
              beingAsked.remove(observer);
              if (failure == null) {
                heard.put(observer, new Heard(statement, Instant.now()));
              } else {
                LOG.warn("{} does not say what it misses: {}", observer, failure.toString());
              }
            });
  }

  /** A statement and when it came, by this node's clock. */
  private static final class Heard {
    private final OverdueStatement statement;
    private final Instant at;

    Heard(OverdueStatement statement, Instant at) {
      this.statement = statement;
      this.at = at;
    }
  }
}
