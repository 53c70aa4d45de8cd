// SPDX-License-Identifier: Apache-2.0
package net.concordat.notary;

import co.paralleluniverse.fibers.Suspendable;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;

/**
 * The notary's operator names the consortium whose observers may read the notary's log. Anybody can
 * found a consortium of its own at this notary and call itself its observer, so the notary cannot
 * find that out by itself.
 *
 * <p>Nothing goes on the ledger. Fails if the operator named another consortium before.
 */
@StartableByRPC
public final class ServeObserversFlow extends FlowLogic<SecureHash> {
  private final SecureHash consortiumId;

  /**
   * @param consortiumId as its founders told the operator
   */
  public ServeObserversFlow(SecureHash consortiumId) {
    this.consortiumId = consortiumId;
  }

  /** Gives the id back. */
  @Suspendable
  @Override
  public SecureHash call() throws FlowException {
    new ServedConsortium(getServiceHub()).name(consortiumId);
    return consortiumId;
  }
}
