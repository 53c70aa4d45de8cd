// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import co.paralleluniverse.fibers.Suspendable;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import net.concordat.workflows.delivery.ChunkRequest;
import net.concordat.workflows.delivery.DeliveryRequest;
import net.concordat.workflows.delivery.DeliveryTerms;
import net.concordat.workflows.delivery.RequestDeliveryFlowResponder;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowSession;

/** Delivers what a script says, or, without one, what it should. */
public final class CheatGrantor extends Cheat<Void> {
  static final AtomicReference<Script> SCRIPT = new AtomicReference<>();

  private final FlowSession grantee;

  public CheatGrantor(FlowSession grantee) {
    this.grantee = grantee;
  }

  @Suspendable
  @Override
  public Void call() throws FlowException {
    Script script = SCRIPT.get();
    if (script == null) {
      return subFlow(new RequestDeliveryFlowResponder(grantee));
    }
    grantee.receive(DeliveryRequest.class);
    long offset =
        grantee.sendAndReceive(ChunkRequest.class, script.terms).unwrap(given -> given).getOffset();
    while (offset >= 0) {
      offset = grantee.sendAndReceive(ChunkRequest.class, script.part).unwrap(g -> g).getOffset();
    }
    return null;
  }

  /** What to say of the artifact, and what to send as each part of it. */
  static final class Script {
    private final DeliveryTerms terms;
    private final byte[] part;

    Script(UUID grantId, long sizeBytes, byte[] part) {
      this(new DeliveryTerms(grantId, sizeBytes, null, 0), part);
    }

    Script(DeliveryTerms terms, byte[] part) {
      this.terms = terms;
      this.part = part;
    }
  }
}
