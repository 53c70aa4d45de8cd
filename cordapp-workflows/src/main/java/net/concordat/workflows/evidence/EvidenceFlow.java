// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.evidence;

import co.paralleluniverse.fibers.Suspendable;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;

/**
 * Finds what this node holds about a version: how it was published and changed status, the same of
 * each version it was derived from, grants, deliveries, evaluations, votes, people's decisions,
 * developments, adoptions, promotions and spends. It changes nothing and asks nobody, so what is
 * private to another member is among the answers at an observer alone.
 *
 * <p>Fails if the node knows no such version.
 */
@StartableByRPC
public final class EvidenceFlow extends FlowLogic<Evidence> {
  private final SecureHash modelId;
  private final int version;

  /**
   * @param modelId of which model
   * @param version which of its versions, from 1
   */
  public EvidenceFlow(SecureHash modelId, int version) {
    this.modelId = modelId;
    this.version = version;
  }

  @Suspendable
  @Override
  public Evidence call() throws FlowException {
    return new EvidenceSearch(getServiceHub()).of(modelId, version, getOurIdentity());
  }
}
