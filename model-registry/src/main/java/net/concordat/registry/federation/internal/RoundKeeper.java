// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.federation.internal;

import jakarta.annotation.PreDestroy;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import net.concordat.registry.federation.FederationParts;
import net.concordat.registry.federation.FederationSpends;
import net.concordat.registry.federation.Federations;
import net.concordat.registry.job.JobEnded;
import net.concordat.registry.ledger.FederationFact;
import net.concordat.registry.ledger.LedgerNews;
import net.concordat.registry.ledger.OwnParty;
import net.concordat.registry.ledger.Standing;
import net.concordat.registry.security.BankOnly;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Does this bank's part in the federations it has joined: whenever the ledger or a job has news,
 * and at the latest after a second, it looks at how each stands and has the next step done. All
 * that it goes by is on the ledger and in the tables, so it goes on after any stop.
 */
@Component
@BankOnly
class RoundKeeper {
  private static final Logger LOG = LoggerFactory.getLogger(RoundKeeper.class);
  private static final long LOOK_MILLIS = 1_000;

  private final Federations federations;
  private final FederationParts parts;
  private final OwnParty own;
  private final FederationSpends spends;
  private final RoundSteps steps;
  private final Leaving leaving;
  private final Repeated repeated;
  private final AtomicBoolean awake = new AtomicBoolean();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread keeper = new Thread(task, "rounds");
            keeper.setDaemon(true);
            return keeper;
          });

  RoundKeeper(
      Federations federations,
      FederationParts parts,
      FederationSpends spends,
      OwnParty own,
      RoundSteps steps,
      Leaving leaving) {
    this.federations = federations;
    this.parts = parts;
    this.spends = spends;
    this.own = own;
    this.steps = steps;
    this.leaving = leaving;
    this.repeated = new Repeated(thread, this::wake);
  }

  @EventListener(ApplicationReadyEvent.class)
  void start() {
    thread.scheduleWithFixedDelay(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  @TransactionalEventListener
  void on(LedgerNews news) {
    wake();
  }

  @TransactionalEventListener
  void on(JobEnded ended) {
    wake();
  }

  private void wake() {
    if (awake.compareAndSet(false, true)) {
      try {
        thread.execute(this::look);
      } catch (RejectedExecutionException stopped) {
        LOG.debug("Nothing more is done in rounds: the registry stops");
      }
    }
  }

  private void look() {
    awake.set(false);
    try {
      own.name().ifPresent(this::look);
    } catch (RuntimeException e) {
      LOG.error("A look at the federations failed; it is made again", e);
    }
  }

  private void look(String member) {
    Set<String> ours = new HashSet<>();
    for (Standing<FederationFact> standing : federations.find(null, null, null)) {
      FederationFact federation = standing.fact();
      if (federation.seatOf(member) < 0) {
        continue;
      }
      ours.add(federation.federationId());
      if (federation.hasBegun()) {
        standing(federation, member)
            .ifPresent(
                stands -> {
                  if (federation.isClient(member)) {
                    steps.next(repeated, stands);
                  } else {
                    leaving.next(repeated, stands);
                  }
                });
      } else if (federation.isClient(member)) {
        steps.reveal(repeated, federation, member);
      } else if (federation.isInvited(member)) {
        sayCost(federation, member);
      }
    }
    repeated.keepOnly(ours);
  }

  private void sayCost(FederationFact federation, String member) {
    parts
        .part(federation.federationId())
        .flatMap(part -> spends.spending(federation, part, member))
        .ifPresent(recipe -> steps.sayCost(federation, recipe));
  }

  /** Empty of a federation without a round here, or in which nobody said how this bank trains. */
  private Optional<RoundStanding> standing(FederationFact federation, String member) {
    String id = federation.federationId();
    return federations
        .lastRound(id)
        .flatMap(
            last ->
                parts
                    .part(id)
                    .map(
                        part ->
                            new RoundStanding(
                                federation,
                                last,
                                member,
                                part,
                                federations.countedIn(federation, member),
                                spends.privacy(federation, part, member).orElse(null))));
  }

  @PreDestroy
  void stop() {
    thread.shutdownNow();
  }
}
