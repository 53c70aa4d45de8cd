// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.consortium;

import co.paralleluniverse.fibers.Suspendable;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;
import net.corda.core.identity.Party;

/**
 * An operator binds its node for good to a consortium that an amendment has admitted it to, or has
 * named it an observer of, and fetches that consortium from one who belongs there. The id comes
 * from the operators of members, not over the network.
 *
 * <p>Gives the version of the consortium. Fails if the node belongs to another one already, or is
 * unknown to the one it asks.
 */
@StartableByRPC
public final class JoinConsortiumFlow extends FlowLogic<Integer> {
  private final SecureHash consortiumId;
  private final Party from;

  /**
   * @param consortiumId the id of the consortium
   * @param from a member or observer of it
   */
  public JoinConsortiumFlow(SecureHash consortiumId, Party from) {
    this.consortiumId = consortiumId;
    this.from = from;
  }

  @Suspendable
  @Override
  public Integer call() throws FlowException {
    new ConsortiumPin(getServiceHub()).join(consortiumId);
    return subFlow(new SyncConsortiumFlow(from));
  }
}
