// SPDX-License-Identifier: Apache-2.0
package net.concordat.deploy.kills;

import java.util.List;

/**
 * What has become of a command after nodes died.
 *
 * @param lost what is missing: from a ledger that should have it, from a store, or an answer that
 *     never came; empty if nothing is
 * @param doubled what is there more than once; empty if nothing is
 */
record Outcome(List<String> lost, List<String> doubled) {
  Outcome {
    lost = List.copyOf(lost);
    doubled = List.copyOf(doubled);
  }

  /** Nothing lost and nothing doubled. */
  boolean isOnce() {
    return lost.isEmpty() && doubled.isEmpty();
  }

  @Override
  public String toString() {
    return isOnce() ? "once" : "LOST " + lost + " DOUBLED " + doubled;
  }
}
