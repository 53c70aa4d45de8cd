// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import net.concordat.worker.data.LabelledRows;
import net.concordat.worker.training.fused.FusedNetwork;
import net.concordat.worker.training.fused.Scorer;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * Measures those of a share's rows that are asked for, in the order in which they are.
 *
 * @param what is measured
 * @param rows asked for of all shares
 */
record ScoreShare(
    Measure what, Broadcast<int[]> rows, Places places, NetworkForm form, float[] parameters)
    implements Function<Share, double[]> {
  /** What a row gets. */
  enum Measure {
    /** The probability of the event. */
    SCORE,
    /** How far an autoencoder's outputs are from its inputs. */
    ERROR
  }

  @Override
  public double[] call(Share share) {
    int[] own = places.placesIn(share.number(), rows.value());
    FusedNetwork network = form.empty();
    NetworkForm.set(network, parameters);
    Scorer scorer = new Scorer(network);
    LabelledRows asked = share.at(own);
    return what == Measure.SCORE ? scorer.score(asked.features()) : scorer.errors(asked);
  }
}
