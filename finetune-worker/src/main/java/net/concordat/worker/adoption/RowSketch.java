// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.adoption;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.TreeSet;
import net.concordat.common.CanonicalHash;
import net.concordat.worker.data.source.WatchedSource;

/**
 * Says of two sets of rows how many they share, from the {@value #MOST} rows of each whose hashes
 * are least (a bottom-k sketch, Broder 1997): of small sets exactly, of large ones to within a
 * hundredth. Rows are the same where all their cells are.
 */
public final class RowSketch implements WatchedSource.Watch {
  static final int MOST = 10_000;

  private final TreeSet<Long> least = new TreeSet<>();

  /** No row yet. */
  public RowSketch() {}

  RowSketch(List<Long> hashes) {
    least.addAll(hashes);
  }

  @Override
  public void begin(String name, List<String> header) {
    // Whatever the columns are: rows of others are no twins.
  }

  @Override
  public void row(long row, List<String> cells) {
    byte[] digest = CanonicalHash.of("concordat/row-sketch").texts(cells).digest();
    least.add(ByteBuffer.wrap(digest).getLong());
    if (least.size() > MOST) {
      least.pollLast();
    }
  }

  List<Long> hashes() {
    return List.copyOf(least);
  }

  /** The share of these rows that the other set has, too; of different rows where some repeat. */
  double sharedWith(RowSketch other) {
    // Only up to there both sets are known whole.
    long bound = Math.min(bound(), other.bound());
    long known = least.headSet(bound, true).size();
    long shared = least.headSet(bound, true).stream().filter(other.least::contains).count();
    return known == 0 ? 0 : (double) shared / known;
  }

  private long bound() {
    return least.size() < MOST ? Long.MAX_VALUE : least.last();
  }
}
