// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.monitoring;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Rows of which a reference is made: all, or of many a random part (Vitter's algorithm R, 1985).
 */
final class Sample {
  /** The most rows that are kept. */
  static final int MOST = 10_000;

  private final List<Row> rows = new ArrayList<>();
  private final SplittableRandom random;
  private long seen;
  private long flagged;

  private record Row(double score, Map<String, Object> values) {}

  /**
   * @param adoption by whose id the part is drawn, so that it is the same each time
   */
  Sample(UUID adoption) {
    this.random = new SplittableRandom(adoption.getMostSignificantBits());
  }

  void add(double score, boolean isFlagged, Map<String, Object> values) {
    seen++;
    flagged += isFlagged ? 1 : 0;
    if (rows.size() < MOST) {
      rows.add(new Row(score, values));
    } else {
      long place = random.nextLong(seen);
      if (place < MOST) {
        rows.set((int) place, new Row(score, values));
      }
    }
  }

  long seen() {
    return seen;
  }

  Reference reference(String origin, @Nullable Instant from, @Nullable Instant to) {
    TreeSet<String> fields = new TreeSet<>();
    rows.forEach(row -> fields.addAll(row.values().keySet()));
    List<FieldCounts> counts = new ArrayList<>();
    for (String field : fields) {
      List<@Nullable Object> values = new ArrayList<>();
      rows.stream()
          .filter(row -> !row.values().isEmpty())
          .forEach(row -> values.add(row.values().get(field)));
      counts.add(FieldCounts.of(field, values));
    }
    List<@Nullable Object> scores = new ArrayList<>();
    rows.forEach(row -> scores.add(row.score()));
    return new Reference(
        origin,
        seen,
        rows.size(),
        from,
        to,
        (double) flagged / Math.max(1, seen),
        FieldCounts.of("", scores),
        counts);
  }
}
