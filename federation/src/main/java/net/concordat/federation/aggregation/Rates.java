// SPDX-License-Identifier: Apache-2.0
package net.concordat.federation.aggregation;

/** Numbers that must be positive. */
final class Rates {
  private Rates() {}

  static void require(String name, double given) {
    if (!(given > 0 && given < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "'%s' must be a number above 0, but is %s".formatted(name, given));
    }
  }
}
