// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import co.paralleluniverse.fibers.Suspendable;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.workflows.delivery.ChunkRequest;
import net.concordat.workflows.delivery.DeliveryRequest;
import net.concordat.workflows.delivery.DeliveryTerms;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.InitiatingFlow;
import net.corda.core.identity.Party;

/** Asks for the same part of an artifact for ever, and never signs a receipt. */
@InitiatingFlow
public final class CheatGrantee extends FlowLogic<Void> {
  /** How many parts came, in all runs. */
  static final AtomicInteger PARTS = new AtomicInteger();

  /** Whether to wait, between two parts, until this is no longer so. */
  static final AtomicBoolean PAUSED = new AtomicBoolean();

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

  private final Party grantor;
  private final ModelVersionState version;
  private final long offset;

  CheatGrantee(Party grantor, ModelVersionState version, long offset) {
    this.grantor = grantor;
    this.version = version;
    this.offset = offset;
  }

  @Suspendable
  @Override
  public Void call() throws FlowException {
    FlowSession session = initiateFlow(grantor);
    session.sendAndReceive(
        DeliveryTerms.class,
        new DeliveryRequest(version.getModelId(), version.getVersion(), false));
    while (true) {
      session.sendAndReceive(byte[].class, new ChunkRequest(offset));
      PARTS.incrementAndGet();
      while (PAUSED.get()) {
        sleep(BETWEEN_LOOKS);
      }
    }
  }
}
