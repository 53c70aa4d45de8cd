// SPDX-License-Identifier: Apache-2.0
package net.concordat.bench;

import co.paralleluniverse.fibers.Suspendable;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.InitiatedBy;
import net.corda.core.flows.InitiatingFlow;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.identity.Party;

/** Asks for so many payloads of so many bytes, and throws them away. */
@InitiatingFlow(version = 1)
@StartableByRPC
public final class EmptyExchangeFlow extends FlowLogic<Void> {
  private final Party other;
  private final int payloads;
  private final int bytes;

  /**
   * @param other who sends
   * @param payloads how many, one after the other
   * @param bytes how long each is
   */
  public EmptyExchangeFlow(Party other, int payloads, int bytes) {
    this.other = other;
    this.payloads = payloads;
    this.bytes = bytes;
  }

  @Suspendable
  @Override
  public Void call() throws FlowException {
    FlowSession session = initiateFlow(other);
    for (int i = 0; i < payloads; i++) {
      session.sendAndReceive(byte[].class, bytes);
    }
    session.send(0);
    return null;
  }

  /** Sends what is asked for, until nothing is. */
  @InitiatedBy(EmptyExchangeFlow.class)
  public static final class Responder extends FlowLogic<Void> {
    private final FlowSession session;

    public Responder(FlowSession session) {
      this.session = session;
    }

    @Suspendable
    @Override
    public Void call() throws FlowException {
      int bytes = session.receive(Integer.class).unwrap(given -> given);
      while (bytes > 0) {
        bytes = session.sendAndReceive(Integer.class, new byte[bytes]).unwrap(given -> given);
      }
      return null;
    }
  }
}
