// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.evidence;

import co.paralleluniverse.fibers.Suspendable;
import net.corda.core.crypto.DigitalSignature;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.StartableByRPC;

/** Signs the index of an evidence pack for this node's party. */
@StartableByRPC
public final class SealEvidenceFlow extends FlowLogic<DigitalSignature.WithKey> {
  private final SecureHash indexDigest;

  /**
   * @param indexDigest the SHA-256 of the index
   */
  public SealEvidenceFlow(SecureHash indexDigest) {
    this.indexDigest = indexDigest;
  }

  @Suspendable
  @Override
  public DigitalSignature.WithKey call() {
    return getServiceHub()
        .getKeyManagementService()
        .sign(EvidenceSeal.of(getOurIdentity(), indexDigest), getOurIdentity().getOwningKey());
  }
}
