// SPDX-License-Identifier: Apache-2.0
package net.concordat.worker.registry;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.UUID;

/**
 * A job that this worker has, as long as it reports.
 *
 * @param id which
 * @param attempt how many workers have taken it, this one included
 * @param recipe what is asked
 * @param isLast whether no attempt comes after this one
 * @param token what proves that the job is this worker's
 * @param lasts how long the worker may be silent
 */
public record LeasedJob(
    UUID id, int attempt, boolean isLast, JsonNode recipe, String token, Duration lasts) {
  @Override
  public String toString() {
    return "job " + id + ", attempt " + attempt;
  }
}
