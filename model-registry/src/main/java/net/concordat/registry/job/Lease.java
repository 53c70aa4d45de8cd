// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job;

import java.time.Instant;

/**
 * A worker's right to a job, for a while.
 *
 * @param job the job
 * @param token what proves the right; known to the worker alone
 * @param until when the right ends unless the worker reports before
 */
public record Lease(FineTuneJob job, String token, Instant until) {
  @Override
  public String toString() {
    return "lease of " + job.id() + " until " + until;
  }
}
