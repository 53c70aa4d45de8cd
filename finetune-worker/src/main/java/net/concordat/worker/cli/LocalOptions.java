// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.cli;

import net.concordat.federation.aggregation.Scaffold;
import net.concordat.federation.aggregation.Strategy;
import net.concordat.inference.artifact.PrivacyUnit;
import net.concordat.worker.training.Descent;
import net.concordat.worker.training.LocalPlan;
import net.concordat.worker.training.TrainingSettings;
import net.concordat.worker.training.fused.Optimizer;
import net.concordat.worker.training.privacy.PrivacySettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How each client of a simulation trains. */
final class LocalOptions {
  @Option(
      names = "--epochs",
      defaultValue = "2",
      description = "passes of a round; ${DEFAULT-VALUE}")
  private int epochs;

  @Option(
      names = "--learning-rate",
      description = "of the clients; without it .002, and with SCAFFOLD, whose steps are plain, .1")
  private @Nullable Double learningRate;

  @Option(
      names = "--batch-size",
      defaultValue = "32",
      description = "rows of a step; ${DEFAULT-VALUE}")
  private int batchSize;

  @Option(
      names = "--frozen-layers",
      defaultValue = "0",
      description = "layers from the inputs on that nobody changes; ${DEFAULT-VALUE}")
  private int frozenLayers;

  @Option(
      names = "--epsilon",
      description =
          "clients train with differential privacy by row, and all their rounds together spend this")
  private @Nullable Double epsilon;

  @Option(
      names = "--private-rows",
      defaultValue = "100",
      description =
          "with --epsilon, how many rows each client has at least, as is public; ${DEFAULT-VALUE}")
  private int privateRows;

  LocalPlan plan(int rounds, Strategy strategy) {
    boolean plain = strategy instanceof Scaffold;
    double rate = learningRate == null ? (plain ? 0.1 : 0.002) : learningRate;
    Descent descent = plain ? new Descent(Optimizer.Kind.SGD, null, null, null) : Descent.USUAL;
    TrainingSettings settings =
        new TrainingSettings(
            rate,
            epochs,
            batchSize,
            1e-4,
            0,
            0,
            TrainingSettings.ClassWeighting.NONE,
            null,
            descent,
            privacy());
    return new LocalPlan(settings, rounds, strategy.proximal(), frozenLayers);
  }

  /** The target is that of all rounds, which the plan counts; a round by itself spends less. */
  private @Nullable PrivacySettings privacy() {
    if (epsilon == null) {
      return null;
    }
    return new PrivacySettings(
        PrivacyUnit.ROW,
        null,
        null,
        "the rows of a simulation have no customers",
        privateRows,
        1,
        null,
        epsilon,
        1.0 / (100.0 * privateRows),
        null);
  }
}
