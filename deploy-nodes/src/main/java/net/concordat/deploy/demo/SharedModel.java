// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.demo;

import net.concordat.contracts.model.ModelVersionState;
import net.concordat.deploy.operator.Bank;

/**
 * A published version with the artifact behind it.
 *
 * @param useCase what it is for
 * @param owner who published it
 * @param artifact its bytes
 * @param version its state as last seen
 */
record SharedModel(
    UseCase useCase,
    Bank owner,
    WorkerProcess.TrainedArtifact artifact,
    ModelVersionState version) {
  SharedModel as(ModelVersionState now) {
    return new SharedModel(useCase, owner, artifact, now);
  }

  @Override
  public String toString() {
    return useCase.modelName() + " v" + version.getVersion() + " of " + owner.party();
  }
}
