// SPDX-License-Identifier: Apache-2.0
package net.concordat.workflows.model;

import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.StateHeader;
import net.concordat.contracts.model.ModelVersionContract;
import net.concordat.contracts.model.ModelVersionState;
import net.corda.core.crypto.SecureHash;
import net.corda.core.flows.StartableByRPC;

/**
 * Takes a version back for good.
 *
 * <p>Signed by the owner alone. A suspended owner may do so too. Fails if the version is rejected
 * or withdrawn already.
 */
@StartableByRPC
public final class WithdrawVersionFlow extends ChangeVersionFlow {
  /**
   * @param commandId a UUID in lower case; repeated, it gives the version as this left it
   * @param modelId the model
   * @param version the number of the version
   */
  public WithdrawVersionFlow(String commandId, SecureHash modelId, int version) {
    super(commandId, modelId, version);
  }

  @Override
  ConcordatCommand command() {
    return new ModelVersionContract.Commands.Withdraw();
  }

  @Override
  ModelVersionState changed(ModelVersionState standing, StateHeader header) {
    return standing.withdrawn(header);
  }
}
