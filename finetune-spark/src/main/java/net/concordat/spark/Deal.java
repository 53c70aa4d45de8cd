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
 * @param positions where each row of the source comes in the pass; -1 for those that do not
 */
record Deal(Broadcast<int[]> positions, Places places, PassPlan plan)
    implements PairFlatMapFunction<Share, Integer, Bundle> {
  @Override
  public Iterator<Tuple2<Integer, Bundle>> call(Share share) {
    List<Hand> hands = new ArrayList<>();
    for (int i = 0; i < plan.shares(); i++) {
      hands.add(new Hand());
    }
    for (int place = 0; place < share.features().length; place++) {
      int position = positions.value()[places.row(share.number(), place)];
      if (position >= 0) {
        Hand hand = hands.get(plan.share(position));
        hand.positions.add(position);
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
