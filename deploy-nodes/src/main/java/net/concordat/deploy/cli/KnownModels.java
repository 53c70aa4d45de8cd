// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.cli;

import java.util.List;
import java.util.Locale;
import net.concordat.contracts.model.ModelVersionState;
import net.concordat.contracts.model.RegisteredModelState;
import net.concordat.deploy.DeployException;
import net.concordat.deploy.operator.Bank;
import net.corda.core.contracts.StateAndRef;
import net.corda.core.crypto.SecureHash;

/** The models that a bank's node knows, by the names that people use. */
final class KnownModels {
  private KnownModels() {}

  /**
   * A version as it stands.
   *
   * @param model the name of the model, or the beginning of its id
   * @throws DeployException if the node knows none, or several models go by that
   */
  static ModelVersionState version(Bank bank, String model, int version) {
    List<ModelVersionState> found =
        bank.known(ModelVersionState.class).stream()
            .map(known -> known.getState().getData())
            .filter(state -> state.getVersion() == version)
            .filter(
                state ->
                    name(bank, state.getModelId()).equals(model)
                        || hex(state.getModelId()).startsWith(model.toLowerCase(Locale.ROOT)))
            .toList();
    if (found.size() != 1) {
      throw new DeployException(
          "%s knows %d versions %d of a model %s; name it by the beginning of its id: %s"
              .formatted(
                  bank.party(),
                  found.size(),
                  version,
                  model,
                  found.stream().map(KnownModels::idAndOwner).toList()));
    }
    return found.get(0);
  }

  /** What a model is called, or its id where the node knows no name. */
  static String name(Bank bank, SecureHash modelId) {
    return bank.known(RegisteredModelState.class).stream()
        .map(StateAndRef::getState)
        .map(state -> state.getData())
        .filter(model -> model.getModelId().equals(modelId))
        .findFirst()
        .map(RegisteredModelState::getName)
        .orElse(hex(modelId));
  }

  private static String idAndOwner(ModelVersionState version) {
    return "%.12s of %s"
        .formatted(hex(version.getModelId()), version.getOwner().getName().getOrganisation());
  }

  private static String hex(SecureHash id) {
    return id.toString().toLowerCase(Locale.ROOT);
  }
}
