// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.model;

import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.model.ModelVersionContract;
import net.concordat.contracts.model.ModelVersionState;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.StartableByRPC;

/**
 * Lets a frozen version be used again, in the status it was frozen from. Decisions made on it
 * before it was frozen count no longer, since they name a state that is gone.
 *
 * <p>Signed by the owner alone. Fails if the version is not frozen, or the owner suspended.
 */
@StartableByRPC
public final class UnfreezeVersionFlow extends ChangeVersionFlow {
  /**
   * @param commandId a UUID in lower case; repeated, it gives the version as this left it
   * @param modelId the model
   * @param version the number of the version
   */
  public UnfreezeVersionFlow(String commandId, SecureHash modelId, int version) {
    super(commandId, modelId, version);
  }

  @Override
  ConcordatCommand command() {
    return new ModelVersionContract.Commands.Unfreeze();
  }

  @Override
  ModelVersionState changed(ModelVersionState standing, StateHeader header) {
    return standing.unfrozen(header);
  }
}
