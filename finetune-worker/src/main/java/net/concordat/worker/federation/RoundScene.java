// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.federation;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import net.concordat.federation.aggregation.GlobalModel;

/**
 * What has come of a round when updates are to be combined.
 *
 * @param federation its name
 * @param round from 1
 * @param model that the clients trained from
 * @param sizes rows of every client of the federation, in the members' order, as stated at its
 *     beginning
 * @param began who began the round, in the members' order
 * @param updates of those who began it
 * @param silent those of them who went away before their update came
 * @param seed of what is drawn for this round
 */
record RoundScene(
    String federation,
    int round,
    GlobalModel model,
    Map<String, Long> sizes,
    List<String> began,
    Map<String, float[]> updates,
    Set<String> silent,
    long seed) {
  long size(String member) {
    return Objects.requireNonNull(sizes.get(member), member);
  }

  float[] update(String member) {
    return Objects.requireNonNull(updates.get(member), member);
  }

  /** Those whose updates come, in the members' order. */
  List<String> arriving() {
    return began.stream().filter(member -> !silent.contains(member)).toList();
  }
}
