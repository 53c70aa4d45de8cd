// SPDX-License-Identifier: Apache-2.0
package net.concordat.ui.api;

import java.time.Instant;
import java.util.UUID;

/**
 * What is anchored of a log of a bank's decisions.
 *
 * @param last its newest batch
 * @param batches how many batches are known here
 * @param records how many records these have together
 * @param complete whether that is all up to the newest: none is missing in between
 */
public record AnchoredLog(Last last, long batches, long records, boolean complete) {
  /**
   * The newest batch of a log.
   *
   * @param member whose log
   * @param logId which
   * @param index how many batches are before it
   * @param since when it was anchored
   */
  public record Last(String member, UUID logId, long index, Instant since) {}
}
