// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import net.concordat.worker.training.fused.FusedNetwork;
import net.concordat.worker.training.fused.Scorer;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * Scores those of a share's rows that are asked for, in the order in which they are.
 *
 * @param rows asked for of all shares
 */
record ScoreShare(Broadcast<int[]> rows, Places places, NetworkForm form, float[] parameters)
    implements Function<Share, double[]> {
  @Override
  public double[] call(Share share) {
    int[] own = places.placesIn(share.number(), rows.value());
    FusedNetwork network = form.empty();
    NetworkForm.set(network, parameters);
    return new Scorer(network).score(share.at(own).features());
  }
}
