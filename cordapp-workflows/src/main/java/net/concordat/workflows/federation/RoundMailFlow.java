// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import java.util.List;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;

/** What has come to this node from the clients in a round, in the order of their seats. */
@StartableByRPC
public final class RoundMailFlow extends FlowLogic<List<UpdateMail>> {
  private final SecureHash federationId;
  private final int round;

  /**
   * @param federationId which federation
   * @param round which round, from 1
   */
  public RoundMailFlow(SecureHash federationId, int round) {
    this.federationId = federationId;
    this.round = round;
  }

  @Override
  public List<UpdateMail> call() {
    return new Mailbox(getServiceHub(), federationId, round).all();
  }
}
