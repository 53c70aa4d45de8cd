// SPDX-License-Identifier: Apache-2.0
package net.concordat.inference;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
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
    return IntStream.range(0, parts.length)
        .filter(field -> parts[field] != 0)
        .mapToObj(field -> new Reason(field, parts[field]))
        .sorted(Comparator.comparingDouble((Reason r) -> -Math.abs(r.part())))
        .limit(most)
        .toList();
  }
}
