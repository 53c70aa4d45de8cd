// SPDX-License-Identifier: Apache-2.0
package net.concordat.spark;

import java.util.List;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.broadcast.Broadcast;

/**
 * Takes a share of rows that the driver has read.
 *
 * @param slices of all rows, in their order
 */
record JoinShare(List<Broadcast<Share>> slices, int shares) implements Function<Integer, Share> {
  @Override
  public Share call(Integer number) {
    return Share.of(
        number,
        slices.subList(first(number), first(number + 1)).stream().map(Broadcast::value).toList());
  }

  private int first(int share) {
    return (int) ((long) slices.size() * share / shares);
  }
}
