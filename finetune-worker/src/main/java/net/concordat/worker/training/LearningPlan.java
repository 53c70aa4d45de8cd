// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training;

import java.util.List;
import java.util.stream.IntStream;
import net.concordat.inference.artifact.Architecture;
import net.concordat.worker.training.fused.FusedNetwork;
import net.concordat.worker.training.fused.PartRule;

/**
 * Which parts of a network learn when, and how.
 *
 * @param rules one for each part; rates are relative to the learning rate
 * @param opensAfter passes after which each part learns; {@link #NEVER} for frozen ones
 */
record LearningPlan(List<PartRule> rules, int[] opensAfter) {
  static final int NEVER = Integer.MAX_VALUE;

  /** All parts learn alike, from the beginning. */
  static LearningPlan all(Architecture shape, double l2) {
    return of(shape, l2, 0);
  }

  /** The same, each part drawn back to where it began. */
  static LearningPlan of(Architecture shape, double l2, double towards) {
    int parts = shape.parts().size();
    List<PartRule> rules =
        IntStream.range(0, parts).mapToObj(part -> new PartRule(1, l2, towards)).toList();
    return new LearningPlan(rules, new int[parts]);
  }

  /** Lets those parts learn that do after so many passes. */
  void open(FusedNetwork network, int passes) {
    for (int part = 0; part < opensAfter.length; part++) {
      network.setLearning(part, opensAfter[part] <= passes);
    }
  }
}
