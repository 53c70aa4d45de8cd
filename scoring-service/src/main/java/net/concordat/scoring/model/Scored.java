// SPDX-License-Identifier: Apache-2.0
package net.concordat.scoring.model;

import java.util.List;

/**
 * What a version makes of a row.
 *
 * @param score from 0 to 1
 * @param reasons the fields that moved it most, the strongest first
 */
public record Scored(double score, List<String> reasons) {
  /** Copies the list. */
  public Scored {
    reasons = List.copyOf(reasons);
  }
}
