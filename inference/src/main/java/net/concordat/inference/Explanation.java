// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.concordat.inference.schema.RowSchema;

/**
 * Why a row has its score.
 *
 * @param score what the model gives it
 * @param baseline what the model gives the baseline
 * @param parts what each field adds to the baseline's score, in the order of {@link
 *     RowSchema#fields}; not to be written to
 * @param gap how far the sum of the parts is from {@code score - baseline}
 */
public record Explanation(double score, double baseline, double[] parts, double gap) {
  /**
   * The fields that moved the score most, the greatest part first; of equal parts the earlier
   * field. Those that did not move it are no reasons.
   *
   * @param most how many at most
   */
  public List<Reason> reasons(int most) {
    List<Reason> strongest = new ArrayList<>(most + 1);
    for (int field = 0; field < parts.length; field++) {
      double strength = Math.abs(parts[field]);
      int place = strongest.size();
      while (place > 0 && Math.abs(strongest.get(place - 1).part()) < strength) {
        place--;
      }
      if (strength != 0 && place < most) {
        strongest.add(place, new Reason(field, parts[field]));
        if (strongest.size() > most) {
          strongest.remove(most);
        }
      }
    }
    return Collections.unmodifiableList(strongest);
  }
}
