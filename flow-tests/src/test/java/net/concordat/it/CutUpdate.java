// SPDX-License-Identifier: Apache-2.0
package net.concordat.it;

import co.paralleluniverse.fibers.Suspendable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import net.concordat.workflows.delivery.ChunkRequest;
import net.concordat.workflows.federation.MailedCommitment;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.InitiatingFlow;
import net.corda.core.identity.Party;

/**
 * A client of which nothing more is heard after some parts of its update. Gives where the parts
 * begin that it was asked for; the last of them it did not send.
 */
@InitiatingFlow
public final class CutUpdate extends FlowLogic<List<Long>> {
  static final int PART = 1 << 20;

  private final Party aggregator;
  private final MailedCommitment mail;
  private final byte[] update;
  private final int parts;

  CutUpdate(Party aggregator, MailedCommitment mail, byte[] update, int parts) {
    this.aggregator = aggregator;
    this.mail = mail;
    this.update = update;
    this.parts = parts;
  }

  @Suspendable
  @Override
  public List<Long> call() throws FlowException {
    FlowSession session = initiateFlow(aggregator);
    session.send(mail);
    List<Long> asked = new ArrayList<>();
    for (int part = 0; part < parts; part++) {
      int offset = Math.toIntExact(asked(session, asked));
      session.send(Arrays.copyOfRange(update, offset, Math.min(offset + PART, update.length)));
    }
    asked(session, asked);
    return asked;
  }

  @Suspendable
  private static long asked(FlowSession session, List<Long> asked) throws FlowException {
    long offset = session.receive(ChunkRequest.class).unwrap(given -> given).getOffset();
    asked.add(offset);
    return offset;
  }
}
