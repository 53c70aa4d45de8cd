// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.model;

import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.model.ModelVersionContract;
import net.concordat.contracts.model.ModelVersionState;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.StartableByRPC;

/**
 * Stops all use of a version for a while: no grant, delivery, decision or derivation.
 *
 * <p>Signed by the owner alone. A suspended owner may do so too. Fails if the version is neither
 * pending nor approved.
 */
@StartableByRPC
public final class FreezeVersionFlow extends ChangeVersionFlow {
  /**
   * @param commandId a UUID in lower case; repeated, it gives the version as this left it
   * @param modelId the model
   * @param version the number of the version
   */
  public FreezeVersionFlow(String commandId, SecureHash modelId, int version) {
    super(commandId, modelId, version);
  }

  @Override
  ConcordatCommand command() {
    return new ModelVersionContract.Commands.Freeze();
  }

  @Override
  ModelVersionState changed(ModelVersionState standing, StateHeader header) {
    return standing.frozen(header);
  }
}
