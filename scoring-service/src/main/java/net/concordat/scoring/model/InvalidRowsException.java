// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.model;

import java.util.List;

/** Rows have values that their schema does not allow. */
public final class InvalidRowsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Fault> faults;

  /**
   * A value that is not allowed.
   *
   * @param decision the place of its row in the request, from 0
   * @param field its name
   * @param rule MISSING, EXTRA, TYPE, RANGE or VALUE
   * @param detail what is allowed, and what was given
   */
  public record Fault(int decision, String field, String rule, String detail) {}

  /** All that is wrong. */
  public InvalidRowsException(List<Fault> faults) {
    super(faults.size() + " values are not as the schema says");
    this.faults = List.copyOf(faults);
  }

  /** What is wrong, the first of it in words. */
  public String sentence() {
    Fault first = faults.get(0);
    return "%d values cannot be used; the first: decision %d, field '%s': %s"
        .formatted(faults.size(), first.decision(), first.field(), first.detail());
  }

  /** Each value that is not allowed. */
  public List<Fault> faults() {
    return faults;
  }
}
