// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.PairFlatMapFunction;
import org.apache.spark.broadcast.Broadcast;
import scala.Tuple2;

/**
 * Deals the rows of a share of the source to the shares of a pass.
 *
 * @param positions where the rows of the source come in the pass
 */
record Deal(Broadcast<Positions> positions, Places places, PassPlan plan)
    implements PairFlatMapFunction<Share, Integer, Bundle> {
  @Override
  public Iterator<Tuple2<Integer, Bundle>> call(Share share) {
    List<Hand> hands = new ArrayList<>();
    for (int i = 0; i < plan.shares(); i++) {
      hands.add(new Hand());
    }
    Positions where = positions.value();
    for (int place = 0; place < share.features().length; place++) {
      int row = places.row(share.number(), place);
      for (int i = where.first()[row]; i < where.first()[row + 1]; i++) {
        Hand hand = hands.get(plan.share(where.all()[i]));
        hand.positions.add(where.all()[i]);
        hand.places.add(place);
      }
    }
    List<Tuple2<Integer, Bundle>> dealt = new ArrayList<>();
    for (int i = 0; i < plan.shares(); i++) {
      dealt.add(new Tuple2<>(i, hands.get(i).bundle(share)));
    }
    return dealt.iterator();
  }

  private static final class Hand {
    private final List<Integer> positions = new ArrayList<>();
    private final List<Integer> places = new ArrayList<>();

    Bundle bundle(Share share) {
      float[][] features = new float[places.size()][];
      byte[] labels = new byte[places.size()];
      for (int i = 0; i < features.length; i++) {
        features[i] = share.features()[places.get(i)];
        labels[i] = share.facts().labels()[places.get(i)];
      }
      return new Bundle(positions.stream().mapToInt(Integer::intValue).toArray(), features, labels);
    }
  }
}
