// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.data.source;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A part of a source, between two of its cuts.
 *
 * @param from its first cut
 * @param to the next part's first cut
 */
public record Part(Cut from, Cut to) implements Serializable {
  /**
   * A place where a row begins.
   *
   * @param offset in text the byte, unpacked where it is packed; else the row
   * @param rows that come before it
   */
  public record Cut(long offset, long rows) implements Serializable {}

  /** How many rows it has. */
  public long rows() {
    return to.rows() - from.rows();
  }

  /**
   * Parts of about the same length; where there are few cuts, some are empty.
   *
   * @param cuts at least the first place and the end
   */
  public static List<Part> among(List<Cut> cuts, int count) {
    Cut end = cuts.get(cuts.size() - 1);
    Cut[] chosen = new Cut[count + 1];
    Arrays.fill(chosen, end);
    chosen[0] = cuts.get(0);
    int next = 0;
    for (int i = 1; i < count; i++) {
      while (cuts.get(next).offset() < (double) end.offset() * i / count) {
        next++;
      }
      chosen[i] = cuts.get(next);
    }
    List<Part> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(new Part(chosen[i], chosen[i + 1]));
    }
    return parts;
  }
}
