// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.training.privacy;

import java.io.Serializable;
import java.util.Arrays;
import net.concordat.worker.training.fused.FusedNetwork;

/**
 * The rows of a step in the order in which they go through the network, no unit in two chunks.
 * Where a unit would not fit into what is left of a chunk, that is filled up with rows that count
 * for nothing.
 */
public final class StepRows implements Serializable {
  private static final long serialVersionUID = 1;

  static final StepRows NONE = oneByOne(new int[0]);
  private static final int PADDING = -1;

  private final int[] places;
  private final int[] unitOf;

  private StepRows(int[] places, int[] unitOf) {
    this.places = places;
    this.unitOf = unitOf;
  }

  /** Rows that are units of their own. */
  static StepRows oneByOne(int[] places) {
    return new StepRows(places, new int[0]);
  }

  /** Lays out what a step took. */
  static StepRows of(PrivacyUnits.UnitBatch batch) {
    int most = 2 * batch.rows().length + FusedNetwork.CHUNK;
    int[] places = new int[most];
    int[] unitOf = new int[most];
    int count = 0;
    for (int unit = 0; unit < batch.units(); unit++) {
      int has = batch.firsts()[unit + 1] - batch.firsts()[unit];
      int left = FusedNetwork.CHUNK - count % FusedNetwork.CHUNK;
      if (has > left) {
        Arrays.fill(places, count, count + left, batch.rows()[0]);
        Arrays.fill(unitOf, count, count + left, PADDING);
        count += left;
      }
      System.arraycopy(batch.rows(), batch.firsts()[unit], places, count, has);
      Arrays.fill(unitOf, count, count + has, unit);
      count += has;
    }
    return new StepRows(Arrays.copyOf(places, count), Arrays.copyOf(unitOf, count));
  }

  /** Which of the data's rows, one after the other. */
  public int[] places() {
    return places;
  }

  /** Whose each row is, without saying which of the data's rows it is. */
  public StepRows withoutPlaces() {
    return new StepRows(new int[0], unitOf);
  }

  /** Whether each row is a unit of its own; then nothing else is asked. */
  boolean oneByOne() {
    return unitOf.length == 0;
  }

  boolean isPadding(long position) {
    return unitOf[(int) position] == PADDING;
  }

  /** Behind which row of a chunk the unit ends of which one row is the first. */
  int endOfUnit(long firstOfChunk, int first, int rows) {
    int unit = unitOf[(int) firstOfChunk + first];
    int end = first + 1;
    while (end < rows && unitOf[(int) firstOfChunk + end] == unit) {
      end++;
    }
    return end;
  }
}
