// SPDX-License-Identifier: Apache-2.0
package net.concordat.registry.job;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How jobs are given out.
 *
 * @param lease how long a worker may be silent before another takes its job
 * @param firstRetry how long a job waits after its first failure; twice as long after each further
 * @param longestRetry how long it waits at most
 */
@ConfigurationProperties("concordat.jobs")
public record JobProperties(
    @DefaultValue("2m") Duration lease,
    @DefaultValue("30s") Duration firstRetry,
    @DefaultValue("1h") Duration longestRetry) {
  /**
   * How long a job waits before it is tried again.
   *
   * @param attempt which attempt failed, from 1
   */
  Duration retryAfter(int attempt) {
    Duration wait = firstRetry;
    for (int i = 1; i < attempt && wait.compareTo(longestRetry) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    return wait.compareTo(longestRetry) < 0 ? wait : longestRetry;
  }
}
