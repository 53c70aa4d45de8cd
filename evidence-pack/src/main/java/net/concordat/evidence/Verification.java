// SPDX-License-Identifier: Apache-2.0
package net.concordat.evidence;

import java.util.List;

/**
 * What came of verifying a pack.
 *
 * @param consortiumId the consortium's fingerprint, on which everything else rests: to be compared
 *     with what its members and observers know; empty if it could not be told
 * @param summary what was verified, in words; empty if anything is wrong
 * @param problems what is wrong, each with where; empty if nothing is
 */
public record Verification(String consortiumId, List<String> summary, List<String> problems) {
  /** Whether nothing is wrong. */
  public boolean isVerified() {
    return problems.isEmpty();
  }
}
