// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.consortium;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import kotlin.Unit;
import net.concordat.contracts.consortium.ConsortiumState;
import net.concordat.workflows.support.RefusedException;
import net.corda.core.identity.Party;
import net.corda.core.node.AppServiceHub;
import net.corda.core.node.services.CordaService;
import net.corda.core.serialization.SingletonSerializeAsToken;

/**
 * Asks everybody at once for the newest state of the consortium. Each question is a flow of its
 * own, so that one who is down holds up nobody.
 */
@CordaService
public final class ConsortiumSyncService extends SingletonSerializeAsToken {
  private final AppServiceHub services;
  private final Set<Party> beingAsked = ConcurrentHashMap.newKeySet();
  private final ExecutorService executor =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "concordat-consortium-sync");
            thread.setDaemon(true);
            return thread;
          });

  public ConsortiumSyncService(AppServiceHub services) {
    this.services = services;
    services.registerUnloadHandler(
        () -> {
          executor.shutdownNow();
          return Unit.INSTANCE;
        });
  }

  /** Asks every member and observer that is not being asked already; returns at once. */
  public void askEverybody() throws RefusedException {
    ConsortiumState consortium = new ConsortiumPin(services).current().getState().getData();
    List<Party> others = new ArrayList<>(consortium.memberParties());
    others.addAll(consortium.getHeader().getObservers());
    others.removeAll(services.getMyInfo().getLegalIdentities());
    for (Party other : others) {
      if (beingAsked.add(other)) {
        // A flow must not start another from its own thread.
        executor.execute(() -> ask(other));
      }
    }
  }

  private void ask(Party other) {
    services
        .startFlow(new SyncConsortiumFlow(other))
        .getReturnValue()
        .toCompletableFuture()
        .whenComplete((version, failure) -> beingAsked.remove(other));
  }
}
