// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.aggregation;

/**
 * What a client's training changed in a round.
 *
 * @param member whose it is
 * @param difference the client's weights less the global model's, one number for each weight; all
 *     finite
 * @param numExamples on how many rows it trained, at least 1; as the member states it
 */
public record ClientUpdate(String member, float[] difference, long numExamples) {
  /**
   * Checks it.
   *
   * @throws IllegalArgumentException if a number is not finite, there is none, or the rows are none
   */
  public ClientUpdate {
    if (difference.length == 0) {
      throw new IllegalArgumentException(
          "An update must have weights, but %s's has none".formatted(member));
    }
    for (int i = 0; i < difference.length; i++) {
      if (!Float.isFinite(difference[i])) {
        throw new IllegalArgumentException(
            "An update must be finite, but weight %d of %s's is %s"
                .formatted(i, member, difference[i]));
      }
    }
    if (numExamples < 1) {
      throw new IllegalArgumentException(
          "An update must come from 1 row or more, but %s states %d"
              .formatted(member, numExamples));
    }
  }

  /** The L2 norm of a difference, at least 0. */
  public static double norm(float[] difference) {
    double squares = 0;
    for (float one : difference) {
      squares += (double) one * one;
    }
    return Math.sqrt(squares);
  }
}
