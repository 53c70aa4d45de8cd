// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation.bench;

import java.util.Collections;
import java.util.List;
import net.concordat.inference.artifact.Architecture;
import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.training.Network;
import net.concordat.worker.training.NetworkTrainer;
import net.concordat.worker.training.TrainingProgress;
import net.concordat.worker.training.TrainingSettings;

/**
 * Training without a federation: each bank on its own rows, or one model on the rows of all.
 *
 * @param pooled whether all rows are in one place
 */
record Alone(boolean pooled, TrainingSettings settings) implements Method {
  @Override
  public String name() {
    return pooled ? "central" : "local only";
  }

  @Override
  public List<Network> train(Fold fold, long seed) {
    if (pooled) {
      return Collections.nCopies(fold.banks().size(), fit(fold.pooled(), seed));
    }
    return fold.banks().stream().map(bank -> fit(bank.train(), seed)).toList();
  }

  private Network fit(LabelledRows rows, long seed) {
    Architecture shape = Recipes.shape(rows.width());
    Network network = Network.random(shape, seed);
    new NetworkTrainer(settings, seed, 1, TrainingProgress.NONE).fit(network, rows);
    return network;
  }
}
