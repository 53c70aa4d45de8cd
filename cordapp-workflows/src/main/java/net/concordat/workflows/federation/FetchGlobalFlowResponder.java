// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.federation;

import co.paralleluniverse.fibers.Suspendable;
import net.concordat.contracts.federation.FederationState;
import net.concordat.workflows.delivery.ArtifactStoreService;
import net.concordat.workflows.delivery.SendBytesFlow;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.FlowException;
import net.corda.core.flows.FlowLogic;
import net.corda.core.flows.FlowSession;
import net.corda.core.flows.InitiatedBy;

/** Gives a client of a federation the global weights that a round of it left. */
@InitiatedBy(FetchGlobalFlow.class)
public final class FetchGlobalFlowResponder extends FlowLogic<Void> {
  private final FlowSession client;

  public FetchGlobalFlowResponder(FlowSession client) {
    this.client = client;
  }

  @Suspendable
  @Override
  public Void call() throws FlowException {
    GlobalRequest request = client.receive(GlobalRequest.class).unwrap(given -> given);
    Federations known = new Federations(getServiceHub());
    FederationState federation = known.federation(request.getFederationId()).getState().getData();
    Federations.seatOf(federation, client.getCounterparty());
    SecureHash digest = known.globalDigest(request.getFederationId(), request.getRound());
    long size = ArtifactStoreService.of(getServiceHub()).requireUpdate(digest);
    client.send(size);
    subFlow(new SendBytesFlow(client, digest, size));
    return null;
  }
}
