// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import net.concordat.federation.aggregation.Strategy;
import net.concordat.inference.artifact.Architecture;
import net.concordat.worker.federation.Client;
import net.concordat.worker.federation.FederationPlan;
import net.concordat.worker.federation.Mode;
import net.concordat.worker.federation.Simulation;
import net.concordat.worker.federation.TrainingClient;
import net.concordat.worker.training.LocalPlan;
import net.concordat.worker.training.Network;

/**
 * A federation of the fold's banks.
 *
 * @param name of the method
 * @param mode a new one for each federation of a fold's banks
 * @param plans each client's; they differ where privacy has another number of units
 */
record Federated(
    String name, Function<Fold, Mode> mode, Strategy strategy, Function<Fold.Bank, LocalPlan> plans)
    implements Method {
  @Override
  public List<Network> train(Fold fold, long seed) {
    return Collections.nCopies(fold.banks().size(), train(fold, seed, Cast.HONEST));
  }

  /** Who the clients are. */
  interface Cast {
    /** All are honest. */
    Cast HONEST = clients -> clients;

    /** Puts others in the place of some. */
    List<Client> of(List<Client> honest);
  }

  /** The shared network, with this cast. */
  Network train(Fold fold, long seed, Cast cast) {
    Architecture shape = Recipes.shape(fold.width());
    List<Client> honest = new ArrayList<>();
    try {
      for (int i = 0; i < fold.banks().size(); i++) {
        Fold.Bank bank = fold.banks().get(i);
        honest.add(
            new TrainingClient(
                bank.name(), bank.train(), shape, plans.apply(bank), strategy, 100 * seed + i));
      }
      FederationPlan federation =
          new FederationPlan(name, mode.apply(fold), strategy, Recipes.ROUNDS, null, 0, 0, seed);
      float[] weights =
          new Simulation(federation, shape, cast.of(honest), List.of(), 1)
              .run(Network.random(shape, seed).parameters(), record -> {})
              .weights();
      return Network.of(shape, weights);
    } finally {
      honest.forEach(Client::close);
    }
  }
}
