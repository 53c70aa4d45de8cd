// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.support;

import co.paralleluniverse.fibers.Suspendable;
import java.time.Duration;
import net.concordat.workflows.consortium.ConsortiumPin;
import net.concordat.workflows.consortium.ConsortiumSyncService;
import net.concordat.workflows.observer.FlowLease;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;

/**
 * A command that puts a transaction on the ledger. Where the consortium was amended meanwhile and
 * this node has not heard of it, the node catches up and the transaction is made anew, without
 * asking people again. Given twice at the same time, it is carried out once: the second flow waits
 * for the end of the first, over restarts too, and gives what that one gave.
 *
 * @param <T> what the command gives
 */
public abstract class LedgerCommandFlow<T> extends FlowLogic<T> {
  private static final int MOST_ATTEMPTS = 3;
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

  /** How often to look for the newer consortium: half a minute long. */
  private static final int LOOKS = 60;

  /** Names the command; a UUID in lower case. */
  protected final String commandId;

  /**
   * @param commandId a UUID in lower case; repeated, it is the same command
   */
  protected LedgerCommandFlow(String commandId) {
    this.commandId = commandId;
  }

  /**
   * Gives what the command has left if it was carried out before; otherwise makes the transaction
   * from what the vault holds now. Called again if the consortium was stale, so it changes nothing
   * before the notary has answered.
   */
  @Suspendable
  protected abstract T carryOut() throws FlowException;

  @Suspendable
  @Override
  public final T call() throws FlowException {
    LedgerDraft.requireCommandId(commandId);
    awaitTurn();
    T left = carryOutUnderCurrentConsortium();
    new FlowLease(getServiceHub()).free(task());
    return left;
  }

  @Suspendable
  private void awaitTurn() throws FlowException {
    while (new FlowLease(getServiceHub()).isTaken(task())) {
      sleep(BETWEEN_LOOKS);
    }
    new FlowLease(getServiceHub()).take(task(), getRunId());
  }

  private String task() {
    return getClass().getSimpleName() + " " + commandId;
  }

  @Suspendable
  private T carryOutUnderCurrentConsortium() throws FlowException {
    for (int attempt = 1; ; attempt++) {
      int version = knownVersion();
      try {
        return carryOut();
      } catch (StaleConsortiumException stale) {
        String reason = String.valueOf(stale.getMessage());
        if (attempt == MOST_ATTEMPTS || !catchesUp(version)) {
          throw FlowRule.CURRENT_STATES.refusal(reason);
        }
      }
    }
  }

  @Suspendable
  private boolean catchesUp(int version) throws FlowException {
    for (int look = 0; look < LOOKS; look++) {
      if (knownVersion() > version) {
        return true;
      }
      if (look == 0) {
        getServiceHub().cordaService(ConsortiumSyncService.class).askEverybody();
      }
      sleep(BETWEEN_LOOKS);
    }
    return false;
  }

  private int knownVersion() throws FlowException {
    ConsortiumPin pin = new ConsortiumPin(getServiceHub());
    return pin.isPinned() ? pin.current().getState().getData().getVersion() : 0;
  }
}
