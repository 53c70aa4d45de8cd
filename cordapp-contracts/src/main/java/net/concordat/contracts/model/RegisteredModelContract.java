// SPDX-License-Identifier: Apache-2.0
package net.concordat.contracts.model;

import static net.concordat.contracts.frame.CommandRow.Authority.REFERENCED;

import java.util.Arrays;
import java.util.List;
import net.concordat.contracts.frame.CommandRow;
import net.concordat.contracts.frame.ConcordatCommand;
import net.concordat.contracts.frame.ConcordatContract;
import net.concordat.contracts.frame.LedgerRule;
import net.concordat.contracts.frame.LedgerView;
import net.corda.core.contracts.StateAndRef;

/** Registers a model, once, from a seed of its owner's. */
public final class RegisteredModelContract extends ConcordatContract {
  public static final List<CommandRow> ROWS =
      Arrays.asList(
          new CommandRow(
                  Commands.IssueSeed.class, REFERENCED, RegisteredModelContract::verifyIssueSeed)
              .produces(ModelSeedState.class, 1, 1),
          new CommandRow(
                  Commands.Register.class, REFERENCED, RegisteredModelContract::verifyRegister)
              .consumes(ModelSeedState.class, 1, 1)
              .produces(RegisteredModelState.class, 1, 1));

  /** The verbs of this subject. */
  public static final class Commands {
    private Commands() {}

    /** A member prepares a registration. */
    public static final class IssueSeed extends ConcordatCommand {}

    /** A member registers a model that it owns. */
    public static final class Register extends ConcordatCommand {}
  }

  private static void verifyIssueSeed(LedgerView tx) {
    ModelSeedState seed = tx.output(ModelSeedState.class);
    tx.requireFirst(seed);
    tx.requireActive(LedgerRule.MODEL_SEED_OWNER, seed.getOwner());
    tx.requireSigners(seed.getOwner());
  }

  private static void verifyRegister(LedgerView tx) {
    StateAndRef<ModelSeedState> seed = tx.input(ModelSeedState.class);
    RegisteredModelState model = tx.output(RegisteredModelState.class);
    tx.requireSupersedes(model, seed.getRef());
    LedgerRule.MODEL_ONE_SHOT_ID.require(
        model.getModelId().equals(RegisteredModelState.idOf(seed.getRef())),
        "given " + model.getModelId());
    LedgerRule.MODEL_OWNER.require(
        model.getOwner().equals(seed.getState().getData().getOwner()),
        "given " + model.getOwner().getName());
    tx.requireActive(LedgerRule.MODEL_OWNER, model.getOwner());
    LedgerRule.MODEL_FIRST_VERSION.require(
        model.getLastVersion() == 0, "given " + model.getLastVersion());
    LedgerRule.MODEL_PURPOSE.require(
        tx.consortium().getRules().getPurposes().contains(model.getPurpose()),
        "given " + model.getPurpose());
    tx.requireSigners(model.getOwner());
  }
}
