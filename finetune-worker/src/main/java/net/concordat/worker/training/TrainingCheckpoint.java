// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import net.concordat.worker.checkpoint.Checkpoint;

/** The state of a run as a checkpoint. */
final class TrainingCheckpoint {
  private TrainingCheckpoint() {}

  static Checkpoint write(TrainingState state) {
    return new Checkpoint()
        .put("passes", state.place().passes())
        .put("steps", state.place().steps())
        .put("rate", state.place().rate())
        .put("plateauFactor", state.place().plateauFactor())
        .put("passLoss", state.place().passLoss())
        .put("bestLoss", state.best().loss())
        .put("bestPass", state.best().pass())
        .put("bestParameters", state.best().parameters())
        .put("parameters", state.parameters())
        .put("means", state.means())
        .put("squares", state.squares())
        .put("partSteps", state.partSteps())
        .put("anchor", state.anchor());
  }

  static TrainingState read(Checkpoint checkpoint) {
    return new TrainingState(
        new TrainingState.Place(
            (int) checkpoint.number("passes"),
            (int) checkpoint.number("steps"),
            checkpoint.real("rate"),
            checkpoint.real("plateauFactor"),
            checkpoint.real("passLoss")),
        new TrainingState.Best(
            checkpoint.real("bestLoss"),
            (int) checkpoint.number("bestPass"),
            checkpoint.floats("bestParameters")),
        checkpoint.floats("parameters"),
        checkpoint.floats("means"),
        checkpoint.floats("squares"),
        checkpoint.ints("partSteps"),
        checkpoint.floats("anchor"));
  }
}
