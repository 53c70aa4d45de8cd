// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.monitoring;

import java.time.Instant;
import java.util.List;
import net.concordat.scoring.monitoring.Figures.Compared;
import org.jspecify.annotations.Nullable;

/**
 * What the windows of an adoption are compared with: the bank's own cases.
 *
 * @param origin FILE or FIRST_WINDOW
 * @param decisions how many cases it is of
 * @param sampled how many of them its distributions are of
 * @param from the first window's beginning; null of a file
 * @param to its end; null of a file
 * @param flaggedShare the share of flagged cases
 * @param score how scores were distributed
 * @param fields how fields were
 */
record Reference(
    String origin,
    long decisions,
    int sampled,
    @Nullable Instant from,
    @Nullable Instant to,
    double flaggedShare,
    FieldCounts score,
    List<FieldCounts> fields) {
  static final String FILE = "FILE";
  static final String FIRST_WINDOW = "FIRST_WINDOW";

  Compared compared() {
    return new Compared(origin, decisions, from, to);
  }
}
